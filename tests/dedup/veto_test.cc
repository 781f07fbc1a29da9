#include "dedup/veto.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/aligned.h"
#include "dedup/texts.h"

namespace wiresift {
namespace {

struct VetoCase {
  std::string name, article, root;
  bool same_source;
  std::optional<Veto> want;
};

std::string Poll(std::string_view top) {
  return std::string(top) +
         "\n\nThe weekly survey is made by the Institute for Public Opinion in Halden for the "
         "group "
         "of newspapers that owns the Morning Ledger and the Evening Ledger, and asks at least one "
         "thousand grown people by telephone from Monday to Thursday. The margin of error is about "
         "three points in either direction for the whole of the country and larger for a region.";
}

std::string Score(std::string_view one, std::string_view two, std::string_view three) {
  return std::string("The home side went into the break in the lead when captain ") + one.data() +
         " scored the first goal of the evening. After the break it was the turn of young "
         "striker " +
         two.data() +
         " to find the net with a long shot. The visitors came back into the match when " +
         "their defender " + three.data() + " headed in from a corner at the far post.";
}

/// The report of a match as a machine writes it.
std::string Game(std::string_view scorer, std::string_view home, std::string_view guest,
                 std::string_view points, std::string_view score) {
  return std::string(scorer) + " scored " + std::string(points) + " points and " +
         std::string(home) + " beat " + std::string(guest) + " " + std::string(score) +
         " on the night.\n\nThe hosts led by as many as 21 points in the second quarter and never "
         "trailed after the break. In " +
         std::string(home) + " they shot 59 percent from the field. For " + std::string(guest) +
         " the coach " + std::string(scorer.substr(0, 3)) + "man Karl " + std::string(guest) +
         "son said nothing at all to the 12 reporters who waited for him.";
}

/// What a prosecutor says of a plea: other people each time, and nearly the same numbers.
std::string Plea(std::string_view who, std::string_view family, std::string_view town,
                 std::string_view office, std::string_view lawyer) {
  return std::string("HALDEN - ") + who.data() + ' ' + family.data() + ", of " + town.data() +
         ", pleaded guilty in the court of the coast to fraud, State Attorney Greta Nyman said."
         "\n\nPapers of the court say that " +
         family.data() +
         " took more than 20,000 crowns between 2021 and 2024. The sentence is to be spoken in "
         "June, "
         "and the law allows up to 20 years. A judge will weigh what the rules of the land and "
         "other "
         "laws say.\n\nThe " +
         office.data() + " looked into the case. Attorney " + lawyer.data() +
         " brings it to court.\n\nAnyone who knows of a fraud can tell the line of the Department "
         "of "
         "Justice under 866 555 0121 by day and by night, and need not give a name.";
}

/// Six days of one form. Whatever `shift` is, the numbers are the same ones, on other days.
std::string Forecast(int shift) {
  std::string text;
  for (int day = 0; day < 6; ++day) {
    text += "A " + std::to_string(10 * ((day + shift) % 6 + 3)) +
            " percent chance of rain in the hills, mainly before " +
            std::to_string((2 * day + 3 * shift) % 6 + 1) + ". Mostly cloudy with a high near " +
            std::to_string((5 * day + 2 * shift) % 6 + 60) + " and a west wind around " +
            std::to_string((day + 4 * shift) % 6 + 11) + " knots.\n\n";
  }
  return text;
}

/// A short item with its outlet's furniture around it, in one line.
std::string Item(std::string_view title, std::string_view words) {
  return "Trending now share this story. Let your friends know what you are reading about. " +
         std::string(title) + " " + std::string(words) + " Post this to your page. " +
         std::string(title) + " " + std::string(words) +
         " Cancel or send. A link has been sent to the address of your friend. " +
         std::string(title) + " Skip this ad while the film is loading. " + std::string(words);
}

class VetoTable : public testing::TestWithParam<VetoCase> {};

TEST_P(VetoTable, Decides) {
  const Aligned aligned(GetParam().article, GetParam().root, GetParam().same_source);
  ASSERT_FALSE(aligned.pair().alignment.runs.empty()) << "the texts must have something in common";
  EXPECT_EQ(VetoOf(aligned.pair()), GetParam().want);
}

std::string FerryText() {
  return texts::Join(texts::Ferry());
}

INSTANTIATE_TEST_SUITE_P(
    Table, VetoTable,
    testing::Values(
        VetoCase{"SameText", FerryText(), FerryText(), false, std::nullopt},
        VetoCase{"OtherNumbers",
                 texts::Earnings("Borvik Foods", "LUNDEN", {"12.4", "31", "220.5", "14"}),
                 texts::Earnings("Kestrel Motors", "HALDEN", {"98.1", "77", "810.2", "6"}), false,
                 Veto::kNumbers},
        VetoCase{"OtherNames", Score("Ilo Brandt", "Sven Marek", "Oto Lind"),
                 Score("Jan Keller", "Rui Costas", "Ali Demir"), false, Veto::kSlots},
        VetoCase{"NamesOfALongForm",
                 Plea("Gregory", "Sandvik", "Kelso", "Tax Police", "Mia Longfellow"),
                 Plea("Teresa", "Valkyrin", "Elgin", "Inspector General", "Noah Prattley"), true,
                 Veto::kSlots},
        VetoCase{"OtherNamesAndFiguresOfALooserForm",
                 Game("Ilo Brandt", "Lundens", "Halden", "23", "117-92"),
                 Game("Rui Costas", "Brenna", "Norvik", "28", "101-92"), false, Veto::kStanding},
        VetoCase{"ForecastsThatRepeatTheirSentences", Forecast(0), Forecast(1), false,
                 Veto::kSlots},
        VetoCase{
            "FurnitureOfOneSource",
            Item("Pig finds a home", "A young sow that ran from the butcher lives by the sea."),
            Item("Phones lock up", "A film of five seconds stops every telephone it is sent to."),
            true, Veto::kStanding},
        VetoCase{
            "FurnitureOfOthers",
            Item("Pig finds a home", "A young sow that ran from the butcher lives by the sea."),
            Item("Phones lock up", "A film of five seconds stops every telephone it is sent to."),
            false, Veto::kStanding},
        VetoCase{"SameNames", Score("Ilo Brandt", "Sven Marek", "Oto Lind"),
                 Score("Ilo Brandt", "Sven Marek", "Oto Lind"), false, std::nullopt},
        VetoCase{
            "StandingFooterOfOneSource",
            Poll("Support for the Liberal Union of Dora Valk fell again after the quarrel with "
                 "Finance Minister Egon Platz about the harbour tax, while the Farmers under Per "
                 "Solberg gained among voters in Nordmark, Vestland and the Osterby islands, who "
                 "had turned to Kari Hove in the spring and then to nobody in particular."),
            Poll("Most people want the railway between Karlsvik and Brenna to be built, but few "
                 "would pay for it, a question asked for Transport Weekly shows, and Governor "
                 "Tilda Roos and Mayor Anton Frey have both said that without the money of "
                 "Parliament there will be no bridge over the Silver Sound before the Games."),
            true, Veto::kStanding},
        VetoCase{
            "StandingFooterOfOthers",
            Poll("Support for the Liberal Union of Dora Valk fell again after the quarrel with "
                 "Finance Minister Egon Platz about the harbour tax, while the Farmers under Per "
                 "Solberg gained among voters in Nordmark, Vestland and the Osterby islands, who "
                 "had turned to Kari Hove in the spring and then to nobody in particular."),
            Poll("Most people want the railway between Karlsvik and Brenna to be built, but few "
                 "would pay for it, a question asked for Transport Weekly shows, and Governor "
                 "Tilda Roos and Mayor Anton Frey have both said that without the money of "
                 "Parliament there will be no bridge over the Silver Sound before the Games."),
            false, Veto::kStanding}),
    [](const auto& c) { return c.param.name; });

struct QuoteCase {
  std::string name, article, root;
  std::optional<Veto> want;
};

class QuoteTable : public testing::TestWithParam<QuoteCase> {};

TEST_P(QuoteTable, Decides) {
  const Aligned aligned(GetParam().article, GetParam().root, false);
  EXPECT_EQ(QuoteVetoOf(aligned.pair()), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, QuoteTable,
    testing::Values(
        QuoteCase{"WholeText", FerryText(), FerryText(), std::nullopt},
        QuoteCase{"FewWords", "The bridge is closed to lorries today.",
                  "The bridge is closed to lorries today.", Veto::kShort},
        QuoteCase{"OnlyTheQuote", texts::LongQuote() + ", the harbour master said.",
                  "Before the storm the port spoke up: " + texts::LongQuote() + ".", Veto::kShort},
        QuoteCase{
            "QuoteAndItsAttribution",
            texts::LongQuote() +
                ", harbour master Nils Aker told reporters at the town hall on Friday after a "
                "meeting with the crews. Ferries to the outer islands stop at noon on Saturday. "
                "Shops in the old port were filling sandbags, and the school will be a shelter "
                "for those whose cellars are likely to be flooded.",
            texts::LongQuote() +
                ", harbour master Nils Aker told reporters at the town hall on Friday after a "
                "meeting with the crews. Forecasters see waves of nine metres. A cruise ship "
                "with two thousand guests has turned round and waits in the lee of the cape, "
                "its owner announced, and trains along the shore will run at walking pace.",
            Veto::kQuotes}),
    [](const auto& c) { return c.param.name; });

}  // namespace
}  // namespace wiresift
