#pragma once

#include <cstddef>

#include "core/result.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// Bytes of its key, value and headers together.
[[nodiscard]] inline std::size_t SizeOf(const Output& output) {
  std::size_t bytes = output.key.size() + (output.value ? output.value->size() : 0);
  for (const Header& header : output.headers)
    bytes += header.name.size() + header.value.size();
  return bytes;
}

/// kTooLarge when the output has more than `bytes_max`, as the reason of a rejection.
[[nodiscard]] Status CheckSize(const Output& output, std::size_t bytes_max);

}  // namespace wiresift
