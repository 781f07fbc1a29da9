#pragma once

#include <vector>

#include "pipeline/ports/clean_record.h"
#include "publisher/lesson.h"
#include "story/state.h"
#include "story/story.h"

namespace wiresift {

/// Counts the blocks of a new article of `story` for its publisher, and forgets publishers that
/// have been silent for long, a few a call. Gives what changes in what is learnt. Errors of reads
/// are the state's status().
[[nodiscard]] std::vector<Lesson> LearnFrom(const CleanRecord& record, StorySequence story,
                                            State& state);

}  // namespace wiresift
