#include "dedup/telling.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/aligned.h"
#include "dedup/texts.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using texts::Bridge;
using texts::Concat;
using texts::Ferry;
using texts::Join;
using texts::OwnFerryLead;
using texts::Slice;

bool AreTold(const Aligned& texts) {
  return Tells(texts.pair(), BeginningsOf(texts.pair()));
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

/// A page of an outlet: its lead, then the teasers of other stories that stand on all its pages.
std::string Page(const std::string& lead) {
  return lead +
         "\n\nAfter the pharmacists of Attica the doctors of the Halden clinic voted to go on with "
         "their strike until the middle of next week.\n\nInspectors of Ostova found jars of an "
         "Iberian jam with mould and took them from the shelves of Tolberg and Fenwick.\n\nThe "
         "workers of the Dorini hospital met its managers once more and left without a date for "
         "the wages that they have waited for since spring.";
}

/// A report in which nothing but its numbers is a fact.
std::string Close(const std::string& points, const std::string& change, const std::string& rate) {
  return "on the third day of trading 3 shares in ten rose and the index of the exchange ended "
         "at " +
         points + " points, a change of " + change + " while the rate for loans stood at " + rate +
         " in the evening.\n\nthe index holds the shares that were traded most in the year before "
         "and "
         "is made anew in the first week of every quarter, as the rules of the exchange say; it is "
         "no "
         "advice to buy or to sell, and past results say nothing of those that come.";
}

struct TellingCase {
  std::string name, article, root;
  bool same_source, tells;
};

class TellingTable : public testing::TestWithParam<TellingCase> {};

TEST_P(TellingTable, IsSo) {
  const Aligned texts(GetParam().article, GetParam().root, GetParam().same_source);
  const Beginnings beginnings = BeginningsOf(texts.pair());
  const SharedText shared = SharedTextOf(texts.pair());
  ASSERT_GT(shared.words, 0U) << "the texts must have something in common";
  EXPECT_EQ(AreTold(texts), GetParam().tells)
      << "facts " << beginnings.facts.share << " of " << beginnings.facts.facts << ", beginnings "
      << beginnings.article.covered << ' ' << beginnings.root.covered << ", names " << shared.names
      << ", quoted " << shared.quoted_words;
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
        TellingCase{
            "TwoLeadsAboveTheTeasersOfOneOutlet",
            Page("Saranti of Halden bought 1,374 of its own shares on the third of January at "
                 "2.00 crowns a share, it told the exchange, and paid 2,748 crowns in all."),
            Page("Hygeia of Ostova said that a member of its board had sold 17,000 shares on "
                 "the last day of December and received 4,266 crowns for all of them."),
            true, false},
        TellingCase{"TwoClosesThatHaveNumbersAlone", Close("4,812.5", "0.8%", "2.75"),
                    Close("4,790.1", "0.5%", "2.75"), false, false},
        TellingCase{"OneCloseInAnotherNotation", Close("4,812.5", "0.8%", "2.75"),
                    Close("4812,5", "0.8 percent", "2.75"), false, true},
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
  EXPECT_TRUE(AreTold(Aligned(article, footer, false)));
  std::vector<std::uint8_t> standing(Tokenize(article).size());
  std::fill_n(standing.begin(), Tokenize(footer).size(), std::uint8_t{1});
  const std::vector<std::uint8_t> all(Tokenize(footer).size(), 1);
  const Aligned texts(article, footer, false, {.article = standing, .root = all});
  const SharedText shared = SharedTextOf(texts.pair());
  EXPECT_EQ(shared.words, 0U);
  EXPECT_EQ(shared.names, 0U);
  EXPECT_EQ(shared.quoted_words, 0U);
  EXPECT_EQ(BeginningsOf(texts.pair()).article.covered, 0);
  EXPECT_FALSE(AreTold(texts));
}

}  // namespace
}  // namespace wiresift
