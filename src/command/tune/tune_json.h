#pragma once

#include <string>

#include "command/tune/tune_report.h"

namespace wiresift {

/// `{"pairs","join","related","wrong"}` to a line. `join` and `related` have `present`, `suggested`
/// (with its stretch, gain and advice) and the `curve`.
[[nodiscard]] std::string TuneAsJson(const TuneReport& report);

}  // namespace wiresift
