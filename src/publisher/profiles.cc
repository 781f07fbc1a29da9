#include "publisher/profiles.h"

#include <utility>

namespace wiresift {

Status PublisherProfiles::Add(PublisherProfile profile) {
  std::string domain = profile.domain();
  if (by_domain_.contains(domain)) {
    return Fail(ErrorCode::kInvalid,
                "domain: found a second profile of " + domain + ", expected one");
  }
  by_domain_.emplace(std::move(domain), std::move(profile));
  return {};
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
