#include "text/clean/title.h"

#include <algorithm>
#include <cstddef>

#include "text/facts/provenance.h"

namespace wiresift {
namespace {

constexpr std::uint32_t kTitleWordsMax = 25;
constexpr std::size_t kHeadBlocksMax = 12;  ///< blocks before the running text that are looked at
constexpr std::size_t kLongHead = 4;        ///< with more, the head is a menu
constexpr std::uint32_t kSureTitleWords = 4;

bool EndsLikeBody(std::string_view text) {
  return text.ends_with('.') || text.ends_with(':') || text.ends_with(';') || text.ends_with(',') ||
         text.ends_with("…") || text.ends_with("。");
}

bool CanBeTitle(const Facts& facts, std::size_t i) {
  const BlockFacts& block = facts[i];
  if (block.word_count == 0 || block.word_count > kTitleWordsMax) return false;
  if (block.shape.is_bullet || facts.photo_credit(i) || block.rule != nullptr) return false;
  if (EndsLikeBody(facts.text(i))) return false;
  const bool gap_behind = i + 1 < facts.size() && facts.has_gap_before(i + 1);
  return gap_behind && !FindDateline(facts.text(i), facts.words(i), block.agencies);
}

/// Letters and digits in lower case: what two spellings of a title share.
std::vector<WordId> Key(std::string_view text) {
  std::vector<Word> words;
  SplitWords(text, 60, words);
  std::vector<WordId> ids;
  ids.reserve(words.size());
  for (const Word& word : words)
    ids.push_back(word.id);
  return ids;
}

bool SameWords(std::span<const Word> words, const std::vector<WordId>& key) {
  return std::equal(words.begin(), words.end(), key.begin(), key.end(),
                    [](const Word& word, WordId id) { return word.id == id; });
}

/// True when `words` are the head of `key`, as a headline is of `Headline | Outlet`.
bool IsHeadOf(std::span<const Word> words, const std::vector<WordId>& key) {
  return words.size() >= kSureTitleWords && words.size() < key.size() &&
         SameWords(words,
                   std::vector<WordId>(key.begin(),
                                       key.begin() + static_cast<std::ptrdiff_t>(words.size())));
}

std::size_t FirstProse(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts.is_prose(i) && !verdicts[i].is_removed && !facts.photo_credit(i) &&
        !facts[i].shape.is_bullet) {
      return i;
    }
  }
  return facts.size();
}

}  // namespace

std::size_t FindTitleBlock(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  const std::size_t prose = FirstProse(facts, verdicts);
  if (prose == facts.size()) return prose;
  std::vector<std::size_t> candidates;
  std::size_t others = 0;
  for (std::size_t i = prose > kHeadBlocksMax ? prose - kHeadBlocksMax : 0; i < prose; ++i) {
    if (verdicts[i].is_removed) continue;
    ++others;
    if (CanBeTitle(facts, i)) candidates.push_back(i);
  }
  if (candidates.empty()) return facts.size();
  if (others > kLongHead) std::reverse(candidates.begin(), candidates.end());
  for (const std::size_t i : candidates) {
    if (facts[i].word_count >= kSureTitleWords) return i;
  }
  return others > kLongHead ? facts.size() : candidates.front();
}

void MarkTitles(const Facts& facts, std::string_view title, std::vector<BlockVerdict>& verdicts) {
  std::vector<std::vector<WordId>> keys;
  if (!title.empty()) keys.push_back(Key(title));
  for (const std::string& other : facts.document().titles)
    keys.push_back(Key(other));
  std::erase_if(keys, [](const auto& key) { return key.empty(); });
  if (keys.empty()) return;
  const std::size_t prose = FirstProse(facts, verdicts);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const bool may_repeat = i <= prose || facts.is_heading(i);
    if (!may_repeat || facts[i].word_count == 0 || facts[i].word_count > 60) continue;
    const std::span<const Word> words = facts.words(i);
    const bool repeats = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
      return SameWords(words, key) || IsHeadOf(words, key);
    });
    if (!repeats) continue;
    verdicts[i] = CertainRemoval(RemovalClass::kTitle, BuiltInRule::kTitleRepeated, 0.98F);
  }
}

}  // namespace wiresift
