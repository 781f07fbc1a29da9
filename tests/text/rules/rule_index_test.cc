#include "text/rules/rule_index.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

RuleCandidate Candidate(std::uint32_t variant) {
  return {.needs = {}, .words_min = 1, .words_max = 3, .variant = variant};
}

std::vector<std::uint32_t> Variants(std::span<const RuleCandidate> found) {
  std::vector<std::uint32_t> out;
  for (const RuleCandidate& candidate : found)
    out.push_back(candidate.variant);
  return out;
}

TEST(RuleIndexTest, FindsTheCandidatesOfAWordInTheirOrder) {
  const RuleIndex::Entry entries[] = {{7, Candidate(1)}, {9, Candidate(2)}, {7, Candidate(3)}};
  const RuleIndex index(entries);
  EXPECT_EQ(Variants(index.Find(7, 3)), (std::vector<std::uint32_t>{1, 3}));
  EXPECT_EQ(Variants(index.Find(9, 3)), (std::vector<std::uint32_t>{2}));
}

TEST(RuleIndexTest, FindsNothingForOtherWords) {
  const RuleIndex::Entry entries[] = {{7, Candidate(1)}};
  const RuleIndex index(entries);
  EXPECT_TRUE(index.Find(8, 3).empty());
  EXPECT_TRUE(index.Find(7 + (1U << 15), 3).empty()) << "same bit, other word";
  EXPECT_TRUE(index.Find(7, 4).empty()) << "a block longer than any takes";
  EXPECT_TRUE(RuleIndex().Find(7, 3).empty());
}

TEST(RuleIndexTest, HoldsThousandsOfWords) {
  std::vector<RuleIndex::Entry> entries;
  for (std::uint32_t id = 1; id <= 5000; ++id)
    entries.push_back({id * 3, Candidate(id)});
  const RuleIndex index(entries);
  for (std::uint32_t id = 1; id <= 5000; ++id)
    ASSERT_EQ(Variants(index.Find(id * 3, 3)), std::vector<std::uint32_t>{id});
}

struct NeedCase {
  std::string_view name;
  RuleSignature needs;
  std::size_t word_count;
  bool may_fit;
};

class CandidateTest : public testing::TestWithParam<NeedCase> {};

TEST_P(CandidateTest, IsTurnedAwayByWhatTheBlockLacks) {
  RuleCandidate candidate = Candidate(0);
  candidate.needs = GetParam().needs;
  RuleSignature block;
  block.Add({.id = 4, .start = 0, .end = 1, .flags = kNumber});
  block.Add({.id = 5, .start = 2, .end = 3, .flags = 0});
  EXPECT_EQ(candidate.MayFit(GetParam().word_count, block), GetParam().may_fit);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CandidateTest,
    testing::Values(NeedCase{"Nothing", {}, 2, true}, NeedCase{"TooFewWords", {}, 0, false},
                    NeedCase{"TooManyWords", {}, 4, false},
                    NeedCase{"Word", {.words = RuleSignature::BitOf(4)}, 2, true},
                    NeedCase{"OtherWord", {.words = RuleSignature::BitOf(1)}, 2, false},
                    NeedCase{"Last", {.last = 5}, 2, true},
                    NeedCase{"LastButNotFirst", {.last = 4}, 2, false},
                    NeedCase{"Flag", {.flags = kNumber}, 2, true},
                    NeedCase{"OtherFlag", {.flags = kMonth}, 2, false}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
