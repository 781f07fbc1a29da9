#include "command/replay/log_place.h"

#include <chrono>
#include <optional>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

using std::chrono::days;

const Timestamp kSomeDay = std::chrono::sys_days(std::chrono::year(2026) / 11 / 26);

struct PlaceCase {
  std::string_view name, text;
  std::optional<LogPlace> want;
};

class LogPlaces : public testing::TestWithParam<PlaceCase> {};

TEST_P(LogPlaces, AreReadOrRefusedByWhatIsExpected) {
  const auto place = ParseLogPlace("--from", GetParam().text);
  ASSERT_EQ(place.has_value(), GetParam().want.has_value());
  if (place) {
    EXPECT_EQ(*place, *GetParam().want);
  } else {
    EXPECT_TRUE(place.error().detail.starts_with("--from: found ")) << place.error().detail;
    EXPECT_TRUE(place.error().detail.contains("expected earliest, an offset or a time"));
  }
}

INSTANTIATE_TEST_SUITE_P(Table, LogPlaces,
                         testing::Values(PlaceCase{"Earliest", "earliest", LogBeginning()},
                                         PlaceCase{"Zero", "0", Offset{0}},
                                         PlaceCase{"Offset", "1700000000", Offset{1'700'000'000}},
                                         PlaceCase{"Day", "2026-11-26", kSomeDay},
                                         PlaceCase{"Minute", "2026-11-26T00:00Z", kSomeDay},
                                         PlaceCase{"Zone", "2026-11-26T02:00:00+02:00", kSomeDay},
                                         PlaceCase{"Nothing", "", std::nullopt},
                                         PlaceCase{"Negative", "-5", std::nullopt},
                                         PlaceCase{"TooLarge", "99999999999999999999",
                                                   std::nullopt},
                                         PlaceCase{"Word", "yesterday", std::nullopt},
                                         PlaceCase{"NoSuchDay", "2026-02-30", std::nullopt}),
                         tests::kCaseName);

TEST(LogPlaceOrder, ToLiesBehindFromAsFarAsThatIsKnown) {
  const LogPlace five = Offset{5};
  const LogPlace day = kSomeDay;
  EXPECT_TRUE(CheckOrder(five, LogPlace(Offset{6})));
  EXPECT_TRUE(CheckOrder(five, LogEnding()));
  EXPECT_TRUE(CheckOrder(LogBeginning(), five));
  EXPECT_TRUE(CheckOrder(five, day)) << "only the log knows";
  EXPECT_TRUE(CheckOrder(day, LogPlace(kSomeDay + days(1))));
  EXPECT_FALSE(CheckOrder(five, five));
  EXPECT_FALSE(CheckOrder(day, LogPlace(kSomeDay - days(1))));
  EXPECT_FALSE(CheckOrder(five, LogBeginning()));
  EXPECT_EQ(CheckOrder(five, LogPlace(Offset{4})).error().detail,
            "--to: found 4, expected a place behind --from 5");
}

}  // namespace
}  // namespace wiresift
