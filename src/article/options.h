#pragma once

#include <cstddef>
#include <string>

#include "core/limits.h"
#include "core/names.h"

namespace wiresift {

/// How input records are read.
enum class InputFormat { kAuto, kJson, kText };

template <>
inline constexpr auto kNames<InputFormat> = Names<InputFormat>("auto", "json", "text");

/// The `input:` map.
struct InputOptions {
  InputFormat format = InputFormat::kAuto;
  /// True when the feed is one partition, or partitioned by scope: both stages then run in one hop.
  bool is_scope_partitioned = false;
  std::size_t max_bytes = kRecordBytesMax;
};

}  // namespace wiresift
