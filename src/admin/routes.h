#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wiresift {

/// What the pages show. Called on the server's thread: each must be safe there and quick, and
/// none may throw.
struct AdminProviders {
  /// False when the process cannot recover and should be restarted. Not for outages elsewhere.
  std::function<bool()> is_live;
  /// What keeps the process from being ready, one line each; empty when it is ready.
  std::function<std::vector<std::string>()> waiting_for;
  /// The page /metrics, in Prometheus' text format.
  std::function<std::string()> metrics;
  /// The page /version, name and value; fixed for the life of the process.
  std::vector<std::pair<std::string, std::string>> version;
};

struct AdminResponse {
  unsigned status = 200;
  std::string content_type;
  std::string body;
  std::string allow;  ///< the header Allow, with 405 alone
};

/// Answers `GET /metrics` and the like. `target` is the request's, a query string included. A HEAD
/// gets what GET gets; the server leaves its body out.
[[nodiscard]] AdminResponse Respond(std::string_view method, std::string_view target,
                                    const AdminProviders& providers);

}  // namespace wiresift
