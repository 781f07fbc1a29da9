#include "dedup/changes.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <set>
#include <string>
#include <utility>

#include "core/limits.h"
#include "dedup/align.h"
#include "text/words/token_hash.h"

namespace wiresift {
namespace {

/// Words of both texts between two places where they agree.
using Gap = SharedSpan;

std::uint32_t NewWords(const Gap& gap) {
  return gap.new_end - gap.new_start;
}

std::uint32_t OldWords(const Gap& gap) {
  return gap.old_end - gap.old_start;
}

bool IsWithin(const Gap& gap, std::uint32_t words) {
  return NewWords(gap) <= words && OldWords(gap) <= words;
}

/// True when each word of a gap stands by itself. In scripts without spaces, and between digits and
/// their counters, it does not.
bool StandApart(std::span<const Token> tokens) {
  return std::ranges::adjacent_find(tokens, [](const Token& a, const Token& b) {
           return a.end == b.start;
         }) == tokens.end();
}

/// True for a number in digits or in words. The words have the hash of the digits (JoinNumbers).
bool IsNumber(const Token& token) {
  static const std::set<std::uint64_t> kHashes = [] {
    constexpr int kGreatest = 90;
    std::set<std::uint64_t> hashes;
    for (int number = 2; number <= kGreatest; ++number)
      hashes.insert(TokenHash(std::to_string(number)));
    return hashes;
  }();
  return token.number || kHashes.contains(token.hash);
}

/// How many words two gaps share, in their order, from each pair of places on.
class CommonWords {
 public:
  CommonWords(std::span<const Token> a, std::span<const Token> b) : a_(a), b_(b) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        lengths_[i][j] = IsSame(i, j) ? static_cast<std::uint8_t>(lengths_[i + 1][j + 1] + 1)
                                      : std::max(lengths_[i + 1][j], lengths_[i][j + 1]);
      }
    }
  }

  [[nodiscard]] std::size_t all() const { return lengths_[0][0]; }

  [[nodiscard]] bool IsSame(std::size_t i, std::size_t j) const { return a_[i].hash == b_[j].hash; }

  /// Where the two differ, word `i` of the one is passed by before word `j` of the other.
  [[nodiscard]] bool PassesFirst(std::size_t i, std::size_t j) const {
    return j == b_.size() || (i < a_.size() && lengths_[i + 1][j] >= lengths_[i][j + 1]);
  }

 private:
  std::span<const Token> a_, b_;
  std::array<std::array<std::uint8_t, kChangeWordsMax + 1>, kChangeWordsMax + 1> lengths_{};
};

class ChangeFinder {
 public:
  ChangeFinder(std::span<const Token> article, std::span<const Token> old)
      : article_(article), old_(old) {}

  std::vector<Change> Find(std::span<const SharedSpan> runs) {
    if (runs.empty()) return {};
    MarkRuns(runs);
    const SharedSpan& first = runs.front();
    const SharedSpan& last = runs.back();
    AddEdge({0, first.new_start, 0, first.old_start});
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (i > 0) AddBetween(runs[i - 1], runs[i]);
      AddInside(runs[i]);
    }
    AddEdge({last.new_end, static_cast<std::uint32_t>(article_.size()), last.old_end,
             static_cast<std::uint32_t>(old_.size())});
    return Take();
  }

 private:
  void MarkRuns(std::span<const SharedSpan> runs) {
    in_run_.assign(article_.size(), 0);
    for (const SharedSpan& run : runs)
      std::fill(in_run_.begin() + run.new_start, in_run_.begin() + run.new_end, std::uint8_t{1});
  }

  /// True when the article has words of the gap from another place of the old text: they have
  /// moved, and are no change.
  [[nodiscard]] bool HasMoved(const Gap& gap) const {
    return std::find(in_run_.begin() + gap.new_start, in_run_.begin() + gap.new_end, 1) !=
           in_run_.begin() + gap.new_end;
  }

  void AddEdge(const Gap& gap) {
    const bool both = NewWords(gap) > 0 && OldWords(gap) > 0;
    if (both && IsWithin(gap, kChangeWordsMax) && !HasMoved(gap)) AddGap(gap);
  }

  void AddBetween(const SharedSpan& run, const SharedSpan& next) {
    if (next.new_start < run.new_end) return;
    const Gap gap{run.new_end, next.new_start, run.old_end, next.old_start};
    const bool is_near = IsWithin(gap, kChangeWordsMax) && !HasMoved(gap);
    if (is_near || IsWithin(gap, kGapWordsMax)) AddGap(gap);
  }

  /// Word codes agree by chance once in some thousand words; the hashes tell.
  void AddInside(const SharedSpan& run) {
    for (std::uint32_t i = 0; i < NewWords(run); ++i) {
      const std::uint32_t in_new = run.new_start + i;
      const std::uint32_t in_old = run.old_start + i;
      if (article_[in_new].hash != old_[in_old].hash) Add({in_new, in_new + 1, in_old, in_old + 1});
    }
  }

  void AddGap(Gap gap) {
    const auto both = [&] { return NewWords(gap) > 0 && OldWords(gap) > 0; };
    for (; both() && article_[gap.new_start].hash == old_[gap.old_start].hash; ++gap.old_start)
      ++gap.new_start;
    for (; both() && article_[gap.new_end - 1].hash == old_[gap.old_end - 1].hash; --gap.old_end)
      --gap.new_end;
    const std::span<const Token> article = article_.subspan(gap.new_start, NewWords(gap));
    const std::span<const Token> old = old_.subspan(gap.old_start, OldWords(gap));
    const CommonWords common(article, old);
    const bool most_stay = 2 * common.all() >= std::max(article.size(), old.size());
    if (most_stay && StandApart(article) && StandApart(old)) {
      AddParts(gap, common);
    } else {
      Add(gap);
    }
  }

  /// Adds what lies between the common words of a gap.
  void AddParts(const Gap& gap, const CommonWords& common) {
    Gap part{gap.new_start, gap.new_start, gap.old_start, gap.old_start};
    while (part.new_end < gap.new_end || part.old_end < gap.old_end) {
      const std::size_t i = part.new_end - gap.new_start;
      const std::size_t j = part.old_end - gap.old_start;
      const bool both = part.new_end < gap.new_end && part.old_end < gap.old_end;
      if (both && common.IsSame(i, j)) {
        Add(part);
        part = {part.new_end + 1, part.new_end + 1, part.old_end + 1, part.old_end + 1};
      } else {
        ++(common.PassesFirst(i, j) ? part.new_end : part.old_end);
      }
    }
    Add(part);
  }

  /// Adds a change, or makes the last one longer where this one goes on from it.
  void Add(const Gap& gap) {
    if (NewWords(gap) == 0 && OldWords(gap) == 0) return;
    if (!changes_.empty()) {
      SharedSpan& last = changes_.back().at;
      if (last.new_end == gap.new_start && last.old_end == gap.old_start) {
        last.new_end = gap.new_end;
        last.old_end = gap.old_end;
        return;
      }
    }
    changes_.push_back({.at = gap});
  }

  [[nodiscard]] bool NumbersDiffer(const SharedSpan& at) const {
    return !std::ranges::equal(
        article_.subspan(at.new_start, NewWords(at)) | std::views::filter(IsNumber),
        old_.subspan(at.old_start, OldWords(at)) | std::views::filter(IsNumber), {}, &Token::hash,
        &Token::hash);
  }

  [[nodiscard]] ChangeKind KindOf(const SharedSpan& at) const {
    const bool number = NumbersDiffer(at);
    if (OldWords(at) == 0) return number ? ChangeKind::kAddedNumber : ChangeKind::kAddedWords;
    if (NewWords(at) == 0) return number ? ChangeKind::kDroppedNumber : ChangeKind::kDroppedWords;
    return number ? ChangeKind::kChangedNumber : ChangeKind::kChangedWords;
  }

  std::vector<Change> Take() {
    for (Change& change : changes_)
      change.kind = KindOf(change.at);
    std::ranges::sort(changes_, {}, [](const Change& change) {
      return std::pair(change.at.new_start, change.at.old_start);
    });
    return std::move(changes_);
  }

  std::span<const Token> article_, old_;
  std::vector<std::uint8_t> in_run_;  ///< one flag a word of the article
  std::vector<Change> changes_;
};

