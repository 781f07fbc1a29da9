#pragma once

#include <cstddef>
#include <string_view>

namespace wiresift {

/// A file of the source tree as it was at build time.
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

/// The files of rules/, in the order of their languages (CMakeLists.txt). Written at build time.
inline constexpr std::size_t kRuleFileCount = WIRESIFT_RULE_FILES;
extern const EmbeddedFile kRuleFiles[kRuleFileCount];

}  // namespace wiresift
