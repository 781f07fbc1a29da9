#include "text/body/inline_junk.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

struct JunkCase {
  std::string_view name, text, want;  ///< the text without its junk
};

class InlineJunkTest : public testing::TestWithParam<JunkCase> {};

TEST_P(InlineJunkTest, LeavesTheSentence) {
  std::string text(GetParam().text);
  std::size_t steps = 0;
  const std::vector<Span> spans = FindInlineJunk(text, steps);
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    text.erase(span->start, span->end - span->start);
  }
  EXPECT_EQ(text, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, InlineJunkTest,
    testing::Values(
        JunkCase{"Glued",
                 "Mayor Jane MarlowJane Ann MarlowFerry strike ends Harbor opens MORE said so.",
                 "Mayor Jane Marlow said so."},
        JunkCase{"Twice",
                 "Jane MarlowJane Ann MarlowStrike ends MORE met Peter HoltPeter HoltBoats sink "
                 "MORE there.",
                 "Jane Marlow met Peter Holt there."},
        JunkCase{"Umlaut", "Anna MüllerAnna Maria MüllerStreik endet MORE sagte das.",
                 "Anna Müller sagte das."},
        JunkCase{"InsideACharacter", "Jane Marlow\u65e5\u00ff Jane Marlow ends MORE said.",
                 "Jane Marlow\u65e5\u00ff Jane Marlow ends MORE said."},
        JunkCase{"McDonald", "Ronald McDonald wants MORE of it.",
                 "Ronald McDonald wants MORE of it."},
        JunkCase{"CamelCase", "The iPhoneMORE and the eBay MORE sale.",
                 "The iPhoneMORE and the eBay MORE sale."},
        JunkCase{"NoRepeat", "Jane MarlowFerry strike ends MORE said.",
                 "Jane MarlowFerry strike ends MORE said."},
        JunkCase{"NoMore", "Jane MarlowJane Ann MarlowFerry strike ends.",
                 "Jane MarlowJane Ann MarlowFerry strike ends."},
        JunkCase{"MoreInsideWord", "Jane MarlowJane Ann MarlowFerry MOREOVER it ended.",
                 "Jane MarlowJane Ann MarlowFerry MOREOVER it ended."}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(InlineJunkTest, HostileTextTakesLinearTime) {
  std::string text;
  for (int i = 0; i < 1'000'000; ++i)
    text += "aA";
  std::size_t steps = 0;
  EXPECT_TRUE(FindInlineJunk(text + " MORE", steps).empty());
  EXPECT_LE(steps, text.size() + 1000);
}

}  // namespace
}  // namespace wiresift
