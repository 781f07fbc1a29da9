#pragma once

#include <atomic>
#include <chrono>

namespace wiresift::tests {

/// Monotonic time that only a test moves. Any thread.
class FakeClock {
 public:
  [[nodiscard]] std::chrono::steady_clock::time_point Now() const {
    return std::chrono::steady_clock::time_point(std::chrono::milliseconds(now_ += tick_));
  }

  /// From now on every look at the clock takes this long: work takes time.
  void TickBy(std::chrono::milliseconds tick) { tick_ = tick.count(); }

  void Advance(std::chrono::milliseconds by) { now_ += by.count(); }

 private:
  mutable std::atomic<std::int64_t> now_ = 1'000;
  std::atomic<std::int64_t> tick_ = 0;
};

}  // namespace wiresift::tests
