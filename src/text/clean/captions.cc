#include "text/clean/captions.h"

#include <algorithm>
#include <cstddef>

namespace wiresift {
namespace {

constexpr std::uint32_t kSlugWordsMax = 6;
constexpr std::uint32_t kDescriptionWordsMax = 40;

/// More words with a credit at their end are a report in one line, and its picture's caption.
constexpr std::uint32_t kCaptionWordsMax = 100;

/// A text in one line of more words is a report too: a caption stands beside something.
constexpr std::uint32_t kLoneCaptionWordsMax = 40;

constexpr WordId kPictureNouns[] = {
    WordIdOf("photo"),        WordIdOf("image"),       WordIdOf("picture"), WordIdOf("photograph"),
    WordIdOf("illustration"), WordIdOf("screenshot"),  WordIdOf("foto"),    WordIdOf("bild"),
    WordIdOf("imagen"),       WordIdOf("photographie")};

constexpr WordId kShowWords[] = {WordIdOf("of"),  WordIdOf("shows"), WordIdOf("showing"),
                                 WordIdOf("von"), WordIdOf("de"),    WordIdOf("zeigt"),
                                 WordIdOf("di"),  WordIdOf("d")};

template <std::size_t N>
bool Contains(const WordId (&ids)[N], WordId id) {
  return std::find(std::begin(ids), std::end(ids), id) != std::end(ids);
}

BlockVerdict Caption(BuiltInRule rule, float score) {
  return CertainRemoval(RemovalClass::kCaption, rule, score);
}

/// `Photo of …`, `A picture shows …`, without the end of a sentence.
bool IsDescription(std::span<const Word> words, const Shape& shape) {
  if (shape.ends_sentence || words.size() < 4 || words.size() > kDescriptionWordsMax) return false;
  for (std::size_t i = 0; i < 2; ++i) {
    if (Contains(kPictureNouns, words[i].id) && Contains(kShowWords, words[i + 1].id)) return true;
  }
  return false;
}

bool AllLongWordsCapitalised(std::span<const Word> words, std::string_view text) {
  return std::all_of(words.begin(), words.end(), [&](const Word& word) {
    return (word.flags & (kCapitalised | kNumber)) != 0 ||
           text.substr(word.start, word.end - word.start).size() <= 3;
  });
}

/// A short line without an end that stands before a caption: the picture's file name in words.
/// A blank line in between asks for capitals throughout, since subheadings stand there too.
bool IsSlug(const Facts& facts, std::size_t i, bool has_gap) {
  const Shape& shape = facts[i].shape;
  if (shape.ends_sentence || shape.is_bullet || facts[i].word_count > kSlugWordsMax) return false;
  if (facts[i].word_count == 0) return false;
  return !has_gap ||
         (facts[i].word_count > 1 && AllLongWordsCapitalised(facts.words(i), facts.text(i)));
}

}  // namespace

void MarkCaptions(const Facts& facts, std::size_t title, std::vector<BlockVerdict>& verdicts) {
  const std::uint32_t words_max = facts.size() == 1 ? kLoneCaptionWordsMax : kCaptionWordsMax;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!facts.photo_credit(i) || verdicts[i].is_removed) continue;
    if (facts[i].word_count > words_max) continue;
    verdicts[i] = Caption(BuiltInRule::kCaptionCredit, 0.97F);
    if (i == 0 || i - 1 == title || verdicts[i - 1].is_removed || facts.is_prose(i - 1)) continue;
    if (IsDescription(facts.words(i - 1), facts[i - 1].shape)) {
      verdicts[i - 1] = Caption(BuiltInRule::kCaptionDescription, 0.95F);
    } else if (!facts.is_html() && IsSlug(facts, i - 1, facts.has_gap_before(i))) {
      verdicts[i - 1] = Caption(BuiltInRule::kCaptionSlug, 0.9F);
    }
  }
}

}  // namespace wiresift
