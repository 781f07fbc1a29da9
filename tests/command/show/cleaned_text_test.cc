#include "command/show/cleaned_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/show/explained_article.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::ExplainedArticle;

Article NamedArticle() {
  Article article;
  article.id = "a1";
  article.url = "https://a.example/1";
  return article;
}

TEST(ExplainAsText, IsReadableWithoutColours) {
  const ExplainedArticle article;
  EXPECT_EQ(ExplainAsText(NamedArticle(), article.cleaned, {}),
            R"(# a1
  url         https://a.example/1
  title       A headline
  language    en
  provenance  [dateline NTB 12-22] OSLO (NTB)
  provenance  [photo-credit NTB 67-84] Photo: NTB & sons
  provenance  [cms-flag NTB metadata] 

= [title] A headline

  OSLO (NTB) - Snow fell {- [inline-junk inline.glued-links .95 35-47] <b>MORE</b>  -}all day.

- [caption caption.credit .97 57-84] A plough. Photo: NTB & sons

  7 of 14 words kept; words (spans) removed: caption 6 (1), inline-junk 1 (1)

)");
}

TEST(ExplainAsText, ColoursAreAddedAndNothingElse) {
  const ExplainedArticle article;
  std::string text = ExplainAsText(NamedArticle(), article.cleaned, {.color = true});
  EXPECT_THAT(text, HasSubstr("\x1B[9;31m<b>MORE</b> \x1B[0m"));
  for (std::size_t at = text.find('\x1B'); at != std::string::npos; at = text.find('\x1B'))
    text.erase(at, text.find('m', at) - at + 1);
  EXPECT_EQ(text, ExplainAsText(NamedArticle(), article.cleaned, {}));
}

TEST(ExplainAsText, RemovedBlocksInARowStandTogether) {
  ExplainedArticle article;
  for (JudgedBlock& block : article.cleaned.blocks) {
    block.is_title = false;
    block.is_removed = true;
  }
  article.cleaned.removed[0].start = article.cleaned.blocks[1].start;
  article.cleaned.removed[0].end = article.cleaned.blocks[1].end;
  EXPECT_THAT(ExplainAsText(NamedArticle(), article.cleaned, {}),
              HasSubstr("all day.\n- [caption"));
}

TEST(ExplainAsText, TheGuardIsSaid) {
  ExplainedArticle article;
  EXPECT_THAT(ExplainAsText(NamedArticle(), article.cleaned, {}), Not(HasSubstr("guarded")));
  article.cleaned.guarded = true;
  EXPECT_THAT(ExplainAsText(NamedArticle(), article.cleaned, {}), HasSubstr("  guarded     "));
}

/// What a feed writes must not move the cursor or recolour the reader's terminal.
TEST(ExplainAsText, EscapesOfTheFeedDoNotReachTheTerminal) {
  ExplainedArticle article;
  Article named = NamedArticle();
  named.id = "a\x1B[2J1";
  named.url = "https://a.example/\x1B]0;x\x07";
  article.cleaned.title = "T\x1B[31m";
  article.cleaned.language = "\x9B";
  const std::string text = ExplainAsText(named, article.cleaned, {});
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(text, Not(HasSubstr("\x07")));
  const std::string error =
      ErrorAsText("\x1B[2J", Error{.code = ErrorCode::kMalformed, .detail = "\x1B[0m"}, {});
  EXPECT_THAT(error, Not(HasSubstr("\x1B")));
}

}  // namespace
}  // namespace wiresift
