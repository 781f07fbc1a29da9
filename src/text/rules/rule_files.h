#pragma once

#include <cstddef>

#include "core/embedded_file.h"

namespace wiresift {

/// The files of rules/, in the order of their languages (CMakeLists.txt). Written at build time.
inline constexpr std::size_t kRuleFileCount = WIRESIFT_RULE_FILES;
extern const EmbeddedFile kRuleFiles[kRuleFileCount];

}  // namespace wiresift
