#pragma once

#include <cstddef>
#include <map>
#include <span>

#include "core/result.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// Bytes of the output's key, value and headers together.
[[nodiscard]] inline std::size_t SizeOf(const Output& output) {
  std::size_t bytes = output.key.size() + (output.value ? output.value->size() : 0);
  for (const Header& header : output.headers)
    bytes += header.name.size() + header.value.size();
  return bytes;
}

/// Bytes that one output may have (SizeOf), by channel. A channel that is not listed takes all.
using OutputLimits = std::map<Channel, std::size_t>;

/// kTooLarge for the first of the outputs that has more bytes than its limit, as the reason of a
/// rejection.
[[nodiscard]] Status CheckSizes(std::span<const Output> outputs, const OutputLimits& limits);

}  // namespace wiresift
