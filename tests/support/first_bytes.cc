#include "support/first_bytes.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool IsReadable(int fd, steady_clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
  pollfd entry{.fd = fd, .events = POLLIN, .revents = 0};
  return left.count() > 0 && poll(&entry, 1, static_cast<int>(left.count())) == 1;
}

}  // namespace

FirstBytes::FirstBytes() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool listens = bind(socket_, any, size) == 0 && listen(socket_, 16) == 0 &&
                       getsockname(socket_, any, &size) == 0;
  if (!listens) throw std::runtime_error("no free port on 127.0.0.1");
  port_ = ntohs(address.sin_port);
}

FirstBytes::~FirstBytes() {
  close(socket_);
}

std::vector<std::string> FirstBytes::Hear(std::size_t count, milliseconds limit) const {
  std::vector<std::string> heard;
  const auto deadline = steady_clock::now() + limit;
  while (heard.size() < count && IsReadable(socket_, deadline)) {
    const int caller = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    std::array<char, 4096> buffer{};
    const ssize_t got =
        IsReadable(caller, deadline) ? read(caller, buffer.data(), buffer.size()) : 0;
    if (got > 0) heard.emplace_back(buffer.data(), static_cast<std::size_t>(got));
    close(caller);
  }
  return heard;
}

}  // namespace wiresift
