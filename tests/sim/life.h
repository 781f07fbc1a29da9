#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "sim/cluster.h"
#include "sim/defect.h"
#include "sim/group.h"
#include "sim/schedule.h"

namespace wiresift::sim {

/// Ends a process from within a call of a port, as kill -9 does: nothing that follows happens.
struct Died {};

/// What everything runs on: the brokers, the groups of the stages, chance.
struct Ground {
  Cluster& cluster;
  Schedule& schedule;
  Defect defect = Defect::kNone;
  int changelog_readers = 0;
};

/// What the ports of one process share: whether it lives, and when others have their turn. One
/// thread.
class Life {
 public:
  /// `yield` gives the turn to others; it returns when this process goes on.
  Life(Ground& ground, std::string name, std::function<void()> yield)
      : ground_(ground), name_(std::move(name)), yield_(std::move(yield)) {}

  /// Before a call of a port has its effect.
  void Step(std::string_view what) {
    if (killed_) throw Died();
    ground_.schedule.Step(name_, what);
    Point();
  }

  /// A place within or after a call where the process may die or others may go on.
  void Point() {
    if (ground_.schedule.Strikes(Fault::kCrash, name_)) throw Died();
    if (ground_.schedule.random().Chance(1, kOneYieldIn)) Yield();
  }

  void Yield() {
    yield_();
    if (killed_) throw Died();
  }

  /// It dies as soon as it would go on.
  void Kill() { killed_ = true; }

  bool Strikes(Fault fault) { return ground_.schedule.Strikes(fault, name_); }

  [[nodiscard]] bool Has(Defect defect) const { return ground_.defect == defect; }

  [[nodiscard]] Cluster& cluster() { return ground_.cluster; }

  [[nodiscard]] Schedule& schedule() { return ground_.schedule; }

  [[nodiscard]] Ground& ground() { return ground_; }

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  static constexpr std::size_t kOneYieldIn = 6;

  Ground& ground_;
  std::string name_;
  std::function<void()> yield_;
  bool killed_ = false;
};

}  // namespace wiresift::sim
