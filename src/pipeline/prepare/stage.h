#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/cleaning_counts.h"
#include "pipeline/ports/observer.h"
#include "pipeline/ports/record.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/publish/publication.h"
#include "text/words/tokens.h"

namespace wiresift {

/// Outputs that stand already: of the clean stage, or of a rejection.
struct ToPass {
  std::vector<Output> outputs;
  std::optional<Reason> rejected;
  Coordinate raw;          ///< the raw record, as a refusal of the outputs would name it
  std::string article_id;  ///< the article's, else what the record is known by; likewise
};

/// An article that must be decided.
struct ToDecide {
  CleanRecord record;
  std::vector<Token> tokens;  ///< its text in tokens
  Timestamp stream_time;
};

/// An input record that is prepared and waits for its turn in the order.
struct Prepared {
  PartitionId partition;
  Offset offset;
  std::size_t bytes = 0;  ///< bytes of the input record's value
  std::variant<ToPass, ToDecide> made;
  std::string publisher;    ///< whose articles `cleaning` counts
  CleaningCounts cleaning;  ///< no articles when nothing was cleaned here
  std::chrono::duration<double> took{};
};

/// The stateless half of a stage. Any thread, const only.
///   clean: raw record  -> clean record, or dead letter and verdict
///   story: clean record -> article to decide, or dead letter and verdict
///   fused: raw record  -> article to decide, or dead letter and verdict
class Stage {
 public:
  Stage(StageKind kind, PrepareOptions prepare, RenderOptions render,
        std::int32_t story_partitions);

  [[nodiscard]] StageKind kind() const { return kind_; }

  [[nodiscard]] const RenderOptions& render() const { return render_; }

  /// The table of what cleaning knows of publishers; null when it does not ask.
  [[nodiscard]] const PublisherTable* publishers() const { return prepare_.publishers; }

  [[nodiscard]] Prepared Prepare(const Record& record) const;

  /// In place of Prepare for a record that must not be worked on: a dead letter, `crashed`. Does
  /// not look at its value, which may be what kills: the record is known by its key.
  [[nodiscard]] Prepared Refuse(const Record& record) const;

 private:
  /// The article of a record of the stage's input. What is counted of its cleaning goes to `out`.
  Result<CleanRecord> Read(const Record& record, Prepared& out) const;
  [[nodiscard]] ToPass Reject(const Record& record, std::string id, const Error& error) const;
  [[nodiscard]] ToPass Forward(const CleanRecord& record) const;

  StageKind kind_;
  PrepareOptions prepare_;
  RenderOptions render_;
  std::int32_t story_partitions_;
};

/// The partition of the clean topic, and so the decider, that an article goes to: articles are
/// compared within one. With several, the declared or detected language decides.
[[nodiscard]] PartitionId ScopePartition(const CleanRecord& record, std::int32_t partitions);

}  // namespace wiresift
