#include "sim/schedule.h"

#include <algorithm>
#include <iomanip>

namespace wiresift::sim {
namespace {

constexpr std::size_t kFaultsMax = 40;
constexpr std::array<std::size_t, 5> kOneIn = {3, 10, 30, 100, 300};
constexpr std::size_t kOneInOfSeldom = 3;

}  // namespace

/// Some kinds alone, often or seldom: a run in which everything fails all the time never comes far
/// enough to fail in a new way.
Schedule::Schedule(std::uint64_t seed, std::ostream* trace) : random_(seed), trace_(trace) {
  budget_ = random_.Below(kFaultsMax + 1);
  for (std::size_t& chance : one_in_) {
    if (random_.Chance(1, 2)) chance = kOneIn[random_.Below(kOneIn.size())];
  }
  // What may happen at every call would be all that ever happens, and what may happen at a crash
  // or in a doubt alone would never.
  for (const Fault often : {Fault::kCrash, Fault::kStoreFails, Fault::kStoreDamaged})
    one_in_[static_cast<std::size_t>(often)] *= 10;
  for (const Fault often : {Fault::kWriteFails, Fault::kOutputTooLarge})
    one_in_[static_cast<std::size_t>(often)] *= 4;
  for (const Fault seldom : {Fault::kStoreLost, Fault::kStoreOld, Fault::kStoreLags,
                             Fault::kCommittedFails, Fault::kStaleMember}) {
    std::size_t& chance = one_in_[static_cast<std::size_t>(seldom)];
    chance = std::min<std::size_t>(chance, kOneInOfSeldom);
  }
}

bool Schedule::Strikes(Fault fault, std::string_view who) {
  const auto kind = static_cast<std::size_t>(fault);
  if (budget_ == 0 || one_in_[kind] == 0 || !random_.Chance(1, one_in_[kind])) return false;
  --budget_;
  ++struck_[kind];
  if (trace_ != nullptr) {
    *trace_ << std::setw(6) << steps_ << "  " << who << ": *** " << NameOf(fault) << '\n';
  }
  return true;
}

void Schedule::Step(std::string_view who, std::string_view what) {
  ++steps_;
  now_ += std::chrono::milliseconds(1);
  Note(who, what);
}

void Schedule::Note(std::string_view who, std::string_view what) {
  if (trace_ == nullptr) return;
  *trace_ << std::setw(6) << steps_ << "  " << who << ": " << what << '\n';
}

}  // namespace wiresift::sim
