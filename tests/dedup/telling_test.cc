#include "dedup/telling.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/texts.h"

namespace wiresift {
namespace {

using texts::Bridge;
using texts::Concat;
using texts::Ferry;
using texts::Join;
using texts::OwnFerryLead;
using texts::Slice;

Telling Compared(const std::string& article, const std::string& root,
                 const std::vector<std::uint8_t>& standing = {},
                 const std::vector<std::uint8_t>& root_standing = {}) {
  const WordRecord article_words(Tokenize(article));
  const WordRecord root_words(Tokenize(root));
  TextFacts article_facts;
  TextFacts root_facts;
  article_facts.Assign(article_words.view().words(), standing);
  root_facts.Assign(root_words.view().words(), root_standing);
  RunTable runs;
  runs.Assign(article_words.view().words());
  Alignment alignment;
  Align(runs, root_words.view().words(), alignment);
  return TellingOf({.article = article_words.view(),
                    .root = root_words.view(),
                    .article_facts = article_facts,
                    .root_facts = root_facts,
                    .alignment = alignment,
                    .article_standing = standing,
                    .root_standing = root_standing});
}

/// A release of a company: its own two sentences, then what it says under every release.
std::string Release(const std::string& own) {
  return own +
         "\n\nVelloran builds pumps and valves for water works and has been listed in Halden since "
         "the turn of the century. It employs people in many countries and gives a share of its "
         "profit to schools near its plants every year.\n\nThis release contains statements about "
         "the future. They rest on what is known today, and results may be other than expected for "
         "many reasons, among them prices of raw materials, the weather, and the decisions of "
         "courts. The company is under no duty to renew them, and nobody should rely on them alone "
         "when buying or selling its shares.";
}

struct TellingCase {
  std::string name, article, root;
  bool same_source, tells;
};

class TellingTable : public testing::TestWithParam<TellingCase> {};

TEST_P(TellingTable, IsSo) {
  const Telling telling = Compared(GetParam().article, GetParam().root);
  ASSERT_GT(telling.words, 0U) << "the texts must have something in common";
  EXPECT_EQ(Tells(telling, GetParam().same_source), GetParam().tells)
      << "facts " << telling.facts.share << " of " << telling.facts.facts << ", beginnings "
      << telling.article.covered << ' ' << telling.root.covered << ", names " << telling.names
      << ", quoted " << telling.quoted_words;
}

INSTANTIATE_TEST_SUITE_P(
    Table, TellingTable,
    testing::Values(
        TellingCase{"TheSameText", Join(Ferry()), Join(Ferry()), false, true},
        TellingCase{"ACutText", Join(Slice(Ferry(), 0, 4)), Join(Ferry()), false, true},
        TellingCase{"AnOwnLeadAboveTheReport", Join(Concat({OwnFerryLead(), Slice(Ferry(), 0, 8)})),
                    Join(Ferry()), false, true},
        TellingCase{"AnOwnLeadInPlaceOfTheReports",
                    Join(Concat({OwnFerryLead(), Slice(Ferry(), 2, 8)})), Join(Ferry()), false,
                    true},
        TellingCase{"TheSameReportWithoutItsBeginningByItsOutlet",
                    Join(Concat({OwnFerryLead(), Slice(Ferry(), 4, 8)})), Join(Ferry()), true,
                    false},
        TellingCase{"TwoReleasesOfACompany",
                    Release("On Monday Velloran bought Shelfwise of Port Halven for 41 million, "
                            "said Greta Nyman, who leads its purchases."),
                    Release("Thomas Greer becomes head of finance at Velloran in May. The former "
                            "banker from Brenna follows Ida Holt, who retires at 63."),
                    false, false},
        TellingCase{"TwoReleasesOfACompanyByOneOutlet",
                    Release("On Monday Velloran bought Shelfwise of Port Halven for 41 million, "
                            "said Greta Nyman, who leads its purchases."),
                    Release("Thomas Greer becomes head of finance at Velloran in May. The former "
                            "banker from Brenna follows Ida Holt, who retires at 63."),
                    true, false},
        TellingCase{"OneReleaseTwice",
                    Release("On Monday Velloran bought Shelfwise of Port Halven for 41 million, "
                            "said Greta Nyman, who leads its purchases."),
                    Release("On Monday Velloran bought Shelfwise of Port Halven for 41 million, "
                            "said Greta Nyman, who leads its purchases."),
                    false, true}),
    [](const auto& c) { return c.param.name; });

TEST(Telling, StandingTextTellsNothing) {
  const std::string own = Join(Slice(Bridge(), 0, 3));
  const std::string footer = Join(Slice(Ferry(), 0, 6));
  const std::string article = footer + "\n\n" + own;
  EXPECT_TRUE(Tells(Compared(article, footer), false));
  std::vector<std::uint8_t> standing(Tokenize(article).size());
  std::fill_n(standing.begin(), Tokenize(footer).size(), std::uint8_t{1});
  const std::vector<std::uint8_t> all(Tokenize(footer).size(), 1);
  const Telling telling = Compared(article, footer, standing, all);
  EXPECT_EQ(telling.words, 0U);
  EXPECT_EQ(telling.names, 0U);
  EXPECT_EQ(telling.quoted_words, 0U);
  EXPECT_EQ(telling.article.covered, 0);
  EXPECT_FALSE(Tells(telling, false));
}

}  // namespace
}  // namespace wiresift
