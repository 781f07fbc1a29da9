#pragma once

#include <string>

#include "core/result.h"
#include "publisher/profile.h"

namespace wiresift {

/// Puts the profile in the place of `path`, whole or not at all: written beside it, synced,
/// renamed. kUnavailable with the path and the system's reason.
[[nodiscard]] Status SaveProfile(const std::string& path, const PublisherProfile& profile);

}  // namespace wiresift
