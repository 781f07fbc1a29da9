#include "daemon/turn_watch.h"

#include <cstddef>

namespace wiresift {

bool TurnWatch::HaveTurned(const std::vector<std::uint64_t>& turns, Time now) {
  seen_.resize(turns.size());
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (turns[i] == seen_[i]) return false;
  }
  seen_ = turns;
  turned_at_.store(now);
  return true;
}

}  // namespace wiresift
