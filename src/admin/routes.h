#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wiresift {

/// The functions that give the pages their content. They are called on the server's thread, so each
/// must be safe there and quick; none may throw.
struct AdminProviders {
  /// False when the process cannot recover and should be restarted. Not for outages elsewhere.
  std::function<bool()> is_live;
  /// One line for each thing that keeps the process from being ready; empty when it is ready.
  std::function<std::vector<std::string>()> waiting_for;
  /// The body of /metrics, in Prometheus' text format.
  std::function<std::string()> metrics;
  /// Names and values of /version; fixed for the life of the process.
  std::vector<std::pair<std::string, std::string>> version;
};

/// An answer over HTTP, without the connection's own headers.
struct AdminResponse {
  unsigned status = 200;
  std::string content_type;
  std::string body;
  std::string allow;  ///< the header Allow; only 405 has one
};

/// Answers a request: `target` as it was sent, a query string included. HEAD gets the answer of
/// GET, of which the server leaves the body out. 404 for unknown paths, 405 for other methods.
[[nodiscard]] AdminResponse Respond(std::string_view method, std::string_view target,
                                    const AdminProviders& providers);

}  // namespace wiresift
