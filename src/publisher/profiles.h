#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "core/result.h"
#include "publisher/profile.h"

namespace wiresift {

/// The profiles in use, by domain. Const use: any thread.
class PublisherProfiles {
 public:
  /// kInvalid when there is one of its domain already.
  [[nodiscard]] Status Add(PublisherProfile profile);

  /// The profile of `host` (as PublisherOf gives it) or of the nearest domain above it, else null.
  /// Lives as long as this object and is not moved.
  [[nodiscard]] const PublisherProfile* Find(std::string_view host) const;

  [[nodiscard]] std::size_t size() const { return by_domain_.size(); }

  [[nodiscard]] bool empty() const { return by_domain_.empty(); }

 private:
  std::map<std::string, PublisherProfile, std::less<>> by_domain_;
};

}  // namespace wiresift
