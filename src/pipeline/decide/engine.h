#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "dedup/match.h"
#include "dedup/options.h"
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

  /// `tokens` are those of `record.text`. `stream_time` is when the ordered log took the record.
  /// The state has changed afterwards, in its open transaction. An error means that the state
  /// could not be read: nothing was decided, and the batch must be run again.
  [[nodiscard]] Result<Decision> Decide(const CleanRecord& record, std::span<const Token> tokens,
                                        Timestamp stream_time);

 private:
  struct Context;  ///< one call's arguments

  Result<Decision> DecideUsable(const Context& context);
  Result<Decision> Withdraw(const Context& context, const std::string& reason);
  Result<Decision> DecideKnown(const Context& context, const ArticleEntry& entry);
  /// The verdict given before to this very record: its input position was set back.
  Result<Decision> Repeat(const Context& context, const ArticleEntry& entry);
  Result<Decision> DecideNew(const Context& context);
  Decision Found(const Context& context, const MatchResult& match);
  Decision Join(const Context& context, Story story, const Candidate& joined,
                const MatchResult& match);
  Decision Revise(const Context& context, Story story);
  [[nodiscard]] Result<Candidate> StoredCandidate(const Story& story, const Root& root);
  Result<Decision> DecideVersion(const Context& context, Story story, const Candidate& known,
                                 const MatchResult& match);
  WordView KeptWords(const Context& context);
  Result<Decision> DecideNear(const Context& context, const Candidate& near,
                              const MatchResult& match);

  struct Compared {
    std::string article;  ///< whose it is; empty for the root
    std::string text;
  };

  [[nodiscard]] Result<Compared> ComparedText(StorySequence story, TextKind which) const;
  Status Explain(const Context& context, const Candidate& near, const MatchResult& match,
                 Decision& decision) const;
  void KeepText(const Context& context, const Story& story, const Candidate& joined,
                const MatchResult& match);
  /// Counts the article's blocks for its publisher.
  Status Learn(const Context& context, Decision& decision);
  void Remember(const Context& context, StorySequence story);

  State& state_;
  Matcher matcher_;
  WordRecord words_;       ///< of the article being decided
  WordRecord kept_words_;  ///< of the part of it that is stored

  /// Of a story that the index may not have.
  struct {
    WordRecord root, fullest, variant;
  } stored_;
};

}  // namespace wiresift
