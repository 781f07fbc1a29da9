#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string_view>

#include "core/names.h"
#include "sim/fault.h"
#include "support/random.h"

namespace wiresift::sim {

/// All chance of one run, from its seed; its time; and what it did, numbered. The same seed makes
/// the same choices in the same order.
class Schedule {
 public:
  /// `trace` takes a line a step; null keeps silent. It outlives the schedule.
  Schedule(std::uint64_t seed, std::ostream* trace);

  [[nodiscard]] tests::Random& random() { return random_; }

  /// Whether this fault happens here. Says so in the trace.
  bool Strikes(Fault fault, std::string_view who);

  /// One more step; time goes on a little.
  void Step(std::string_view who, std::string_view what);
  /// A line without a step of its own.
  void Note(std::string_view who, std::string_view what);

  /// No more faults: the line must come to its end now.
  void EndFaults() { budget_ = 0; }

  [[nodiscard]] bool faults_over() const { return budget_ == 0; }

  [[nodiscard]] std::size_t steps() const { return steps_; }

  [[nodiscard]] const std::array<std::size_t, kCountOf<Fault>>& struck() const { return struck_; }

  [[nodiscard]] std::chrono::steady_clock::time_point now() const { return now_; }

  void Advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  tests::Random random_;
  std::ostream* trace_;
  std::size_t steps_ = 0;
  std::chrono::steady_clock::time_point now_{std::chrono::seconds(1)};
  std::size_t budget_ = 0;                             ///< faults still to come
  std::array<std::size_t, kCountOf<Fault>> one_in_{};  ///< chances; 0: never in this run
  std::array<std::size_t, kCountOf<Fault>> struck_{};
};

}  // namespace wiresift::sim
