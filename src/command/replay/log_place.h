#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <variant>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"

namespace wiresift {

/// The place of the first record that a log still has.
struct LogBeginning {
  auto operator<=>(const LogBeginning&) const = default;
};

/// The end that a log has when the command starts.
struct LogEnding {
  auto operator<=>(const LogEnding&) const = default;
};

/// A place in a log as an operator names it. A time is the first record stamped then or later.
using LogPlace = std::variant<LogBeginning, Offset, Timestamp, LogEnding>;

/// Reads `earliest`, an offset (digits alone) or a date as ParseTime does. kInvalid begins with the
/// name of `option`.
[[nodiscard]] Result<LogPlace> ParseLogPlace(std::string_view option, std::string_view text);

/// Writes a place as an operator would: `earliest`, `1234`, `2026-11-26T10:00:00Z`, `now`.
[[nodiscard]] std::string ToString(const LogPlace& place);

/// kInvalid when `to` is known not to lie behind `from` without looking at the log.
[[nodiscard]] Status CheckOrder(const LogPlace& from, const LogPlace& to);

}  // namespace wiresift
