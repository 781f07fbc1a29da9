#include "command/tune/compared_pair.h"

#include <string>

#include <gtest/gtest.h>

#include "dedup/texts.h"
#include "support/case_name.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using texts::Bridge;
using texts::Concat;
using texts::Ferry;
using texts::Join;
using texts::OwnFerryLead;
using texts::Slice;

/// Every fingerprint counts, so that short texts are candidates.
constexpr std::uint32_t kSampling = 1;

struct PairCase {
  std::string_view name;
  std::string article, earlier;
  bool same_source = false;
};

std::string Spaced(const texts::Paragraphs& paragraphs) {
  return Join(paragraphs, " ");
}

/// A part of the ferry report with an edit in the middle of each sentence: no unit is covered.
std::string EditedFlat() {
  std::string text = Spaced(Slice(Ferry(), 0, 4));
  for (std::size_t at = 60; at < text.size(); at += 90) {
    const std::size_t word = text.find(' ', at);
    if (word != std::string::npos) text.insert(word, " meanwhile, we hear, once again and again");
  }
  return text;
}

class ThresholdArithmetic : public testing::TestWithParam<PairCase> {};

/// One comparison says at every threshold what Match says there.
TEST_P(ThresholdArithmetic, AgreesWithMatch) {
  const PairCase& c = GetParam();
  const ComparedPair pair = ComparePair(c.article, c.earlier, c.same_source, kSampling);
  ASSERT_TRUE(pair.is_candidate);
  constexpr SourceId kSource{1};
  const WordRecord words(Tokenize(c.article));
  const WordRecord root(Tokenize(c.earlier));
  const Candidate candidate{.story = {1},
                            .hits = 3,
                            .source = c.same_source ? kSource : SourceId(),
                            .root = root.view(),
                            .fullest = {},
                            .variant = {}};
  for (int join = 0; join <= 100; ++join) {
    MatchOptions options;
    options.join = join / 100.0;
    options.related = options.join * 0.7;
    Matcher matcher(options);
    const MatchResult& match = matcher.Match(words.view(), kSource, {&candidate, 1});
    const Outcome decision = DecideAt(pair, options.join, options.related);
    EXPECT_EQ(NameOf(decision.relation), NameOf(match.relation)) << "at " << options.join;
    EXPECT_EQ(NameOf(decision.rule), NameOf(match.rule)) << "at " << options.join;
    EXPECT_EQ(pair.JoinsUpTo() >= options.join, Joins(match.relation)) << "at " << options.join;
    EXPECT_EQ(pair.RelatedUpTo() >= options.related, match.relation != Relation::kOriginal)
        << "at " << options.join;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, ThresholdArithmetic,
    testing::Values(
        PairCase{"Verbatim", Join(Ferry()), Join(Ferry())},
        PairCase{"SameSource", Join(Slice(Ferry(), 0, 9)), Join(Ferry()), true},
        PairCase{"FirstHalf", Join(Slice(Ferry(), 0, 5)), Join(Ferry())},
        PairCase{"OwnLead", Join(Concat({OwnFerryLead(), Slice(Ferry(), 1, 8)})), Join(Ferry())},
        PairCase{"ThirdOfTheText",
                 Join(Concat({OwnFerryLead(), Slice(Bridge(), 0, 1), Slice(Ferry(), 0, 2)})),
                 Join(Ferry())},
        PairCase{"OneParagraph", Join(Concat({OwnFerryLead(), Slice(Ferry(), 7, 8)})),
                 Join(Ferry())},
        PairCase{"NoParagraphs", Spaced(Slice(Ferry(), 0, 6)), Join(Ferry())},
        PairCase{"NoParagraphsHalf",
                 Spaced(Concat({OwnFerryLead(), Bridge(), Slice(Ferry(), 0, 4)})), Join(Ferry())},
        PairCase{"NoParagraphsEdited", EditedFlat(), Join(Ferry())},
        PairCase{"NoParagraphsTemplate",
                 Spaced({texts::Earnings("Borvik Foods", "LUNDEN", {"12.4", "31", "220.5", "14"})}),
                 texts::Earnings("Kestrel Motors", "HALDEN", {"98.1", "77", "810.2", "6"})},
        PairCase{"Template",
                 texts::Earnings("Borvik Foods", "LUNDEN", {"12.4", "31", "220.5", "14"}),
                 texts::Earnings("Kestrel Motors", "HALDEN", {"98.1", "77", "810.2", "6"})},
        PairCase{"SharedQuote",
                 "Waves of nine metres were forecast.\n\n" + texts::LongQuote() + ", Aker said.",
                 "Villages made ready for the storm.\n\n" + texts::LongQuote() + ", Aker said."}),
    tests::kCaseName);

/// The case without which the second rule would go untested.
TEST(ComparedPair, JoinsByRunsWhateverTheThreshold) {
  const ComparedPair pair = ComparePair(EditedFlat(), Join(Ferry()), false, kSampling);
  EXPECT_TRUE(pair.evidence.has_half_in_runs);
  EXPECT_LT(pair.evidence.cover, 0.5);
  const Outcome decision = DecideAt(pair, 1, 1);
  EXPECT_TRUE(Joins(decision.relation));
  EXPECT_EQ(NameOf(decision.rule), "runs>=half");
}

TEST(ComparedPair, VetoSpeaksAtEveryThreshold) {
  const ComparedPair pair = ComparePair(
      texts::Earnings("Borvik Foods", "LUNDEN", {"12.4", "31", "220.5", "14"}),
      texts::Earnings("Kestrel Motors", "HALDEN", {"98.1", "77", "810.2", "6"}), false, kSampling);
  ASSERT_TRUE(pair.evidence.objection);
  EXPECT_EQ(NameOf(*pair.evidence.objection), "veto:numbers");
  EXPECT_LT(pair.JoinsUpTo(), 0);
  EXPECT_EQ(pair.RelatedUpTo(), pair.evidence.cover);
}

TEST(ComparedPair, IsNoCandidateWithoutSharedFingerprints) {
  const ComparedPair pair = ComparePair(Join(Bridge()), Join(Ferry()), false, kSampling);
  EXPECT_FALSE(pair.is_candidate);
  EXPECT_LT(pair.RelatedUpTo(), 0);
  const Outcome decision = DecideAt(pair, 0, 0);
  EXPECT_EQ(decision.relation, Relation::kOriginal);
  EXPECT_EQ(NameOf(decision.rule), "no-candidate");
  EXPECT_FALSE(ComparePair("", "", false, kSampling).is_candidate);
}

}  // namespace
}  // namespace wiresift
