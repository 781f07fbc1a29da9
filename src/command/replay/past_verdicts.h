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

/// The verdicts of an audit log by the raw record that each is on, in a store: there may be more of
/// them than memory takes. Of two on one record the later one counts. One thread.
class PastVerdicts {
 public:
  /// `store` is empty and outlives this.
  explicit PastVerdicts(StateStore& store) : store_(store) {}

  /// Takes one audit record; what is no verdict is passed over.
  Status Take(std::string_view audit);
  /// After the last one, before the first Find.
  Status Finish();

  [[nodiscard]] Result<std::optional<VerdictOutline>> Find(const Coordinate& raw) const;

  /// The raw record that founded the story, as far as the log says.
  [[nodiscard]] Result<std::optional<Coordinate>> FounderOf(std::string_view story) const;

  /// The raw record of the latest verdict on the article.
  [[nodiscard]] Result<std::optional<Coordinate>> LatestOf(std::string_view article) const;

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  Status Write();
  [[nodiscard]] Result<std::optional<Coordinate>> CoordinateAt(const std::string& key) const;

  StateStore& store_;
  std::vector<Delta> pending_;
  std::size_t size_ = 0;
};

}  // namespace wiresift
