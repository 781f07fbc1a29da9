#pragma once

#include <vector>

#include "core/result.h"
#include "pipeline/ports/clean_record.h"
#include "publisher/lesson.h"
#include "story/state.h"
#include "story/story.h"

namespace wiresift {

/// Counts the blocks of a new article of `story` for its publisher, and forgets publishers that
/// have been silent for long, a few a call. What changes in what is learnt goes to `lessons`.
Status LearnFrom(const CleanRecord& record, StorySequence story, State& state,
                 std::vector<Lesson>& lessons);

}  // namespace wiresift
