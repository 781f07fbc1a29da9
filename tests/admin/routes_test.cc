#include "admin/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

AdminProviders Providers(bool live, const std::vector<std::string>& waiting_for) {
  return {.is_live = [live] { return live; },
          .waiting_for = [waiting_for] { return waiting_for; },
          .metrics = [] { return std::string("wiresift_ready 1\n"); },
          .version = {{"name", "wiresift"}, {"version", "1.2\"3"}}};
}

struct RouteCase {
  std::string_view name, method, target;
  bool live;
  std::vector<std::string> waiting_for;
  unsigned status;
  std::string_view type, body;
};

class Routes : public testing::TestWithParam<RouteCase> {};

TEST_P(Routes, Answer) {
  const RouteCase& c = GetParam();
  const AdminResponse got = Respond(c.method, c.target, Providers(c.live, c.waiting_for));
  EXPECT_EQ(got.status, c.status);
  EXPECT_EQ(got.content_type, c.type);
  EXPECT_EQ(got.body, c.body);
  EXPECT_EQ(got.allow, c.status == 405 ? "GET, HEAD" : "");
}

constexpr std::string_view kText = "text/plain; charset=utf-8";
constexpr std::string_view kNotFound = "not found; there are /livez /readyz /version /metrics\n";

INSTANTIATE_TEST_SUITE_P(
    Table, Routes,
    testing::Values(
        RouteCase{"Live", "GET", "/livez", true, {}, 200, kText, "live\n"},
        RouteCase{"LiveWhileWaiting", "GET", "/livez", true, {"broker"}, 200, kText, "live\n"},
        RouteCase{"NotLive", "GET", "/livez", false, {}, 503, kText, "not live\n"},
        RouteCase{"Ready",
                  "GET",
                  "/readyz",
                  true,
                  {},
                  200,
                  "application/json",
                  "{\"ready\":true,\"waiting_for\":[]}\n"},
        RouteCase{"NotReady",
                  "GET",
                  "/readyz",
                  true,
                  {"clean: broker", "story: 12 \"left\""},
                  503,
                  "application/json",
                  "{\"ready\":false,\"waiting_for\":[\"clean: broker\",\"story: 12 "
                  "\\\"left\\\"\"]}\n"},
        RouteCase{"Version",
                  "GET",
                  "/version",
                  true,
                  {},
                  200,
                  "application/json",
                  "{\"name\":\"wiresift\",\"version\":\"1.2\\\"3\"}\n"},
        RouteCase{"Metrics",
                  "GET",
                  "/metrics",
                  true,
                  {},
                  200,
                  "text/plain; version=0.0.4; charset=utf-8",
                  "wiresift_ready 1\n"},
        RouteCase{"Query", "GET", "/livez?verbose=1", true, {}, 200, kText, "live\n"},
        RouteCase{"Head", "HEAD", "/livez", true, {}, 200, kText, "live\n"},
        RouteCase{"Root", "GET", "/", true, {}, 404, kText, kNotFound},
        RouteCase{"TrailingSlash", "GET", "/livez/", true, {}, 404, kText, kNotFound},
        RouteCase{"Longer", "GET", "/livezz", true, {}, 404, kText, kNotFound},
        RouteCase{"Case", "GET", "/Livez", true, {}, 404, kText, kNotFound},
        RouteCase{"Empty", "GET", "", true, {}, 404, kText, kNotFound},
        RouteCase{"QueryOnly", "GET", "?", true, {}, 404, kText, kNotFound},
        RouteCase{"Absolute", "GET", "http://host/livez", true, {}, 404, kText, kNotFound},
        RouteCase{"Post", "POST", "/metrics", true, {}, 405, kText, "only GET and HEAD\n"},
        RouteCase{"Delete", "DELETE", "/livez", true, {}, 405, kText, "only GET and HEAD\n"},
        RouteCase{"LowerCaseMethod", "get", "/livez", true, {}, 405, kText, "only GET and HEAD\n"},
        RouteCase{"PostElsewhere", "POST", "/x", true, {}, 404, kText, kNotFound}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace wiresift
