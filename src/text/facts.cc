#include "text/facts.h"

#include <algorithm>
#include <unordered_set>

#include "core/hash.h"
#include "core/limits.h"
#include "text/boilerplate_rules.h"
#include "text/credit_line.h"
#include "text/photo_credit.h"

namespace wiresift {

Facts::Facts(const Document& document, std::size_t& steps) : document_(document) {
  facts_.resize(document.blocks.size());
  words_.reserve(std::min(document.body.size() / 2 + 1, kBodyWordsMax));  // never moves
  for (std::size_t i = 0; i < facts_.size(); ++i)
    Read(i, steps);
  MarkRepeats();
}

void Facts::Read(std::size_t i, std::size_t& steps) {
  BlockFacts& facts = facts_[i];
  const std::string_view block_text = text(i);
  facts.shape = ShapeOf(block_text);
  facts.link_share =
      static_cast<float>(block(i).link_bytes) / static_cast<float>(block_text.size());
  facts.is_prose = facts.link_share < 0.4F && IsProse(facts.shape);
  facts.first_word = static_cast<std::uint32_t>(words_.size());
  SplitWords(block_text, kBodyWordsMax - words_.size(), words_);
  facts.word_count = static_cast<std::uint32_t>(words_.size()) - facts.first_word;
  facts.agencies = FindAgencies(block_text, words(i));
  const bool is_menu = block(i).kind == BlockKind::kListItem && facts.link_share > 0.5F;
  if (!is_menu) facts.credit_line = FindCreditLine(block_text, words(i), facts.agencies);
  steps += block_text.size();
  if (steps > kCleanStepsMax) return;
  facts.rule = CompiledBoilerplateRules().Match(words(i), steps);
  if (facts.credit_line) return;
  if (const auto credit = FindPhotoCredit(block_text, words(i), facts.agencies)) {
    facts.has_photo_credit = true;
    facts.photo_credit = *credit;
  }
}

void Facts::MarkRepeats() {
  std::unordered_set<std::uint64_t> seen;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    facts_[i].is_repeat = !seen.insert(Hash64(text(i))).second;
  }
}

}  // namespace wiresift
