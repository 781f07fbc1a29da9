#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <vector>

namespace wiresift {

/// Tells loops that hang from loops that wait: these turn on while the feed is idle and while the
/// brokers are away.
class TurnWatch {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// A loop that has completed no turn for so long hangs; systemd says the same by the unit's
  /// WatchdogSec.
  static constexpr std::chrono::seconds kHangTime{60};

  explicit TurnWatch(Time now) : turned_at_(now) {}

  /// Takes the turns that each loop has completed so far; true when all have completed one since
  /// this was last true. One thread.
  bool HaveTurned(const std::vector<std::uint64_t>& turns, Time now);

  /// True when some loop has completed no turn within kHangTime, or nobody has looked. Any thread.
  [[nodiscard]] bool Hangs(Time now) const { return now - turned_at_.load() > kHangTime; }

 private:
  std::vector<std::uint64_t> seen_;  ///< turns when all had last completed one
  std::atomic<Time> turned_at_;
};

}  // namespace wiresift
