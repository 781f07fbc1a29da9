#include "publisher/registrable_domain.h"

#include <algorithm>
#include <array>

namespace wiresift {
namespace {

/// Second levels under which the registries of countries sell names.
constexpr std::array<std::string_view, 28> kRegistryLabels = {
    "ac",  "asn",   "co",  "com", "edu", "gen",  "go",  "gob", "gouv", "gov",
    "id",  "info",  "ltd", "me",  "ne",  "net",  "nic", "nom", "or",   "org",
    "plc", "press", "sch", "web", "gv",  "firm", "ind", "mil"};

/// Hosts of other people's pages: each name under them is a publisher of its own.
constexpr std::array<std::string_view, 14> kPlatforms = {
    "blogspot.com", "wordpress.com", "substack.com", "tumblr.com",     "medium.com",
    "github.io",    "gitlab.io",     "netlify.app",  "pages.dev",      "typepad.com",
    "wixsite.com",  "ghost.io",      "weebly.com",   "livejournal.com"};

/// Where the last `labels` labels of `host` begin; 0 when it has no more.
std::size_t LastLabels(std::string_view host, int labels) {
  std::size_t at = host.size();
  for (; labels > 0; --labels) {
    if (at == 0) return 0;
    at = host.rfind('.', at - 1);
    if (at == std::string_view::npos) return 0;
  }
  return at + 1;
}

/// `co.uk`, `com.au`; not `co.example`, nor `lakeside.de`.
bool IsRegistrySuffix(std::string_view two_labels) {
  const std::size_t dot = two_labels.find('.');
  const bool is_country = dot != std::string_view::npos && two_labels.size() - dot == 3;
  return is_country &&
         std::ranges::find(kRegistryLabels, two_labels.substr(0, dot)) != kRegistryLabels.end();
}

}  // namespace

std::string_view RegistrableDomain(std::string_view host) {
  const std::string_view two = host.substr(LastLabels(host, 2));
  const bool is_suffix =
      IsRegistrySuffix(two) || std::ranges::find(kPlatforms, two) != kPlatforms.end();
  return host.substr(LastLabels(host, is_suffix ? 3 : 2));
}

}  // namespace wiresift
