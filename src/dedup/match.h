#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "dedup/candidate.h"
#include "dedup/match_rule.h"
#include "dedup/options.h"
#include "dedup/word_record.h"
#include "text/words/tokens.h"

namespace wiresift {

/// How an article stands to a story. Its own words are those outside the common passages; what few,
/// most and considerable mean stands in match.cc.
enum class Relation : std::uint8_t {
  kOriginal,  ///< nothing near it
  kCopy,      ///< few own words, and most of the root is there
  kExcerpt,   ///< few own words, and a good part of the root is missing
  kEmbeds,    ///< the root's text with a considerable share of own words around it
  kRevision,  ///< the root's own source says most of it again: a correction or a write-thru
  kRoundup,   ///< parts of three stories or more, none of them most of it: its own story
  kRelated,   ///< has text in common, but too little, or a veto keeps it apart: never joined
};

template <>
inline constexpr auto kNames<Relation> =
    Names<Relation>("original", "copy", "excerpt", "embeds", "revision", "roundup", "related");

/// What the comparison of two texts gave. Shares are 0..1.
struct MatchScores {
  double containment_new = 0;  ///< share of the article's 5-grams that the story's root has
  double containment_old = 0;  ///< share of the root's 5-grams that the article has
  double cover = 0;  ///< the larger of the share of the article's words, and of the root's
                     ///< paragraphs, in paragraphs that both have; compared with MatchOptions::join
  double own_words = 0;  ///< share of the article's words outside the common passages
  double facts = 1;      ///< share of the names and numbers of the text with fewer in the other one
  double beginning = 0;  ///< the larger of both texts' shares of their first words in the other one
  double standing = 0;   ///< share of the article's words that are standing text
  double numbers = 1;    ///< agreement of the smaller set of numbers
  double names = 1;      ///< agreement of the smaller set of names
  double mean_run = 0;   ///< words per common passage
  std::uint32_t hits = 0;  ///< shared fingerprints
};

/// A passage that two texts have in common, in words or in bytes of each.
struct SharedSpan {
  std::uint32_t new_start = 0, new_end = 0;
  std::uint32_t old_start = 0, old_end = 0;
};

/// The spans `words`, counted in words, in bytes of the texts that were tokenised.
[[nodiscard]] std::vector<SharedSpan> InBytes(std::span<const SharedSpan> words,
                                              std::span<const Token> article,
                                              std::span<const Token> old);

/// What the comparison of an article with a text found: enough to decide at any thresholds.
struct Evidence {
  double cover = 0;                      ///< MatchScores::cover
  bool has_half_in_runs = false;         ///< MatchRule::kHalfInRuns holds
  Relation if_joined = Relation::kCopy;  ///< what the article is where it joins
  /// What keeps the two apart where they share enough to join: a veto, or kRoundupTarget.
  std::optional<DecidedBy> objection;

  /// The rule under which the shared text is enough to join; none when it is not.
  [[nodiscard]] std::optional<MatchRule> JoinsBy(const MatchOptions& options) const;
};

struct Outcome {
  Relation relation = Relation::kOriginal;
  DecidedBy rule = MatchRule::kNoCandidate;
};

/// What the article is to the text at the thresholds of `options`. Asks for the objection only
/// where JoinsBy gives a rule.
[[nodiscard]] Outcome DecideAt(const Evidence& evidence, const MatchOptions& options);

/// The matcher's word on one article.
struct MatchResult {
  Relation relation = Relation::kOriginal;
  /// Which of the candidates: the story joined, or for `related` and `roundup` the nearest one. The
  /// nearest has most words in common; of equals, the oldest story.
  std::optional<std::size_t> candidate;
  TextKind compared_with = TextKind::kRoot;  ///< which text of that story
  MatchScores scores;                        ///< against that text
  std::vector<SharedSpan> spans;  ///< passages shared with it in words; in order of new_start
  /// Words in a row that both have, of which the passages are made; in order of old_start, apart in
  /// the old text.
  std::vector<SharedSpan> runs;
  DecidedBy rule = MatchRule::kNoCandidate;
};

/// The least number of shared fingerprints that makes a story worth a comparison: `hits_min` of
/// Index::Find. Three hold 99.8 % of the copies; a brief has few fingerprints to share, and the
/// words decide anyway.
[[nodiscard]] constexpr std::uint32_t HitsMin(std::size_t fingerprints) {
  constexpr std::size_t kFewFingerprints = 12;
  if (fingerprints < kFewFingerprints) return 1;
  return fingerprints < 2 * kFewFingerprints ? 2 : 3;
}

/// Most candidates that are compared. Four find as many joins, but round-ups have more parts.
inline constexpr std::size_t kCandidatesMax = 8;

/// Compares an article with the stories it may belong to and says what it is to them. Joins at most
/// one story. Nearly all of both texts in common and the root's own source is a `revision`; the
/// caller knows whether it is newer. Allocates nothing once it has compared texts as long, with as
/// much in common. One thread.
class Matcher {
 public:
  explicit Matcher(const MatchOptions& options);
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  /// `standing` is StandingWords::flags() of the article. The result stays until the next call.
  const MatchResult& Match(const WordView& article, SourceId source,
                           std::span<const Candidate> candidates,
                           std::span<const std::uint8_t> standing = {});

  /// The evidence on the story's root alone, whatever the thresholds.
  [[nodiscard]] Evidence Compare(const WordView& article, SourceId source,
                                 const Candidate& candidate);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// True when `relation` makes the article a member of the target's story.
[[nodiscard]] constexpr bool Joins(Relation relation) {
  return relation == Relation::kCopy || relation == Relation::kExcerpt ||
         relation == Relation::kEmbeds || relation == Relation::kRevision;
}

}  // namespace wiresift
