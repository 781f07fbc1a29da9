#pragma once

#include <filesystem>
#include <string>

namespace wiresift::tests {

/// A socket in systemd's place, named by NOTIFY_SOCKET while the object lives. One at a time.
class NotifySocket {
 public:
  NotifySocket();
  ~NotifySocket();
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  /// The next message; empty when there is none.
  [[nodiscard]] std::string Next() const;

 private:
  std::filesystem::path path_;
  int socket_;
};

}  // namespace wiresift::tests
