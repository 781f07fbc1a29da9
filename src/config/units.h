#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wiresift {

/// Reads a duration such as `100ms 30s 5m 72h 90d`: a whole number and a unit, no space. Gives
/// nothing for any other text, a bare number included, and for a value that does not fit.
[[nodiscard]] std::optional<std::chrono::milliseconds> ParseDuration(std::string_view text);

/// Writes the shortest exact form, in days only from a week up: `72h`, `90d`, `1500ms`.
[[nodiscard]] std::string FormatDuration(std::chrono::milliseconds duration);

/// Reads bytes in powers of 1024, such as `8MiB 512KiB 4GiB 1000`. Gives nothing for any other text
/// (`8MB` is ambiguous) and for a value that does not fit.
[[nodiscard]] std::optional<std::uint64_t> ParseSize(std::string_view text);

/// Writes the shortest exact form: `8MiB`, `1000`.
[[nodiscard]] std::string FormatSize(std::uint64_t bytes);

/// Reads a whole decimal number with an optional minus and nothing around it.
[[nodiscard]] std::optional<std::int64_t> ParseInteger(std::string_view text);

/// Reads a finite decimal number with nothing around it.
[[nodiscard]] std::optional<double> ParseDecimal(std::string_view text);

}  // namespace wiresift
