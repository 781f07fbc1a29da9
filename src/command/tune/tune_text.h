#pragma once

#include <string>

#include "command/tune/tune_report.h"

namespace wiresift {

/// The report for people: the table, the suggestions with advice, the lines for wiresift.yaml, and
/// the pairs that are wrong with these.
[[nodiscard]] std::string TuneAsText(const TuneReport& report);

}  // namespace wiresift
