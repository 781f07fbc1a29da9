#include "core/nearest.h"

#include <array>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

const std::array<std::string, 6> kKnown = {"clean", "check",      "explain",
                                           "pipe",  "publishers", "run"};

struct NearestCase {
  std::string_view name, word, want;
};

class NearestTest : public testing::TestWithParam<NearestCase> {};

TEST_P(NearestTest, IsWhatWasMeant) {
  EXPECT_EQ(Nearest(GetParam().word, kKnown).value_or("(none)"), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, NearestTest,
    testing::Values(NearestCase{"SwappedLetters", "claen", "clean"},
                    NearestCase{"MissingLetter", "explan", "explain"},
                    NearestCase{"SingularForPlural", "publisher", "publishers"},
                    NearestCase{"AThirdOfALongWord", "poblishirs", "publishers"},
                    NearestCase{"BeginsAlike", "chean", "clean"},
                    NearestCase{"FarFromAll", "demonstrate", "(none)"},
                    NearestCase{"ShortAndFar", "xyz", "(none)"}),
    tests::kCaseName);

TEST(NearestTest, NothingIsNearWhereNothingIsKnown) {
  EXPECT_EQ(Nearest("run", {}), std::nullopt);
}

TEST(NearestTest, ADistanceOfOnesOwnDecides) {
  const WordDistance last_letter = [](std::string_view a, std::string_view b) -> std::size_t {
    return a.back() == b.back() ? 0 : 9;
  };
  EXPECT_EQ(Nearest("?k", kKnown, last_letter), "check");
}

TEST(NearestTest, ASuggestionFollowsWhatIsWrong) {
  EXPECT_EQ(DidYouMean("chekc", kKnown), "; did you mean check?");
  EXPECT_EQ(DidYouMean("somewhere", kKnown), "");
}

TEST(EditDistanceTest, CountsLetters) {
  EXPECT_EQ(EditDistance("", ""), 0u);
  EXPECT_EQ(EditDistance("", "abc"), 3u);
  EXPECT_EQ(EditDistance("abc", "abc"), 0u);
  EXPECT_EQ(EditDistance("abc", "acb"), 2u);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3u);
}

}  // namespace
}  // namespace wiresift
