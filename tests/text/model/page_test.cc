#include "text/model/page.h"

#include <gtest/gtest.h>

#include "text/body/html.h"

namespace wiresift {
namespace {

constexpr std::string_view kProse =
    "<p>The ferry left the old harbor on Friday, two days after the strike of the pilots ended.";

/// A parsed page with what its tree says.
struct Parsed {
  explicit Parsed(const std::string& html)
      : document(*ParseHtml(html)), facts(document, steps), page(facts, verdicts()) {}

  const std::vector<BlockVerdict>& verdicts() {
    none.resize(facts.size());
    return none;
  }

  Document document;
  std::size_t steps = 0;
  Facts facts;
  std::vector<BlockVerdict> none;
  Page page;
};

std::string Times(std::size_t count, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += text;
  return out;
}

TEST(PageTest, MainRunReachesFromTheFirstGoodBlockToTheLast) {
  const Parsed parsed("<div><a href=x>Home</a></div><article>" + Times(3, kProse) +
                      "</article><div><a href=y>More</a></div>");
  EXPECT_EQ(parsed.page.run().first, 1U);
  EXPECT_EQ(parsed.page.run().last, 3U);
  EXPECT_DOUBLE_EQ(parsed.page.parent_share(1), 1);
}

TEST(PageTest, ProseInAFooterIsNotGood) {
  const Parsed parsed("<article>" + Times(3, kProse) + "</article><footer>" + std::string(kProse) +
                      "</footer>");
  EXPECT_TRUE(parsed.page.is_good(0));
  EXPECT_FALSE(parsed.page.is_good(3));
  EXPECT_NE(parsed.page.marks(3) & kInFooter, 0U);
}

TEST(PageTest, AnElementThatHoldsTheTextIsNoMarkOfJunk) {
  const Parsed parsed("<div style='display:none' class=newsletter>" + Times(3, kProse) + "</div>");
  EXPECT_TRUE(parsed.page.is_good(0));
  EXPECT_EQ(parsed.page.marks(0) & kHidden, 0U);
  EXPECT_EQ(parsed.page.hints(0, 0, 2) & kHintPrompt, 0U);
}

TEST(PageTest, CommentsAreNotGoodHoweverManyThereAre) {
  const Parsed parsed("<article>" + Times(2, kProse) + "</article><div class=comments>" +
                      Times(4, kProse) + "</div>");
  EXPECT_TRUE(parsed.page.is_good(1));
  EXPECT_FALSE(parsed.page.is_good(3));
}

TEST(PageTest, GoodBlocksNearbyAreCounted) {
  const Parsed parsed("<article>" + Times(2, kProse) + "<p>Short</p>" + Times(3, kProse));
  EXPECT_EQ(parsed.page.GoodNear(2, 4), 3U);
  EXPECT_EQ(parsed.page.GoodNear(2, -4), 2U);
  EXPECT_EQ(parsed.page.GoodNear(0, -4), 0U);
  EXPECT_EQ(parsed.page.GoodNear(5, 4), 0U);
}

TEST(PageTest, PageWithoutRunningTextHasNoRun) {
  const Parsed parsed("<ul><li>One</li><li>Two</li></ul>");
  EXPECT_TRUE(parsed.page.run().empty());
  EXPECT_EQ(parsed.page.good_words(), 0);
}

}  // namespace
}  // namespace wiresift
