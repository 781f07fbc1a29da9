#include "publisher/profiles.h"

#include <utility>

namespace wiresift {

Status PublisherProfiles::Add(PublisherProfile profile) {
  const std::string domain = profile.domain();
  const auto [place, is_new] = by_domain_.try_emplace(domain, std::move(profile));
  if (is_new) return {};
  return Fail(ErrorCode::kInvalid,
              "domain: found a second profile of " + place->first + ", expected one");
}

const PublisherProfile* PublisherProfiles::Find(std::string_view host) const {
  while (!host.empty()) {
    const auto found = by_domain_.find(host);
    if (found != by_domain_.end()) return &found->second;
    const std::size_t dot = host.find('.');
    host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
  }
  return nullptr;
}

}  // namespace wiresift
