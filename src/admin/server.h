#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "admin/options.h"
#include "admin/routes.h"
#include "core/result.h"

namespace wiresift {

/// Bounds of one server; tests set shorter times.
struct AdminLimits {
  std::chrono::milliseconds request_time{10'000};  ///< for a whole request, idle time included
  std::chrono::milliseconds response_time{10'000};
  std::size_t header_bytes_max = 8 << 10;
  std::size_t body_bytes_max = 1 << 10;  ///< no page reads a body; small ones are ignored
  std::size_t connections_max = 64;      ///< later ones are closed at once
};

/// Serves the pages of routes.h over HTTP/1.1, on one thread of its own. The pages carry no secrets
/// and change nothing, so there is no login. Made and destroyed on one thread; any may ask for the
/// port.
class AdminServer {
 public:
  /// Listens and starts to answer. kUnavailable names the address when it cannot be had.
  [[nodiscard]] static Result<std::unique_ptr<AdminServer>> Start(const AdminOptions& options,
                                                                  AdminProviders providers,
                                                                  const AdminLimits& limits = {});

  /// Closes the port and all connections, and waits for the thread.
  ~AdminServer();
  AdminServer(const AdminServer&) = delete;
  AdminServer& operator=(const AdminServer&) = delete;

  /// The port in use; never 0.
  [[nodiscard]] std::uint16_t port() const;

 private:
  struct Impl;
  explicit AdminServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace wiresift
