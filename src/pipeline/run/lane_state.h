#pragma once

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "dedup/options.h"
#include "pipeline/decide/decider.h"
#include "pipeline/ports/clock.h"
#include "pipeline/ports/observer.h"
#include "pipeline/ports/ports.h"
#include "pipeline/ports/record.h"
#include "pipeline/publish/publication.h"
#include "pipeline/run/lane_ports.h"
#include "story/options.h"
#include "story/state.h"
#include "story/state_store.h"

namespace wiresift {

/// The options of a lane's deciding half.
struct LaneOptions {
  MatchOptions match;
  StoryOptions story;
};

/// The state of a lane's story partition, kept in step with its log: a local copy in a store, and,
/// once that is loaded, the state and the decider over it. The log is the truth: a copy that does
/// not fit it, or cannot be read, is let go and read back. One thread.
class LaneState {
 public:
  /// `render` and `ports` outlive it.
  LaneState(LaneId lane, LaneOptions options, const RenderOptions& render, LanePorts& ports,
            Clock clock);

  /// The log from where the local copy ends; nothing when there is none. A copy that the log does
  /// not reach is cleared.
  Result<std::unique_ptr<Changelog>> OpenLog();
  /// Takes the log's next records. After an error the state is dropped, and the log must be opened
  /// again: what the copy has of these records nobody knows.
  Status Take(std::vector<Record> records);
  /// Builds the state from the local copy, unless it is there. kMalformed: the copy is damaged.
  Status Load();

  /// True when the state is there; only the latest records may be missing from it.
  [[nodiscard]] bool is_warm() const { return loaded_ != nullptr; }

  /// True when nobody has written to the log since it was read to its end.
  [[nodiscard]] bool is_current() const { return loaded_ && loaded_->is_current; }

  /// The log is read to its end, and its other writers are fenced.
  void Join() { loaded_->is_current = true; }

  /// Others write to the log from now on.
  void Leave();

  /// Lets the state go; the local copy stays.
  void Drop() { loaded_.reset(); }

  /// Throws the local copy away as well, which is damaged: the log has everything.
  void Wipe();

  [[nodiscard]] Decider& decider() { return loaded_->decider; }

  /// The open transaction's last records for the log.
  [[nodiscard]] std::vector<Output> Seal();
  /// Keeps the open transaction, which the log has up to `changelog_next`. After an error state and
  /// copy are let go.
  Status Commit(Offset changelog_next);

  /// Takes the open transaction back.
  void Abort() { loaded_->state.Abort(); }

  void Describe(StageReport& report) const;

 private:
  struct Loaded {
    Loaded(const LaneOptions& options, const RenderOptions& render, LaneId lane, StateStore& store,
           std::unique_ptr<WordMemory> words)
        : state(options.match, options.story, store, std::move(words)),
          decider(options.match, render, lane, state) {}

    State state;
    Decider decider;
    std::chrono::milliseconds build{};  ///< time that making the index took
    bool is_current = false;
  };

  LaneId lane_;
  LaneOptions options_;
  const RenderOptions& render_;
  LanePorts& ports_;
  Clock clock_;
  std::unique_ptr<StateStore> store_;
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace wiresift
