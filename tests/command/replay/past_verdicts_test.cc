#include "command/replay/past_verdicts.h"

#include <string>

#include <gtest/gtest.h>

#include "support/article_builder.h"

namespace wiresift {
namespace {

std::string Audit(std::int64_t offset, const std::string& verdict, const std::string& story,
                  const std::string& reason = "") {
  return R"({"kind":"verdict","article":"a","input":{"topic":"news.raw","partition":0,"offset":)" +
         std::to_string(offset) + R"(},"verdict":")" + verdict + R"(","reason":")" + reason +
         R"(","story":")" + story + R"("})";
}

TEST(PastVerdicts, AreFoundByRawRecord) {
  MemoryStore store;
  PastVerdicts past(store);
  for (std::int64_t offset = 0; offset < 3'000; ++offset)
    ASSERT_TRUE(past.Take(Audit(offset, "copy", "s")));
  ASSERT_TRUE(past.Take(Audit(5, "ignored", "", "redelivered"))) << "the later one counts";
  ASSERT_TRUE(past.Take(R"({"kind":"event"})"));
  EXPECT_FALSE(past.Take("no JSON"));
  ASSERT_TRUE(past.Finish());
  EXPECT_EQ(past.size(), 3'001U);
  EXPECT_EQ(past.Find(tests::RawAt(0)).value()->verdict, "copy");
  EXPECT_EQ(past.Find(tests::RawAt(2'999)).value()->input, tests::RawAt(2'999));
  EXPECT_EQ(past.Find(tests::RawAt(5)).value()->reason, "redelivered");
  EXPECT_FALSE(past.Find(tests::RawAt(3'000)).value());
  EXPECT_FALSE(past.Find(tests::RawAt(0, 1)).value()) << "of another partition";
}

TEST(PastVerdicts, KnowWhoFoundedAStory) {
  MemoryStore store;
  PastVerdicts past(store);
  ASSERT_TRUE(past.Take(Audit(4, "published", "s")));
  ASSERT_TRUE(past.Take(Audit(5, "copy", "s")));
  ASSERT_TRUE(past.Take(Audit(6, "published", "older", "repeated")));
  ASSERT_TRUE(past.Take(Audit(7, "copy", "older")));
  ASSERT_TRUE(past.Finish());
  EXPECT_EQ(past.FounderOf("s").value(), tests::RawAt(4));
  EXPECT_FALSE(past.FounderOf("older").value());
  EXPECT_EQ(past.LatestOf("a").value(), tests::RawAt(7));
  EXPECT_FALSE(past.LatestOf("b").value());
}

}  // namespace
}  // namespace wiresift
