#include "text/clean/repeatable.h"

#include <algorithm>

#include "publisher/masked_hash.h"

namespace wiresift {
namespace {

/// From here on prose can be a paragraph of the story. Most prompts are shorter.
constexpr std::uint32_t kParagraphWords = 25;

/// Log-odds of 7 to 1 that the block is the article's.
constexpr float kSureOdds = 2;

/// The first running text that stays, or where there is none the first block that does.
std::size_t FindLead(const Facts& facts, std::size_t title_block,
                     const std::vector<BlockVerdict>& verdicts) {
  std::size_t first = facts.size();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_removed || i == title_block) continue;
    if (facts.is_prose(i)) return i;
    first = std::min(first, i);
  }
  return first;
}

bool HasWord(const Facts& facts, std::size_t i) {
  return std::ranges::any_of(facts.words(i),
                             [](const Word& word) { return (word.flags & kNumber) == 0; });
}

bool IsParagraph(const Facts& facts, std::size_t i, const BlockVerdict& verdict) {
  return facts[i].shape.words > kParagraphWords && verdict.log_odds >= kSureOdds;
}

bool IsTitle(const BlockVerdict& verdict) {
  return verdict.is_removed && verdict.kind == RemovalClass::kTitle;
}

}  // namespace

std::vector<bool> FindRepeatable(const Facts& facts, std::size_t title_block,
                                 const std::vector<BlockVerdict>& verdicts) {
  const std::size_t lead = FindLead(facts, title_block, verdicts);
  std::vector<bool> repeatable(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Shape& shape = facts[i].shape;
    repeatable[i] = i != title_block && i != lead && !IsTitle(verdicts[i]) && !shape.has_quote &&
                    shape.words <= kRepeatWordsMax && HasWord(facts, i) &&
                    !IsParagraph(facts, i, verdicts[i]);
  }
  return repeatable;
}

bool MarkRepeated(const Facts& facts, const std::vector<bool>& repeatable,
                  const PublisherMemory& memory, std::vector<BlockVerdict>& verdicts) {
  bool removes = false;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!repeatable[i] || verdicts[i].is_removed) continue;
    if (!memory.Knows(MaskedHash(facts.text(i)))) continue;
    removes = true;
    verdicts[i] = {.is_removed = true,
                   .is_certain = false,
                   .kind = RemovalClass::kNav,
                   .rule = BuiltInRule::kPublisherRepeat,
                   .score = 0.99F,
                   .log_odds = verdicts[i].log_odds};
  }
  return removes;
}

}  // namespace wiresift
