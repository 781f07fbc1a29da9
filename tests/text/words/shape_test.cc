#include "text/words/shape.h"

#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(ShapeTest, SentenceOfSixtyCharactersIsProse) {
  EXPECT_TRUE(
      IsProse(ShapeOf("The ferry left the harbor at noon and came back before the storm.")));
  EXPECT_FALSE(
      IsProse(ShapeOf("The ferry left the harbor at noon and came back before the storm")));
  EXPECT_FALSE(IsProse(ShapeOf("The ferry left.")));
  EXPECT_TRUE(IsProse(ShapeOf(std::string(160, 'x'))));
}

TEST(ShapeTest, IdeographsCountMore) {
  EXPECT_TRUE(IsProse(ShapeOf("港の船は正午に出て、嵐の前に戻ったと港湾当局が金曜日に発表した。")));
}

TEST(ShapeTest, SeesQuotationsOfFourWords) {
  EXPECT_TRUE(ShapeOf("“We will not go there,” she said.").has_quote);
  EXPECT_TRUE(ShapeOf("„Wir fahren nicht dorthin“, sagte sie.").has_quote);
  EXPECT_FALSE(ShapeOf("The \"eastern flank\" was quiet.").has_quote);
}

TEST(ShapeTest, CountsWordsCommasAndEnds) {
  const Shape shape = ShapeOf("• One, two, three:");
  EXPECT_EQ(shape.words, 4U);
  EXPECT_EQ(shape.commas, 2U);
  EXPECT_TRUE(shape.is_bullet);
  EXPECT_TRUE(shape.ends_colon);
  EXPECT_TRUE(ShapeOf("LOUD HEAD").is_upper);
  EXPECT_TRUE(ShapeOf("One. Two").has_inner_stop);
}

}  // namespace
}  // namespace wiresift
