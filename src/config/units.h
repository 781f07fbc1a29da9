#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wiresift {

/// `100ms 30s 5m 72h 90d`: a whole number and a unit, no space. Nothing for anything else, a bare
/// number included, and for what does not fit.
[[nodiscard]] std::optional<std::chrono::milliseconds> ParseDuration(std::string_view text);

/// The shortest exact form, in days only from a week up: `72h`, `90d`, `1500ms`.
[[nodiscard]] std::string FormatDuration(std::chrono::milliseconds duration);

/// `8MiB 512KiB 4GiB 1000`: bytes, in powers of 1024. Nothing for anything else (`8MB` is
/// ambiguous) and for what does not fit.
[[nodiscard]] std::optional<std::uint64_t> ParseSize(std::string_view text);

/// The shortest exact form: `8MiB`, `1000`.
[[nodiscard]] std::string FormatSize(std::uint64_t bytes);

/// A whole decimal number with an optional minus, nothing around it.
[[nodiscard]] std::optional<std::int64_t> ParseInteger(std::string_view text);

/// A finite decimal number, nothing around it.
[[nodiscard]] std::optional<double> ParseDecimal(std::string_view text);

}  // namespace wiresift
