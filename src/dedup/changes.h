#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "dedup/match.h"
#include "text/words/token.h"

namespace wiresift {

/// What an article has in a place where a text that it shares passages with has something else. It
/// is of a number when the numbers of the place differ, in digits or in words (SmallNumbers).
enum class ChangeKind : std::uint8_t {
  kChangedNumber,
  kChangedWords,
  kAddedNumber,
  kAddedWords,
  kDroppedNumber,
  kDroppedWords,
};

/// As audit records name them.
template <>
inline constexpr auto kNames<ChangeKind> =
    Names<ChangeKind>("changed-number", "changed-words", "added-number", "added-words",
                      "dropped-number", "dropped-words");

[[nodiscard]] constexpr bool IsOfNumber(ChangeKind kind) {
  return kind == ChangeKind::kChangedNumber || kind == ChangeKind::kAddedNumber ||
         kind == ChangeKind::kDroppedNumber;
}

/// A place where two texts differ, in words of each. A side that has nothing there is empty, and
/// stands where its words would be.
struct Change {
  ChangeKind kind = ChangeKind::kChangedWords;
  SharedSpan at;
};

/// Most words of a text between two passages that are told as a change. More is text of its own.
inline constexpr std::uint32_t kChangeWordsMax = 12;

/// A text and its words. Borrows both.
struct TokenizedText {
  std::string_view text;
  std::span<const Token> tokens;
};

/// Where the article differs from the old text, in the article's order. `runs` are MatchResult's of
/// the two. Told is:
/// - every word inside a passage (SharedSpan) that is not the same in both;
/// - at most kChangeWordsMax words of each between two passages that follow each other in both;
/// - as many before the first passage and after the last, where both have some.
/// Words are compared as Token::hash has them, so case, punctuation and the notation of a number
/// are no changes. Changed words in a row are one change; those with words between them that both
/// have are several, where at least half of the words stay and each word stands by itself.
[[nodiscard]] std::vector<Change> FindChanges(std::span<const SharedSpan> runs,
                                              std::span<const Token> article,
                                              std::span<const Token> old);

/// The passages `spans` without the changes inside them: in each span of the result both texts have
/// the same words. All in words, `spans` and result in order of new_start.
[[nodiscard]] std::vector<SharedSpan> WithoutChanges(std::span<const SharedSpan> spans,
                                                     std::span<const Change> changes);

/// A change with the words of both texts, cut from them.
struct ChangedText {
  ChangeKind kind = ChangeKind::kChangedWords;
  SharedSpan at;     ///< bytes of the two texts
  std::string from;  ///< what the old text has; empty where words were added
  std::string to;    ///< what the article has; empty where words were dropped
};

/// The changes of one comparison, for its record.
struct ChangeList {
  std::vector<ChangedText> listed;  ///< the first ones, within the bounds of ListChanges
  std::size_t count = 0;            ///< all of them
  std::size_t numbers = 0;          ///< those of a number, of all of them
};

/// At most kChangesListedMax changes with at most kChangesBytesMax bytes of text are listed.
[[nodiscard]] ChangeList ListChanges(std::span<const Change> changes, const TokenizedText& article,
                                     const TokenizedText& old);

}  // namespace wiresift
