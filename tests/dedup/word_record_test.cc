#include "dedup/word_record.h"

#include <string>

#include <gtest/gtest.h>

#include "text/words/tokens.h"

namespace wiresift {
namespace {

TEST(WordRecord, KeepsTheMarksOfTheWords) {
  const WordRecord record(Tokenize("We met Anna Berg in 1999.\nShe said \"never again\" twice"));
  const WordView view = record.view();
  ASSERT_EQ(view.size(), 11U);
  std::string marks;
  for (std::size_t i = 0; i < view.size(); ++i) {
    const WordCode word = view.words()[i];
    marks += (word & kUnitStart) != 0 ? 'U' : (word & kNameWord) != 0 ? 'N' : ' ';
    if ((word & kNumberWord) != 0) marks.back() = '1';
    if (view.is_quoted(i)) marks.back() = 'q';
  }
  EXPECT_EQ(marks, "U NN 1U qq ");
}

TEST(WordRecord, SameWordWhateverItsMarks) {
  const WordRecord record(Tokenize("Berg met berg"));
  const auto words = record.view().words();
  EXPECT_TRUE(SameWord(words[0], words[2]));
  EXPECT_FALSE(SameWord(words[0], words[1]));
}

TEST(WordRecord, HasParagraphsFromThreeLinesOn) {
  EXPECT_TRUE(WordRecord(Tokenize("a\nb\nc")).view().has_paragraphs());
  EXPECT_FALSE(WordRecord(Tokenize("a\n\nb")).view().has_paragraphs());
  EXPECT_FALSE(WordRecord().view().has_paragraphs());
}

TEST(WordRecord, IsMadeAnewByEachAssign) {
  WordRecord record(Tokenize("\"a b c d e f g\""));
  record.Assign(Tokenize("one two"));
  ASSERT_EQ(record.view().size(), 2U);
  EXPECT_FALSE(record.view().is_quoted(0));
  EXPECT_EQ(record.view().codes().size(), 3U);
}

}  // namespace
}  // namespace wiresift
