#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "pipeline/ports.h"
#include "support/fake_broker.h"

namespace wiresift::tests {

/// The changelog as it stood when the reader was made. One thread.
class FakeChangelog final : public Changelog {
 public:
  FakeChangelog(FakeBroker& broker, std::vector<Record> records)
      : broker_(broker), records_(std::move(records)) {}

  Result<std::vector<Record>> Read(std::size_t most, std::chrono::milliseconds /*wait*/) override {
    if (Status alive = broker_.Step(); !alive) return std::unexpected(alive.error());
    const std::size_t count = std::min({most, kRecordsPerRead, remaining()});
    const auto begin = records_.begin() + static_cast<std::ptrdiff_t>(next_);
    next_ += count;
    return std::vector<Record>(begin, begin + static_cast<std::ptrdiff_t>(count));
  }

  [[nodiscard]] bool AtEnd() const override { return next_ == records_.size(); }

  [[nodiscard]] std::size_t remaining() const override { return records_.size() - next_; }

 private:
  /// Few, so that a restore takes several steps.
  static constexpr std::size_t kRecordsPerRead = 64;

  FakeBroker& broker_;
  std::vector<Record> records_;
  std::size_t next_ = 0;
};

}  // namespace wiresift::tests
