#include "support/kafka_broker.h"

#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <netinet/in.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace wiresift {

namespace {

namespace fs = std::filesystem;

fs::path MakeFolder() {
  std::string name = (fs::temp_directory_path() / "wiresift-kafka-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
  return name;
}

}  // namespace

KafkaBroker::KafkaBroker(std::vector<std::string> more)
    : more_(std::move(more)), data_(MakeFolder()), port_(FreePort()), controller_port_(FreePort()) {
  Start();
}

KafkaBroker::~KafkaBroker() {
  Run({"stop", "--data", data_.string()});
  std::error_code ignored;
  fs::remove_all(data_, ignored);
}

void KafkaBroker::Start() {
  std::vector<std::string> arguments = {"start",
                                        "--data",
                                        data_.string(),
                                        "--port",
                                        std::to_string(port_),
                                        "--controller-port",
                                        std::to_string(controller_port_),
                                        "--owner",
                                        std::to_string(getpid())};
  arguments.insert(arguments.end(), more_.begin(), more_.end());
  const int code = Run(arguments);
  if (code != 0) throw std::runtime_error("tests/kafka/kafka-up could not start a broker");
}

void KafkaBroker::Kill() {
  Run({"kill", "--data", data_.string()});
}

void KafkaBroker::Freeze() {
  Signal(SIGSTOP);
}

void KafkaBroker::Thaw() {
  Signal(SIGCONT);
}

std::string KafkaBroker::servers() const {
  return "127.0.0.1:" + std::to_string(port_);
}

KafkaOptions KafkaBroker::options() const {
  return {.properties = {{"bootstrap.servers", servers()}}};
}

int KafkaBroker::Run(const std::vector<std::string>& arguments) const {
  std::string script = std::string(WIRESIFT_SOURCE_DIR) + "/tests/kafka/kafka-up";
  std::vector<std::string> words = arguments;
  std::vector<char*> argv{script.data()};
  for (std::string& word : words)
    argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawn(&child, script.c_str(), nullptr, nullptr, argv.data(), environ) != 0) return -1;
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

void KafkaBroker::Signal(int signal) const {
  pid_t pid = 0;
  std::ifstream(data_ / "pid") >> pid;
  if (pid > 0) kill(pid, signal);
}

int FreePort() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool is_bound = bind(socket, any, size) == 0 && getsockname(socket, any, &size) == 0;
  close(socket);
  if (!is_bound) throw std::runtime_error("no free port on 127.0.0.1");
  return ntohs(address.sin_port);
}

}  // namespace wiresift
