#include "story/overlay.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "support/random.h"

namespace wiresift {
namespace {

using Parts = std::map<std::string, std::optional<std::string>>;

TEST(Overlay, KnowsErasedFromUnchanged) {
  Overlay overlay;
  EXPECT_EQ(overlay.Find("key"), nullptr);
  overlay.Put("key", std::nullopt);
  ASSERT_NE(overlay.Find("key"), nullptr);
  EXPECT_EQ(*overlay.Find("key"), std::nullopt);
  overlay.Put("key", "");
  EXPECT_EQ(*overlay.Find("key"), "");
  overlay.RollBack();
  EXPECT_EQ(overlay.Find("key"), nullptr) << "there was no mark";
}

TEST(Overlay, TakeLeavesNothingToGoBackTo) {
  Overlay overlay;
  overlay.Put("key", "value");
  ASSERT_EQ(overlay.Take().size(), 1U);
  overlay.RollBack();
  EXPECT_EQ(overlay.Find("key"), nullptr);
  EXPECT_TRUE(overlay.Take().empty());
}

/// The way back finds its keys however much the overlay has grown since.
TEST(Overlay, GoesBackToTheLatestMark) {
  constexpr std::uint64_t kSeed = 6006;
  tests::Random random(kSeed);
  Overlay overlay;
  Parts kept;
  for (int record = 0; record < 200; ++record) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", record " + std::to_string(record));
    overlay.Mark();
    Parts parts = kept;
    for (std::size_t n = random.Below(100); n > 0; --n) {
      const std::string key = "a key that is stored apart: " + std::to_string(random.Below(5'000));
      const std::optional<std::string> value =
          random.Chance(1, 3) ? std::nullopt : std::optional(std::to_string(random.Bits()));
      overlay.Put(key, value);
      parts[key] = value;
    }
    if (random.Chance(1, 2)) {
      overlay.RollBack();
    } else {
      kept = std::move(parts);
    }
    for (const auto& [key, value] : kept)
      ASSERT_TRUE(overlay.Find(key) != nullptr && *overlay.Find(key) == value) << key;
  }
  Parts taken;
  for (Delta& delta : overlay.Take())
    taken.emplace(std::move(delta.key), std::move(delta.value));
  EXPECT_EQ(taken, kept);
}

}  // namespace
}  // namespace wiresift
