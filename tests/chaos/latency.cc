#include "chaos/latency.h"

#include <algorithm>

#include "core/json.h"
#include "core/json_writer.h"
#include "pipeline/publish/evidence.h"

namespace wiresift::chaos {

using std::chrono::milliseconds;

void Latency::TakeRaw(const Record& record) {
  JsonWriter coordinate;
  WriteCoordinate(coordinate, record.at);
  fed_[coordinate.Take()] = record.timestamp;
}

void Latency::TakeVerdict(const Record& record) {
  const auto document = JsonDocument::Parse(record.value.value_or(std::string()));
  if (!document) return;
  const auto verdict = Find(document->root(), "verdict");
  const auto input = Find(document->root(), "input");
  if (!input || !verdict || AsText(*verdict) == "rejected") return;
  const auto fed = fed_.find(Minified(*input));
  if (fed == fed_.end()) return;
  took_.push_back(std::chrono::duration_cast<milliseconds>(record.timestamp - fed->second));
}

milliseconds Latency::Quantile(double share) const {
  std::vector<milliseconds> sorted = took_;
  const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
  std::ranges::nth_element(sorted, sorted.begin() + place);
  return sorted[static_cast<std::size_t>(place)];
}

}  // namespace wiresift::chaos
