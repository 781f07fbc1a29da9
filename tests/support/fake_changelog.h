#pragma once

#include <algorithm>
#include <vector>

#include "pipeline/ports/ports.h"
#include "support/fake_broker.h"

namespace wiresift::tests {

/// A lane's changelog up to the end that stood when the reader was made, and after GoOn without an
/// end. One thread.
class FakeChangelog final : public Changelog {
 public:
  FakeChangelog(FakeBroker& broker, LaneId lane, Offset from)
      : broker_(broker), lane_(lane), next_(from), end_(broker.ChangelogEnd(lane)) {}

  Result<std::vector<Record>> Read(std::size_t most, std::chrono::milliseconds /*wait*/) override {
    if (Status alive = broker_.Step(); !alive) return std::unexpected(alive.error());
    std::vector<Record> records;
    for (const Record& record : broker_.ChangelogOf(lane_)) {
      if (!IsLeft(record)) continue;
      records.push_back(record);
      next_ = Offset{record.at.offset.value + 1};
      if (records.size() == std::min(most, kRecordsPerRead)) break;
    }
    return records;
  }

  [[nodiscard]] bool AtEnd() const override { return !goes_on_ && remaining() == 0; }

  [[nodiscard]] std::size_t remaining() const override {
    return static_cast<std::size_t>(std::ranges::count_if(
        broker_.ChangelogOf(lane_), [&](const Record& record) { return IsLeft(record); }));
  }

  Status GoOn() override {
    goes_on_ = true;
    return broker_.Step();
  }

 private:
  /// Records of one read: few, so that a restore takes several steps.
  static constexpr std::size_t kRecordsPerRead = 64;

  [[nodiscard]] bool IsLeft(const Record& record) const {
    return record.at.offset >= next_ && (goes_on_ || record.at.offset < end_);
  }

  FakeBroker& broker_;
  LaneId lane_;
  Offset next_;
  Offset end_;
  bool goes_on_ = false;
};

}  // namespace wiresift::tests