bool IsInside(const SharedSpan& at, const SharedSpan& passage) {
  return at.new_start >= passage.new_start && at.new_end <= passage.new_end &&
         at.old_start >= passage.old_start && at.old_end <= passage.old_end;
}

/// Bytes of the words [begin, end), or the place after the word before them where there are none.
std::pair<std::uint32_t, std::uint32_t> BytesOf(std::span<const Token> tokens, std::uint32_t begin,
                                                std::uint32_t end) {
  if (begin < end) return {tokens[begin].start, tokens[end - 1].end};
  const std::uint32_t at = begin == 0 ? 0 : tokens[begin - 1].end;
  return {at, at};
}

ChangedText TextOf(const Change& change, const TokenizedText& article, const TokenizedText& old) {
  const auto [start, end] = BytesOf(article.tokens, change.at.new_start, change.at.new_end);
  const auto [of_start, of_end] = BytesOf(old.tokens, change.at.old_start, change.at.old_end);
  return {.kind = change.kind,
          .at = {start, end, of_start, of_end},
          .from = std::string(old.text.substr(of_start, of_end - of_start)),
          .to = std::string(article.text.substr(start, end - start))};
}

std::size_t CountOfNumbers(std::span<const Change> changes) {
  return static_cast<std::size_t>(std::ranges::count_if(changes, IsOfNumber, &Change::kind));
}

}  // namespace

std::vector<Change> FindChanges(std::span<const SharedSpan> runs, std::span<const Token> article,
                                std::span<const Token> old) {
  return ChangeFinder(article, old).Find(runs);
}

std::vector<SharedSpan> WithoutChanges(std::span<const SharedSpan> spans,
                                       std::span<const Change> changes) {
  std::vector<SharedSpan> out;
  for (SharedSpan rest : spans) {
    const SharedSpan passage = rest;
    const auto add_until = [&](std::uint32_t new_end, std::uint32_t old_end) {
      if (rest.new_start < new_end)
        out.push_back({rest.new_start, new_end, rest.old_start, old_end});
    };
    for (const Change& change : changes) {
      if (!IsInside(change.at, passage)) continue;
      add_until(change.at.new_start, change.at.old_start);
      rest.new_start = change.at.new_end;
      rest.old_start = change.at.old_end;
    }
    add_until(passage.new_end, passage.old_end);
  }
  std::ranges::sort(
      out, {}, [](const SharedSpan& span) { return std::pair(span.new_start, span.old_start); });
  return out;
}

ChangeList ListChanges(std::span<const Change> changes, const TokenizedText& article,
                       const TokenizedText& old) {
  ChangeList list{.listed = {}, .count = changes.size(), .numbers = CountOfNumbers(changes)};
  std::size_t bytes = 0;
  for (const Change& change : changes.first(std::min(changes.size(), kChangesListedMax))) {
    ChangedText text = TextOf(change, article, old);
    bytes += text.from.size() + text.to.size();
    if (bytes > kChangesBytesMax) break;
    list.listed.push_back(std::move(text));
  }
  return list;
}

}  // namespace wiresift
