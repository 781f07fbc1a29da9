#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace wiresift {

/// How long a busy machine may take over what it does in a second else: a test that only wants it
/// done waits so long. A test of how long it takes has a limit of its own.
constexpr std::chrono::seconds kAnswerMax{60};

/// `wiresift run` as a process of its own, with a configuration file and a state folder. Killed
/// when the object goes. One thread.
class DaemonProcess {
 public:
  /// `yaml` is written to `folder`/wiresift.yaml; the admin server takes a free port. The log goes
  /// to `folder`/log, appended over several starts.
  DaemonProcess(std::filesystem::path folder, const std::string& yaml);
  ~DaemonProcess();
  DaemonProcess(const DaemonProcess&) = delete;
  DaemonProcess& operator=(const DaemonProcess&) = delete;

  void Start();
  /// Sends SIGKILL and waits for the end.
  void Kill();
  /// Sends SIGTERM. The exit code, or nothing when the process has not ended within `limit`.
  /// Without one it may take as long as a busy machine needs.
  std::optional<int> Terminate(std::chrono::milliseconds limit = kAnswerMax);
  [[nodiscard]] bool IsRunning();

  /// The body of a page of the admin server, with its status in front: `503 …`. Empty while there
  /// is no answer.
  [[nodiscard]] std::string Get(const std::string& path);
  /// True once the page answers with `status` within `limit`.
  [[nodiscard]] bool WaitForStatus(const std::string& path, int status,
                                   std::chrono::milliseconds limit);
  /// True once the page has `text` in it within `limit`.
  [[nodiscard]] bool WaitForText(const std::string& path, std::string_view text,
                                 std::chrono::milliseconds limit);
  /// True once `text` has been logged within `limit`.
  [[nodiscard]] bool WaitForLog(std::string_view text, std::chrono::milliseconds limit) const;
  /// True once the process has ended within `limit`.
  [[nodiscard]] bool WaitForEnd(std::chrono::milliseconds limit);
  /// Everything logged so far.
  [[nodiscard]] std::string Log() const;

 private:
  [[nodiscard]] std::optional<std::uint16_t> AdminPort() const;
  [[nodiscard]] bool WaitForPage(const std::string& path, std::chrono::milliseconds limit,
                                 const std::function<bool(const std::string& page)>& is_wanted);

  std::filesystem::path folder_;
  std::size_t log_begin_ = 0;  ///< where this start's log begins
  pid_t pid_ = -1;
};

}  // namespace wiresift
