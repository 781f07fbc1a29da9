#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace wiresift {

/// UTC, in milliseconds since 1970: what Kafka stamps records with.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads the dates that feeds carry: RFC 3339 / ISO 8601 (`T` or a space, with or without
/// seconds, fraction and zone; no zone means UTC), a bare date, RFC 2822 (`Fri, 07 Jan 2022
/// 16:20:00 +0100`), epoch seconds and epoch milliseconds. Nothing for anything else.
[[nodiscard]] std::optional<Timestamp> ParseTime(std::string_view text);

/// RFC 3339 in UTC: `2022-01-07T16:20:00Z`, with `.123` only when there are milliseconds.
[[nodiscard]] std::string FormatTime(Timestamp time);

}  // namespace wiresift
