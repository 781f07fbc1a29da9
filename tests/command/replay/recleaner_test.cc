#include "command/replay/recleaner.h"

#include <string>

#include <gtest/gtest.h>

#include "core/hash.h"
#include "publisher/lesson.h"
#include "publisher/masked_hash.h"
#include "publisher/memory.h"
#include "support/article_builder.h"
#include "support/furnished_feed.h"

namespace wiresift {
namespace {

using tests::kFurniture;

Config Remembering() {
  Config config;
  config.publisher_memory = true;
  return config;
}

/// The publishers topic's record that the furniture is learnt.
std::string Lesson() {
  return R"({"domain":"a.example","scope":"0","learnt":[{"hash":")" +
         ToHex(MaskedHash(kFurniture)) + R"("}],"candidates":[]})";
}

std::string NameOfMemory() {
  return PublisherMemory("a.example", {MaskedHash(kFurniture)}).name();
}

bool Removes(const Recleaner& recleaner, const std::string& rules) {
  const auto article =
      recleaner.Clean(tests::RawRecord(0, tests::FurnishedArticle(9).Json()), rules);
  EXPECT_TRUE(article);
  return article && !article->text.contains(kFurniture);
}

TEST(Recleaner, UsesTheMemoryThatTheArticleNames) {
  Recleaner recleaner(Remembering());
  ASSERT_TRUE(recleaner.Learn("a.example/0", Lesson()));
  ASSERT_TRUE(recleaner.Learn("a.example/0", std::nullopt)) << "forgotten since";
  const std::string named = "2025.1+" + NameOfMemory();
  EXPECT_TRUE(Removes(recleaner, named));
  EXPECT_TRUE(recleaner.KnowsMemoryOf(named));
  EXPECT_FALSE(Removes(recleaner, "2025.1")) << "it was not learnt then";
  EXPECT_TRUE(recleaner.KnowsMemoryOf("2025.1"));
}

TEST(Recleaner, SaysWhenTheMemoryIsGone) {
  const Recleaner recleaner(Remembering());
  const std::string named = "2025.1+" + NameOfMemory();
  EXPECT_FALSE(recleaner.KnowsMemoryOf(named));
  EXPECT_FALSE(Removes(recleaner, named));
}

TEST(Recleaner, ObeysTheNewConfiguration) {
  Config keeping = Remembering();
  keeping.publisher_table.keep = {MaskedHash(kFurniture)};
  Recleaner keeper(keeping);
  ASSERT_TRUE(keeper.Learn("a.example/0", Lesson()));
  const std::string named = "2025.1+" + NameOfMemory();
  EXPECT_FALSE(Removes(keeper, named));
  EXPECT_TRUE(keeper.KnowsMemoryOf(named));

  Recleaner off{Config()};
  ASSERT_TRUE(off.Learn("a.example/0", Lesson()));
  EXPECT_FALSE(Removes(off, named));
  EXPECT_TRUE(off.KnowsMemoryOf(named));
}

TEST(Recleaner, RefusesRubbish) {
  Recleaner recleaner(Remembering());
  EXPECT_FALSE(recleaner.Learn("a.example/0", "no lesson"));
}

}  // namespace
}  // namespace wiresift
