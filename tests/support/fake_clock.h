#pragma once

#include <atomic>
#include <chrono>

namespace wiresift::tests {

/// Monotonic time that only a test moves. Any thread.
class FakeClock {
 public:
  [[nodiscard]] std::chrono::steady_clock::time_point Now() const {
    return std::chrono::steady_clock::time_point(std::chrono::milliseconds(now_.load()));
  }

  void Advance(std::chrono::milliseconds by) { now_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_ = 1'000;
};

}  // namespace wiresift::tests
