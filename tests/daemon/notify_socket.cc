#include "daemon/notify_socket.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace wiresift::tests {

NotifySocket::NotifySocket()
    // Short: a socket's path has 107 bytes at most.
    : path_("/tmp/wiresift-notify-" + std::to_string(getpid())),
      socket_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path_.c_str(), sizeof(address.sun_path) - 1);
  std::filesystem::remove(path_);
  if (bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
    throw std::runtime_error("bind " + path_.string());
  setenv("NOTIFY_SOCKET", path_.c_str(), 1);
}

NotifySocket::~NotifySocket() {
  unsetenv("NOTIFY_SOCKET");
  close(socket_);
  std::filesystem::remove(path_);
}

std::string NotifySocket::Next() const {
  std::array<char, 4096> buffer{};
  const ssize_t got = recv(socket_, buffer.data(), buffer.size(), 0);
  return got < 0 ? std::string() : std::string(buffer.data(), static_cast<std::size_t>(got));
}

}  // namespace wiresift::tests
