#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "publisher/profile.h"
#include "publisher/profiles.h"

namespace wiresift {

/// Publisher profiles, or all that is wrong with their files.
struct LoadedProfiles {
  PublisherProfiles profiles;       ///< all that could be read
  std::vector<std::string> errors;  ///< one line each, `profiles/a.example.ndjson:3: kept: found …`
};

/// Reads one profile; kUnavailable when the file cannot be read.
[[nodiscard]] Result<PublisherProfile> LoadProfile(const std::string& path);

/// Reads a profile, or all files `*.ndjson` of a folder in order of their names. A folder without
/// any is an error: a misspelt path would pass for one.
[[nodiscard]] LoadedProfiles LoadProfiles(const std::string& path);

}  // namespace wiresift
