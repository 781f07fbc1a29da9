#pragma once

#include <string>

#include "core/result.h"
#include "publisher/profile.h"

namespace wiresift {

/// Replaces the file `path` with the profile, whole or not at all: writes beside it, syncs and
/// renames. kUnavailable has the path and the system's reason.
[[nodiscard]] Status SaveProfile(const std::string& path, const PublisherProfile& profile);

}  // namespace wiresift
