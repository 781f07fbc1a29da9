#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/ports/observer.h"

namespace wiresift::tests {

/// Keeps what it was told. Any thread.
class FakeObserver final : public Observer {
 public:
  void OnBatch(const BatchReport& report) override {
    {
      const std::lock_guard lock(mutex_);
      batches_.push_back(report);
    }
    if (on_batch) on_batch(report);
  }

  void OnStage(const StageReport& report) override {
    const std::lock_guard lock(mutex_);
    stages_.push_back(report);
  }

  void OnMessage(Level level, std::string_view text) override {
    const std::lock_guard lock(mutex_);
    messages_.push_back(std::string(NameOf(level)) + ": " + std::string(text));
  }

  [[nodiscard]] std::vector<BatchReport> batches() const {
    const std::lock_guard lock(mutex_);
    return batches_;
  }

  [[nodiscard]] std::vector<StageReport> stages() const {
    const std::lock_guard lock(mutex_);
    return stages_;
  }

  [[nodiscard]] std::vector<std::string> messages() const {
    const std::lock_guard lock(mutex_);
    return messages_;
  }

  /// Records of committed transactions.
  [[nodiscard]] std::uint64_t CommittedRecords() const {
    std::uint64_t records = 0;
    for (const BatchReport& batch : batches()) {
      if (batch.outcome == CommitOutcome::kCommitted) records += batch.records;
    }
    return records;
  }

  [[nodiscard]] bool Said(std::string_view part) const {
    return std::ranges::any_of(messages(),
                               [&](const std::string& text) { return text.contains(part); });
  }

  std::function<void(const BatchReport&)> on_batch;

 private:
  mutable std::mutex mutex_;  // guards: batches_, stages_, messages_
  std::vector<BatchReport> batches_;
  std::vector<StageReport> stages_;
  std::vector<std::string> messages_;
};

}  // namespace wiresift::tests
