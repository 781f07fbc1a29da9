#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "dedup/align.h"
#include "dedup/text_facts.h"
#include "dedup/word_record.h"

namespace wiresift {

/// Two texts and what is common to them, for the vetoes. Borrows all of it.
struct Pair {
  WordView article;
  WordView root;
  const TextFacts& article_facts;
  const TextFacts& root_facts;
  const Alignment& alignment;
  /// One flag a word, 1 for standing text; empty when there is none.
  std::span<const std::uint8_t> article_standing, root_standing;
  bool same_source = false;
};

/// What the first words of one text say about the other text.
struct Beginning {
  double covered = 0;     ///< share of these words that the other text has, standing text left out
  double facts = 0;       ///< share of their names and numbers that the other text has
  std::size_t count = 0;  ///< how many names and numbers they have
};

/// The facts and the beginnings of two texts: what settles most pairs.
struct Beginnings {
  FactsAgreement facts;
  Beginning article, root;
};

/// What two texts share, as far as it tells a story.
struct SharedText {
  double share = 0;              ///< the larger of both texts' shares of shared words
  std::size_t names = 0;         ///< different names
  bool may_name = false;         ///< names can be told from other words, and both texts have some
  std::size_t quoted_words = 0;  ///< words that are quoted
  std::size_t words = 0;
};

/// Here and in SharedTextOf standing text counts nowhere, but in the share.
[[nodiscard]] Beginnings BeginningsOf(const Pair& pair);

[[nodiscard]] SharedText SharedTextOf(const Pair& pair);

/// True when one text has the beginning of the other.
[[nodiscard]] bool Begins(const Beginnings& beginnings);

/// True when what the two share tells the story of at least one of them, and not only what stands
/// under many stories. It tells it:
/// - by the beginning of one text, whose names and numbers the other has as well: three in four of
///   them, and nine in ten where the article is a form, most of it standing text, or where numbers
///   are the only facts;
/// - by a quotation with names around it or a dozen different names, where two facts in five agree;
/// - by a long text with names, where three in ten do;
/// - by nearly all facts of one text;
/// - by a beginning, where there are no facts to compare and most of one text is shared.
/// Between texts of one outlet the beginning must be shared, or nearly all facts: an outlet prints
/// its own background again, and does not embed itself. `beginnings` are those of `pair`.
[[nodiscard]] bool Tells(const Pair& pair, const Beginnings& beginnings);

/// Share of the facts that must agree; with less the texts are a form that was filled in anew, or
/// two reports with the same background.
inline constexpr double kFactsAgree = 0.4;

}  // namespace wiresift
