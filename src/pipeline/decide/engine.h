#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "dedup/match.h"
#include "dedup/options.h"
#include "dedup/standing.h"
#include "dedup/word_record.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/publish/decision.h"
#include "story/state.h"
#include "text/words/tokens.h"

namespace wiresift {

/// Decides what each article is, in the order of one log. A pure function of the state and the
/// record: no clock, no I/O but reads of the state, no threads. The same log gives the same bytes,
/// live, restored, replayed, in a file and in a test. One thread.
class Engine {
 public:
  /// `state` outlives the engine.
  Engine(const MatchOptions& options, State& state);

  /// Decides `record`, whose text has these `tokens`, and changes the state in its open
  /// transaction. `stream_time` is when the ordered log took the record. An error is the state's
  /// status(): what was decided meanwhile is worth nothing, and the caller takes it back
  /// (State::RollBack, Abort).
  [[nodiscard]] Result<Decision> Decide(const CleanRecord& record, std::span<const Token> tokens,
                                        Timestamp stream_time);

 private:
  struct Context;  ///< one call's arguments

  Decision DecideUsable(const Context& context);
  Decision Withdraw(const Context& context);
  Decision KillStory(const Context& context, Story story);
  Decision KillCopy(const Context& context, Story story);
  Decision DecideKnown(const Context& context, const ArticleEntry& entry);
  /// Gives the earlier verdict again: this very record was decided before, and the input position
  /// was set back since.
  Decision Repeat(const Context& context, const ArticleEntry& entry);
  Decision DecideNew(const Context& context);
  Decision Found(const Context& context, const MatchResult& match);
  Decision Join(const Context& context, Story story, const Candidate& joined,
                const MatchResult& match);
  Decision Revise(const Context& context, Story story);
  Candidate StoredCandidate(const Story& story, const StoredText& root);
  Decision DecideVersion(const Context& context, Story story, const Candidate& known,
                         const MatchResult& match);
  WordView KeptWords(const Context& context);
  Decision DecideNear(const Context& context, const Candidate& near, const MatchResult& match);

  struct Compared {
    std::string article;  ///< id of the member whose text it is; empty for the root
    std::string text;
  };

  [[nodiscard]] Compared ComparedText(StorySequence story, TextKind which) const;
  [[nodiscard]] Decision EvidenceOf(const Context& context, const Candidate& near,
                                    const MatchResult& match) const;
  void KeepText(const Context& context, const Story& story, const Candidate& joined,
                const MatchResult& match);
  void KeepRevision(const Context& context, const Story& story);
  /// Counts the article's blocks for its publisher, if it teaches anything.
  void Learn(const Context& context, Decision& decision);
  void Remember(const Context& context, StorySequence story);

  State& state_;
  std::uint32_t sampling_;
  StandingWords standing_;
  Matcher matcher_;
  WordRecord words_;       ///< of the article that is being decided
  WordRecord kept_words_;  ///< of the part of its text that is stored

  /// Words of a story's texts that were read from the store: the index may not have them any more.
  struct {
    WordRecord root, fullest, variant;
  } stored_;
};

}  // namespace wiresift
