#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "publisher/masked_hash.h"
#include "publisher/memory.h"
#include "support/case_name.h"
#include "text/fixtures.h"

namespace wiresift {
namespace {

constexpr std::string_view kTitle = "Harbor council rejects the pilots' demand";
constexpr std::string_view kLead =
    "The harbor council on Friday rejected the pilots' demand for shorter shifts, and so the "
    "strike "
    "at the river's mouth goes on.";
constexpr std::string_view kQuote =
    "“We will not pay twice for the same work,” the chairman told reporters after the meeting.";
constexpr std::string_view kParagraph =
    "Without pilots no ship of more than ninety meters may enter the river, the council said in "
    "the "
    "evening, and eleven of them were lying at anchor off the cape by then, three with grain.";
constexpr std::string_view kLong =
    "The pilots of the river have been paid by the council for more than a hundred years, since "
    "the "
    "spring flood in which the steamer of the mail was lost, and the contract of that year, which "
    "nobody has dared to touch, says that a pilot on his way home is still a pilot at work, which "
    "the "
    "council has never liked to pay for and which the pilots have never ceased to ask for in "
    "court.";
constexpr std::string_view kFurniture =
    "This desk writes about the 14 harbors of the coast and about those who work there.";

std::string Page() {
  std::string page;
  for (const std::string_view block :
       {kTitle, kLead, kQuote, kParagraph, kLong, kFurniture, std::string_view("1234")}) {
    if (!page.empty()) page += "\n\n";
    page += block;
  }
  return page;
}

/// The article's text when a memory knows `blocks` and nothing else.
Cleaned CleanKnowing(const std::vector<std::string_view>& blocks) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(blocks.size());
  for (const std::string_view block : blocks)
    hashes.push_back(MaskedHash(block));
  const PublisherMemory memory("lakeside.example", std::move(hashes));
  auto cleaned = Clean(TextArticle(Page(), kTitle), {}, {.memory = &memory});
  EXPECT_TRUE(cleaned);
  return cleaned ? std::move(*cleaned) : Cleaned();
}

bool IsRepeatable(std::string_view text) {
  const Cleaned cleaned = CleanKnowing({});
  for (const JudgedBlock& block : cleaned.blocks) {
    const auto found =
        std::string_view(cleaned.parsed_body).substr(block.start, block.end - block.start);
    if (found == text) return block.is_repeatable;
  }
  ADD_FAILURE() << "no block says: " << text;
  return false;
}

TEST(PublisherMemory, KnowsWhatItWasTold) {
  const PublisherMemory memory("lakeside.example", {3, 1, 3});
  EXPECT_EQ(memory.size(), 2U);
  EXPECT_TRUE(memory.Knows(1));
  EXPECT_FALSE(memory.Knows(2));
}

TEST(PublisherMemory, ItsVersionIsItsContent) {
  EXPECT_EQ(PublisherMemory("a.example", {1, 2}).name(),
            PublisherMemory("a.example", {2, 1, 2}).name());
  EXPECT_EQ(PublisherMemory("a.example", {1, 2}).name(),
            "memory a.example@" + MemoryVersion({1, 2}));
  EXPECT_NE(MemoryVersion({1, 2}), MemoryVersion({1, 3}));
}

TEST(Remembered, FurnitureGoesWithItsRule) {
  ASSERT_TRUE(CleanKnowing({}).text.contains(kFurniture)) << "no other rule may remove it";
  const Cleaned cleaned = CleanKnowing({kFurniture});
  EXPECT_FALSE(cleaned.text.contains(kFurniture));
  EXPECT_TRUE(cleaned.text.contains(kParagraph));
  ASSERT_FALSE(cleaned.removed.empty());
  EXPECT_EQ(cleaned.removed.back().rule, "publisher.repeat");
  EXPECT_EQ(cleaned.removed.back().kind, RemovalClass::kNav);
}

TEST(Remembered, OtherNumbersAreTheSameFurniture) {
  EXPECT_FALSE(
      CleanKnowing({"This desk writes about the 9 harbors of the coast and about those who "
                    "work there."})
          .text.contains(kFurniture));
}

struct KeptCase {
  std::string_view name, block;
};

class Story : public testing::TestWithParam<KeptCase> {};

/// Even when a memory says so: it may have been learnt from worse pages.
TEST_P(Story, IsNeverRemoved) {
  EXPECT_TRUE(CleanKnowing({GetParam().block}).text.contains(GetParam().block));
}

TEST_P(Story, IsNeverLearnt) {
  EXPECT_FALSE(IsRepeatable(GetParam().block));
}

INSTANTIATE_TEST_SUITE_P(Table, Story,
                         testing::Values(KeptCase{"Lead", kLead}, KeptCase{"Quote", kQuote},
                                         KeptCase{"Paragraph", kParagraph},
                                         KeptCase{"LongBlock", kLong}),
                         tests::kCaseName);

TEST(Repeatable, FurnitureIsAndTitleIsNot) {
  EXPECT_TRUE(IsRepeatable(kFurniture));
  EXPECT_FALSE(IsRepeatable(kTitle));
  EXPECT_FALSE(IsRepeatable("1234")) << "figures of a table are all one when masked";
}

/// Else what is removed would be forgotten, and come back.
TEST(Repeatable, WhatIsRemovedStillIs) {
  const Cleaned cleaned = CleanKnowing({kFurniture});
  std::size_t repeatable = 0;
  for (const JudgedBlock& block : cleaned.blocks)
    repeatable += block.is_repeatable && block.is_removed ? 1 : 0;
  EXPECT_EQ(repeatable, 1U);
}

TEST(Remembered, TheGuardTakesBackWhatLeavesNothing) {
  const std::string_view only = "Markets closed higher.";
  const PublisherMemory memory("lakeside.example", {MaskedHash(only)});
  const auto cleaned = Clean(TextArticle(only, "Markets"), {}, {.memory = &memory});
  ASSERT_TRUE(cleaned);
  EXPECT_EQ(cleaned->text, only);
}

TEST(Remembered, CountsForTheGuard) {
  const PublisherMemory memory("lakeside.example", {MaskedHash(kFurniture)});
  const auto article = TextArticle(Page(), kTitle);
  const auto cleaned = Clean(article, {.guard = 0.05}, {.memory = &memory});
  ASSERT_TRUE(cleaned);
  EXPECT_TRUE(cleaned->guarded);
  EXPECT_TRUE(cleaned->text.contains(kFurniture));
}

}  // namespace
}  // namespace wiresift
