#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "dedup/options.h"
#include "story/options.h"
#include "story/state.h"
#include "support/random.h"

namespace wiresift::tests {

// Random changes of a State, and all that can be asked of it: the same before and after a restart,
// an undo or a takeover.

inline const MatchOptions kMatch{.window = std::chrono::hours(72)};
inline const StoryOptions kMemory{.memory = std::chrono::hours(240)};

/// Founds a story whose text is StoryText(number).
Story Found(State& state, std::uint64_t number);

/// The stories that the index finds by StoryText(number), each with its hits.
std::vector<std::uint64_t> Answers(const State& state, std::uint64_t number);

/// All that can be asked of a state whose stories have texts below `texts`.
std::string Picture(const State& state, std::uint64_t texts);

/// A random step of a story's and of a publisher's life, an hour after the last one. Texts repeat,
/// so that the index has something to answer.
void RandomChange(State& state, Random& random, std::uint64_t texts);

/// The deltas as text, one a line.
std::string Written(const std::vector<Delta>& deltas);

}  // namespace wiresift::tests
