#include "pipeline/run/progress.h"

namespace wiresift {

void Progress::Advance(std::span<const Position> reached) {
  for (const Position& position : reached)
    committed_.Set(position.partition, position.next);
}

void Progress::Settle(std::span<const Position> committed) {
  Advance(committed);
  is_in_doubt_ = false;
}

}  // namespace wiresift
