#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "command/explain/passages.h"
#include "dedup/changes.h"
#include "dedup/match.h"
#include "text/clean/cleaner.h"

namespace wiresift {

/// One side of a comparison.
struct ComparedArticle {
  Article article;
  Cleaned cleaned;                 ///< its `text` is what is compared
  std::size_t words = 0;           ///< words of the text, as the matcher counts them
  std::size_t shared_words = 0;    ///< words in passages that the other side has as they are
  std::size_t passage_words = 0;   ///< all words in passages, changed ones too
  std::vector<ByteRange> changed;  ///< what the other side has otherwise; in order, apart

  /// The shared share of the words; 0 for a text without words.
  [[nodiscard]] double shared() const;

  /// The share of the words that stand in passages, which the matcher takes for shared.
  [[nodiscard]] double in_passages() const;
};

/// How article A stands to article B when B's story is the only one there is.
struct Comparison {
  ComparedArticle a;
  ComparedArticle b;  ///< the root
  MatchOptions options;
  bool same_source = false;
  Relation relation = Relation::kOriginal;
  DecidedBy rule = MatchRule::kNoCandidate;
  MatchScores scores;  ///< given for an `original` too
  /// The passages as audit records have them, in bytes of the two clean texts; in order of
  /// new_start.
  std::vector<SharedSpan> passages;
  std::vector<SharedSpan> spans;  ///< the passages without what was changed in them; as `passages`
  ChangeList changes;             ///< from B to A
  std::size_t fingerprints = 0;   ///< fingerprints of A
  std::size_t hits_min = 0;       ///< fingerprints A must share with B before the index nominates B
};

/// Compares the two as the service does. `article` and `cleaned` of both are filled in.
[[nodiscard]] Comparison Compare(ComparedArticle a, ComparedArticle b, const MatchOptions& options);

/// A veto, and the scores that it looks at.
struct VetoFinding {
  struct Value {
    std::string_view name;  ///< as in JSON
    double value = 0;
    bool is_share = false;
  };

  Veto veto = Veto::kFacts;
  bool spoke = false;
  std::vector<Value> values;
};

/// True when the shared text was enough to join, so that the vetoes had a say.
[[nodiscard]] bool WereVetoesAsked(const Comparison& comparison);

/// All vetoes, in the order in which they are asked; the first that speaks decides.
[[nodiscard]] std::vector<VetoFinding> VetoesOf(const Comparison& comparison);

}  // namespace wiresift
