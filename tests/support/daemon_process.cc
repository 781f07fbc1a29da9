#include "support/daemon_process.h"

#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <netinet/in.h>
#include <sstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kLook{20};

/// Looks again and again; false when it does not hold within `limit`.
bool WaitUntil(const std::function<bool()>& holds, milliseconds limit,
               milliseconds pause = kLook * 5) {
  const auto deadline = steady_clock::now() + limit;
  while (steady_clock::now() < deadline) {
    if (holds()) return true;
    std::this_thread::sleep_for(pause);
  }
  return false;
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// All that the server sends to `GET path`.
std::string Fetch(std::uint16_t port, const std::string& path) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
    const std::string request =
        "GET " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
    if (write(fd, request.data(), request.size()) > 0) {
      std::array<char, 4096> buffer{};
      for (ssize_t got = 0; (got = read(fd, buffer.data(), buffer.size())) > 0;) {
        answer.append(buffer.data(), static_cast<std::size_t>(got));
      }
    }
  }
  close(fd);
  return answer;
}

}  // namespace

DaemonProcess::DaemonProcess(std::filesystem::path folder, const std::string& yaml)
    : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  std::ofstream(folder_ / "wiresift.yaml") << yaml << "state_dir: " << (folder_ / "state").string()
                                           << "\nadmin: {listen: \"127.0.0.1:0\"}\n"
                                           << "log: {format: text}\n";
}

DaemonProcess::~DaemonProcess() {
  if (pid_ > 0) Kill();
}

void DaemonProcess::Start() {
  log_begin_ = Log().size();
  const std::string config = (folder_ / "wiresift.yaml").string();
  const int log = open((folder_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  pid_ = fork();
  if (pid_ == 0) {
    dup2(log, STDERR_FILENO);
    execl(WIRESIFT_BINARY, WIRESIFT_BINARY, "run", "-c", config.c_str(), nullptr);
    _exit(127);
  }
  close(log);
}

void DaemonProcess::Kill() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

std::optional<int> DaemonProcess::Terminate(milliseconds limit) {
  kill(pid_, SIGTERM);
  const auto deadline = steady_clock::now() + limit;
  while (steady_clock::now() < deadline) {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    std::this_thread::sleep_for(kLook);
  }
  return std::nullopt;
}

bool DaemonProcess::IsRunning() {
  int status = 0;
  if (pid_ > 0 && waitpid(pid_, &status, WNOHANG) == pid_) pid_ = -1;
  return pid_ > 0;
}

std::string DaemonProcess::Get(const std::string& path) {
  const auto port = AdminPort();
  if (!port) return {};
  const std::string answer = Fetch(*port, path);
  const std::size_t body = answer.find("\r\n\r\n");
  if (body == std::string::npos || answer.size() < 12) return {};
  return answer.substr(9, 3) + " " + answer.substr(body + 4);
}

bool DaemonProcess::WaitForStatus(const std::string& path, int status, milliseconds limit) {
  return WaitForPage(path, limit, [status](const std::string& page) {
    return page.starts_with(std::to_string(status));
  });
}

bool DaemonProcess::WaitForText(const std::string& path, std::string_view text,
                                milliseconds limit) {
  return WaitForPage(path, limit, [text](const std::string& page) { return page.contains(text); });
}

bool DaemonProcess::WaitForPage(const std::string& path, milliseconds limit,
                                const std::function<bool(const std::string& page)>& is_wanted) {
  return WaitUntil([&] { return is_wanted(Get(path)); }, limit);
}

bool DaemonProcess::WaitForLog(std::string_view text, milliseconds limit) const {
  return WaitUntil([&] { return Log().contains(text); }, limit);
}

bool DaemonProcess::WaitForEnd(milliseconds limit) {
  return WaitUntil([&] { return !IsRunning(); }, limit);
}

std::string DaemonProcess::Log() const {
  return ReadFile(folder_ / "log");
}

std::optional<std::uint16_t> DaemonProcess::AdminPort() const {
  constexpr std::string_view kBefore = "probes on http://127.0.0.1:";
  const std::string log = Log().substr(log_begin_);
  const std::size_t at = log.find(kBefore);
  if (at == std::string::npos) return std::nullopt;
  return static_cast<std::uint16_t>(std::stoul(log.substr(at + kBefore.size())));
}

}  // namespace wiresift
