#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "command/replay/verdict_outline.h"
#include "core/ids.h"
#include "core/result.h"
#include "story/state_store.h"

namespace wiresift {

/// Keeps the verdicts of an audit log by their raw record, in a store, since there may be more than
/// memory takes. Of two verdicts on one record the later one counts. One thread.
class PastVerdicts {
 public:
  /// `store` must be empty, and outlive this object.
  explicit PastVerdicts(StateStore& store) : store_(store) {}

  /// Takes one audit record; what is no verdict is passed over.
  Status Take(std::string_view audit);
  /// Ends the taking; call it once, before the first Find.
  Status Finish();

  /// The latest verdict on the raw record, or nothing. kUnavailable when the disk fails.
  [[nodiscard]] Result<std::optional<VerdictOutline>> Find(const Coordinate& raw) const;

  /// The raw record that founded the story, as far as the log says.
  [[nodiscard]] Result<std::optional<Coordinate>> FounderOf(std::string_view story) const;

  /// The raw record of the latest verdict on the article.
  [[nodiscard]] Result<std::optional<Coordinate>> LatestOf(std::string_view article) const;

  /// Verdicts taken so far.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  Status Write();
  [[nodiscard]] Result<std::optional<Coordinate>> CoordinateAt(const std::string& key) const;

  StateStore& store_;
  std::vector<Delta> pending_;
  std::size_t size_ = 0;
};

}  // namespace wiresift
