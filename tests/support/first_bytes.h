#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace wiresift {

/// Listens on a free loopback port and hangs up on each caller once it has said something. One
/// thread.
class FirstBytes {
 public:
  FirstBytes();
  ~FirstBytes();
  FirstBytes(const FirstBytes&) = delete;
  FirstBytes& operator=(const FirstBytes&) = delete;

  [[nodiscard]] int port() const { return port_; }

  /// The first bytes of the next `count` callers; fewer when `limit` is over.
  [[nodiscard]] std::vector<std::string> Hear(std::size_t count,
                                              std::chrono::milliseconds limit) const;

 private:
  int socket_ = -1;
  int port_ = 0;
};

}  // namespace wiresift
