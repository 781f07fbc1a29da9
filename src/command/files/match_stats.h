#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "core/names.h"
#include "core/result.h"
#include "dedup/index.h"
#include "dedup/match.h"
#include "pipeline/ports/verdict.h"
#include "pipeline/publish/decision.h"

namespace wiresift {

/// What a run of `match` did. One thread.
class MatchStats {
 public:
  void Count(const Decision& decision);
  void CountError(const Error& error);

  /// A short table for people: a line for each thing counted, `name  what`. `index` is that of the
  /// run. With a window it also says what has left the index by age and by its limit of memory.
  [[nodiscard]] std::string Table(const Index& index, bool has_window) const;

 private:
  using Counts = std::map<std::string, std::uint64_t, std::less<>>;

  static std::string Listed(const Counts& counts);
  [[nodiscard]] std::string Relations() const;
  [[nodiscard]] std::string Candidates() const;
  /// Stories founded that are neither in the index nor killed.
  [[nodiscard]] std::uint64_t Gone(const Index& index) const;

  std::uint64_t articles_ = 0;
  Counts errors_;  ///< by reason
  std::array<std::uint64_t, kCountOf<Relation>> relations_{};
  Counts joins_;      ///< by rule
  Counts vetoes_;     ///< by kind
  Counts set_aside_;  ///< those that were not matched, by verdict
  std::uint64_t founded_ = 0;
  std::uint64_t killed_ = 0;
  std::uint64_t asked_ = 0;  ///< articles for which the index was asked
  std::uint64_t compared_ = 0;
  std::uint64_t compared_max_ = 0;
};

}  // namespace wiresift
