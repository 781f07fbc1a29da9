#include "command/replay/patient_reader.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kReadWait{200};
constexpr milliseconds kPatience{30'000};

}  // namespace

Result<PatientReader> PatientReader::Make(const KafkaOptions& options, ChangelogPlace place) {
  std::string name = fmt::format("{}[{}]", place.topic, place.partition.value);
  auto log = KafkaChangelog::Make(options, std::move(place), {});
  if (!log) return std::unexpected(log.error());
  return PatientReader(std::move(name), std::move(*log));
}

Result<std::vector<Record>> PatientReader::Read(std::size_t most) {
  const auto deadline = steady_clock::now() + kPatience;
  while (!log_->AtEnd()) {
    auto records = log_->Read(most, kReadWait);
    if (!records || !records->empty()) return records;
    if (steady_clock::now() < deadline) continue;
    return Fail(ErrorCode::kUnavailable,
                fmt::format("{}: nothing came for 30 s and {} records are left: the brokers are "
                            "away, or a transaction is open there",
                            name_, log_->remaining()));
  }
  return std::vector<Record>();
}

}  // namespace wiresift
