#include "command/show/explanation.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "command/show/score.h"
#include "core/names.h"
#include "text/words/shape.h"

namespace wiresift {
namespace {

bool Covers(const auto& span, std::uint32_t start, std::uint32_t end) {
  return span.start <= start && end <= span.end && span.start < span.end;
}

/// The words of a part of a block, which may begin and end with a space.
std::size_t CountWords(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return 0;
  return ShapeOf(text.substr(first, text.find_last_not_of(' ') - first + 1)).words;
}

/// Splits the blocks of one article where removals and marks begin and end.
class Explainer {
 public:
  explicit Explainer(const Cleaned& cleaned) : cleaned_(cleaned) {}

  Explanation Run() {
    out_.totals.articles = 1;
    out_.totals.guarded = cleaned_.guarded ? 1 : 0;
    for (const JudgedBlock& block : cleaned_.blocks)
      Add(block);
    return std::move(out_);
  }

 private:
  void Add(const JudgedBlock& block) {
    ExplainedBlock explained;
    FindRemovals(block);
    if (block.is_title) explained.fate = BlockFate::kTitle;
    if (block.is_removed && !removals_.empty()) {
      explained.fate = BlockFate::kRemoved;
      explained.removal = removals_.front();
    }
    explained.spans = Split(block);
    Count(explained);
    out_.blocks.push_back(std::move(explained));
  }

  /// Takes the removals inside the block; blocks and removals are both in order.
  void FindRemovals(const JudgedBlock& block) {
    removals_.clear();
    const auto& all = cleaned_.removed;
    while (next_ < all.size() && all[next_].start < block.end) {
      if (all[next_].start >= block.start) removals_.push_back(&all[next_]);
      ++next_;
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> Cuts(const JudgedBlock& block) const {
    std::vector<std::uint32_t> cuts = {block.start, block.end};
    const auto add = [&](const auto& span) {
      for (const std::uint32_t at : {span.start, span.end}) {
        if (at > block.start && at < block.end) cuts.push_back(at);
      }
    };
    for (const Removal* removal : removals_)
      add(*removal);
    for (const ProvenanceMark& mark : cleaned_.provenance)
      add(mark);
    std::ranges::sort(cuts);
    const auto [first, last] = std::ranges::unique(cuts);
    cuts.erase(first, last);
    return cuts;
  }

  [[nodiscard]] std::vector<ExplainedSpan> Split(const JudgedBlock& block) const {
    const std::vector<std::uint32_t> cuts = Cuts(block);
    std::vector<ExplainedSpan> spans;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
      spans.push_back(SpanOf(cuts[i], cuts[i + 1]));
    return spans;
  }

  [[nodiscard]] ExplainedSpan SpanOf(std::uint32_t start, std::uint32_t end) const {
    ExplainedSpan span{.text = std::string_view(cleaned_.parsed_body).substr(start, end - start)};
    for (const Removal* removal : removals_) {
      if (Covers(*removal, start, end)) span.removal = removal;
    }
    for (const ProvenanceMark& mark : cleaned_.provenance) {
      if (span.mark == nullptr && Covers(mark, start, end)) span.mark = &mark;
    }
    return span;
  }

  void Count(const ExplainedBlock& block) {
    if (block.fate == BlockFate::kTitle) return;
    const Removal* before = nullptr;
    for (const ExplainedSpan& span : block.spans) {
      const std::size_t words = CountWords(span.text);
      if (span.removal == nullptr) {
        out_.totals.kept_words += words;
      } else {
        auto& counts = out_.totals.removed[IndexOf(span.removal->kind)];
        counts.words += words;
        counts.spans += span.removal == before ? 0 : 1;
      }
      before = span.removal;
    }
  }

  const Cleaned& cleaned_;
  std::size_t next_ = 0;
  std::vector<const Removal*> removals_;  ///< inside the present block
  Explanation out_;
};

}  // namespace

std::size_t CleaningTotals::removed_words() const {
  std::size_t words = 0;
  for (const OfClass& counts : removed)
    words += counts.words;
  return words;
}

CleaningTotals& CleaningTotals::operator+=(const CleaningTotals& other) {
  articles += other.articles;
  guarded += other.guarded;
  kept_words += other.kept_words;
  for (std::size_t i = 0; i < removed.size(); ++i) {
    removed[i].spans += other.removed[i].spans;
    removed[i].words += other.removed[i].words;
  }
  return *this;
}

Explanation Explain(const Cleaned& cleaned) {
  return Explainer(cleaned).Run();
}

std::string WhyRemoved(const Removal& removal) {
  return fmt::format("{} {} {} {}-{}", NameOf(removal.kind), removal.rule, ShowScore(removal.score),
                     removal.start, removal.end);
}

std::string WhatMark(const ProvenanceMark& mark) {
  const std::string place =
      mark.start == mark.end ? std::string("metadata") : fmt::format("{}-{}", mark.start, mark.end);
  return fmt::format("{} {} {}", NameOf(mark.kind), mark.agency, place);
}

}  // namespace wiresift
