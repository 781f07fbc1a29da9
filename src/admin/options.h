#pragma once

#include <cstdint>
#include <string>

namespace wiresift {

/// The `admin:` map of the configuration: the address where probes and metrics are served.
struct AdminOptions {
  std::string address = "127.0.0.1";  ///< an IPv4 or IPv6 address, never a name
  std::uint16_t port = 9464;          ///< 0 lets the system choose
};

}  // namespace wiresift
