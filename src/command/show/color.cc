#include "command/show/color.h"

namespace wiresift {

bool WantsColor(std::string_view mode, const ColorContext& context) {
  if (mode != "auto") return mode == "always";
  const bool is_dumb = context.term.empty() || context.term == "dumb";
  return context.is_terminal && context.no_color.empty() && !is_dumb;
}

}  // namespace wiresift
