#pragma once

#include <string>
#include <vector>

#include "config/config.h"

namespace wiresift {

/// The paths of keys whose values differ, in the order of the example file, then those of
/// librdkafka's properties. Values are left out, since they may be secret.
[[nodiscard]] std::vector<std::string> ChangedKeys(const Config& before, const Config& after);

}  // namespace wiresift
