#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/time.h"
#include "dedup/changes.h"
#include "dedup/match.h"
#include "dedup/match_rule.h"
#include "pipeline/ports/cause.h"
#include "pipeline/ports/verdict.h"
#include "publisher/lesson.h"
#include "story/delta.h"
#include "story/story.h"

namespace wiresift {

/// A record for the stories topic.
struct Publication {
  Action action = Action::kPublish;
  std::optional<Cause> cause;  ///< why, where the action alone does not say
  Story story;                 ///< as it stands after the decision
  std::string rule;            ///< which rule chose the canonical article
  Timestamp created;           ///< stream time: `versionCreated` and `ce_time`
};

/// The engine's word on one article, with all that explains it.
struct Decision {
  Verdict verdict = Verdict::kIgnored;
  std::optional<Cause> cause;    ///< none where the verdict says all
  std::optional<StoryId> story;  ///< the story the article is in, or was refused by
  std::optional<Relation> relation;
  std::string of;             ///< the story's article that it was compared with, by id
  std::string compared_with;  ///< the member whose text `spans` lie in, when that is not `of`
  MatchScores scores;
  std::vector<SharedSpan> spans;  ///< at most kSpansListedMax
  bool spans_truncated = false;
  ChangeList changes;             ///< where the article differs from the text of `spans`
  std::optional<DecidedBy> rule;  ///< which threshold or veto decided
  /// Stories that a new article was compared with; nothing where the index was not asked.
  std::optional<std::size_t> compared;
  std::vector<Publication> publications;  ///< the article's own story first
  std::vector<Lesson> lessons;            ///< for the publishers topic
  std::vector<Delta> deltas;
};

/// The name of what decided, as audit records have it; empty where nothing was compared.
[[nodiscard]] constexpr std::string_view RuleOf(const Decision& decision) {
  return decision.rule ? NameOf(*decision.rule) : std::string_view();
}

}  // namespace wiresift
