#include "pipeline/ports/output_size.h"

#include <fmt/format.h>

namespace wiresift {
namespace {

Status CheckSize(const Output& output, std::size_t bytes_max) {
  const std::size_t bytes = SizeOf(output);
  if (bytes <= bytes_max) return {};
  return Reject(Reason::kTooLarge,
                fmt::format("output to {}: {} bytes, its topic takes {} (max.message.bytes)",
                            NameOf(output.channel), bytes, bytes_max));
}

}  // namespace

Status CheckSizes(std::span<const Output> outputs, const OutputLimits& limits) {
  for (const Output& output : outputs) {
    const auto limit = limits.find(output.channel);
    if (limit == limits.end()) continue;
    if (Status fits = CheckSize(output, limit->second); !fits) return fits;
  }
  return {};
}

}  // namespace wiresift
