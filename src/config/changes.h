#pragma once

#include <string>
#include <vector>

#include "config/config.h"

namespace wiresift {

/// Paths of the keys whose values differ, in the order of the example file, then librdkafka's
/// properties. Names alone: values may be secret.
[[nodiscard]] std::vector<std::string> ChangedKeys(const Config& before, const Config& after);

}  // namespace wiresift
