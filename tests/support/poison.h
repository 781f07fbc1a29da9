#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"

namespace wiresift::tests {

/// A record that a feed should never have and that must cost no one else anything.
struct Poison {
  std::string name;
  std::string value;
  std::optional<Reason> rejected;  ///< nothing: it becomes an article
};

/// The whole set, about 100 MB: broken and hostile JSON, text in no encoding or in too many, pages
/// that are bombs, dates and fields that no one has.
[[nodiscard]] std::vector<Poison> PoisonSet();

}  // namespace wiresift::tests
