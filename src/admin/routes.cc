#include "admin/routes.h"

#include <algorithm>
#include <array>

#include "core/json_writer.h"

namespace wiresift {
namespace {

constexpr std::string_view kText = "text/plain; charset=utf-8";
constexpr std::string_view kJson = "application/json";
constexpr std::string_view kMetricsText = "text/plain; version=0.0.4; charset=utf-8";

AdminResponse Text(unsigned status, std::string body) {
  return {
      .status = status, .content_type = std::string(kText), .body = std::move(body), .allow = {}};
}

AdminResponse Json(unsigned status, JsonWriter& json) {
  return {.status = status,
          .content_type = std::string(kJson),
          .body = json.Take() + "\n",
          .allow = {}};
}

AdminResponse Live(const AdminProviders& providers) {
  return providers.is_live() ? Text(200, "live\n") : Text(503, "not live\n");
}

AdminResponse Ready(const AdminProviders& providers) {
  const std::vector<std::string> waiting_for = providers.waiting_for();
  JsonWriter json;
  json.BeginObject().Key("ready").Boolean(waiting_for.empty()).Key("waiting_for").BeginArray();
  for (const std::string& line : waiting_for)
    json.Text(line);
  json.EndArray().EndObject();
  return Json(waiting_for.empty() ? 200 : 503, json);
}

AdminResponse Version(const AdminProviders& providers) {
  JsonWriter json;
  json.BeginObject();
  for (const auto& [name, value] : providers.version)
    json.Key(name).Text(value);
  json.EndObject();
  return Json(200, json);
}

AdminResponse MetricsPage(const AdminProviders& providers) {
  AdminResponse response = Text(200, providers.metrics());
  response.content_type = kMetricsText;
  return response;
}

struct Route {
  std::string_view path;
  AdminResponse (*answer)(const AdminProviders&);
};

constexpr std::array<Route, 4> kRoutes = {
    {{"/livez", Live}, {"/readyz", Ready}, {"/version", Version}, {"/metrics", MetricsPage}}};

AdminResponse NotFound() {
  std::string text = "not found; there are";
  for (const Route& route : kRoutes)
    text.append(" ").append(route.path);
  return Text(404, text + "\n");
}

}  // namespace

AdminResponse Respond(std::string_view method, std::string_view target,
                      const AdminProviders& providers) {
  const std::string_view path = target.substr(0, target.find('?'));
  const auto route = std::ranges::find(kRoutes, path, &Route::path);
  if (route == kRoutes.end()) return NotFound();
  if (method != "GET" && method != "HEAD") {
    AdminResponse response = Text(405, "only GET and HEAD\n");
    response.allow = "GET, HEAD";
    return response;
  }
  return route->answer(providers);
}

}  // namespace wiresift
