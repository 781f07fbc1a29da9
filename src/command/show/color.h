#pragma once

#include <string_view>

namespace wiresift {

/// The facts about output and environment that decide whether colours are used.
struct ColorContext {
  bool is_terminal = false;
  std::string_view no_color;  ///< NO_COLOR; empty when it is not set
  std::string_view term;      ///< TERM; empty when it is not set
};

/// `--color`: `always`, `never`, or `auto`: on a terminal that is not dumb, unless NO_COLOR has a
/// value (https://no-color.org).
[[nodiscard]] bool WantsColor(std::string_view mode, const ColorContext& context);

}  // namespace wiresift
