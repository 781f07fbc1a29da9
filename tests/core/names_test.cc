#include "core/names.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

enum class Fruit : std::uint8_t { kApple, kPear, kPassionFruit, kQuince, kPlum, kFig, kDate };
enum class Lonely { kOne };

enum Mark : std::uint16_t { kMarkFirst = 1, kMarkSecond = 2 };
enum class Nameless { kOne };

}  // namespace

template <>
inline constexpr auto kNames<Fruit> =
    Names<Fruit>("apple", "pear", "passion-fruit", "quince", "plum", "fig", "date");

template <>
inline constexpr auto kNames<Lonely> = Names<Lonely>("one");

template <>
inline constexpr auto kFlagNames<Mark> = FlagNames<Mark>("first", "second");

namespace {

static_assert(Named<Fruit> && Named<Lonely>);
static_assert(!Named<Nameless> && !Named<Mark> && !Named<int>);

TEST(IsEnumerator, TellsEnumeratorsFromOtherValues) {
  static_assert(IsEnumerator<Fruit::kApple>());
  static_assert(IsEnumerator<static_cast<Fruit>(6)>());
  // 7 is 1 | 2 | 4, all of which are enumerators: a combination is none.
  static_assert(!IsEnumerator<static_cast<Fruit>(7)>());
  static_assert(!IsEnumerator<static_cast<Fruit>(255)>());
  static_assert(IsEnumerator<kMarkSecond>());
  static_assert(!IsEnumerator<static_cast<Mark>(3)>());
  static_assert(!IsEnumerator<static_cast<Mark>(4)>());
}

TEST(Names, AreInTheOrderOfTheEnumerators) {
  EXPECT_EQ(NameOf(Fruit::kApple), "apple");
  EXPECT_EQ(NameOf(Fruit::kPassionFruit), "passion-fruit");
  EXPECT_EQ(NameOf(Fruit::kDate), "date");
  EXPECT_EQ(kFlagNames<Mark>[1], "second");
}

TEST(CountOf, IsTheNumberOfEnumerators) {
  EXPECT_EQ(kCountOf<Fruit>, 7U);
  EXPECT_EQ(kCountOf<Lonely>, 1U);
}

TEST(FromName, FindsEveryEnumeratorByItsName) {
  for (std::size_t i = 0; i < kCountOf<Fruit>; ++i) {
    EXPECT_EQ(FromName<Fruit>(kNames<Fruit>[i]), static_cast<Fruit>(i));
  }
}

TEST(FromName, GivesNothingForAnotherWord) {
  for (const std::string_view word : {"", "Apple", "appl", "apples", "kApple", "7"}) {
    EXPECT_EQ(FromName<Fruit>(word), std::nullopt) << word;
  }
}

TEST(FromIndex, TakesEveryEnumeratorAndNoMore) {
  EXPECT_EQ(FromIndex<Fruit>(0), Fruit::kApple);
  EXPECT_EQ(FromIndex<Fruit>(6), Fruit::kDate);
  EXPECT_EQ(FromIndex<Fruit>(7), std::nullopt);
  EXPECT_EQ(FromIndex<Fruit>(255), std::nullopt);
  EXPECT_EQ(FromIndex<Fruit>(static_cast<std::size_t>(-1)), std::nullopt);
  EXPECT_EQ(FromIndex<Lonely>(1), std::nullopt);
}

}  // namespace
}  // namespace wiresift
