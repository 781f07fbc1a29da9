#pragma once

#include <gtest/gtest.h>

#include "core/ids.h"
#include "core/time.h"
#include "dedup/options.h"
#include "pipeline/decide/engine.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/publish/decision.h"
#include "story/options.h"
#include "story/state.h"
#include "story/state_store.h"
#include "text/words/tokens.h"

namespace wiresift::tests {

/// An engine over a state in memory, as `wiresift match` has it.
class MatchDesk {
 public:
  explicit MatchDesk(const MatchOptions& match = {}, const StoryOptions& story = {})
      : state_(match, story, store_), engine_(match, state_) {
    EXPECT_TRUE(state_.Load());
  }

  Decision Decide(const CleanRecord& record) { return Decide(record, record.event_time); }

  Decision Decide(const CleanRecord& record, Timestamp stream_time) {
    auto decision = engine_.Decide(record, Tokenize(record.text), stream_time);
    EXPECT_TRUE(decision) << decision.error().detail;
    return decision.value_or(Decision());
  }

  void Commit() {
    static_cast<void>(state_.Seal());
    EXPECT_TRUE(state_.Commit(Offset{}));
  }

  State& state() { return state_; }

  [[nodiscard]] const MemoryStore& store() const { return store_; }

 private:
  MemoryStore store_;
  State state_;
  Engine engine_;
};

}  // namespace wiresift::tests
