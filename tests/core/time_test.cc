#include "core/time.h"

#include <string_view>

#include <gtest/gtest.h>

#include "support/case_name.h"
#include "support/random.h"

namespace wiresift {
namespace {

Timestamp Milliseconds(std::int64_t since_1970) {
  return Timestamp(std::chrono::milliseconds(since_1970));
}

/// 2022-01-07T15:20:00Z.
constexpr std::int64_t kFriday = 1'641'568'800'000;

struct TimeCase {
  std::string_view name, text;
  std::int64_t want;
};

class ReadsTime : public testing::TestWithParam<TimeCase> {};

TEST_P(ReadsTime, AsUtc) {
  const auto time = ParseTime(GetParam().text);
  ASSERT_TRUE(time.has_value()) << GetParam().text;
  EXPECT_EQ(*time, Milliseconds(GetParam().want)) << FormatTime(*time);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ReadsTime,
    testing::Values(TimeCase{"Utc", "2022-01-07T15:20:00Z", kFriday},
                    TimeCase{"LowerCase", "2022-01-07t15:20:00z", kFriday},
                    TimeCase{"SpaceForT", "2022-01-07 15:20:00Z", kFriday},
                    TimeCase{"SpaceBeforeZone", "2022-01-07 15:20:00 +0000", kFriday},
                    TimeCase{"NoZone", "2022-01-07T15:20:00", kFriday},
                    TimeCase{"NoSeconds", "2022-01-07T15:20Z", kFriday},
                    TimeCase{"Slashes", "2022/01/07 15:20:00", kFriday},
                    TimeCase{"East", "2022-01-07T16:20:00+01:00", kFriday},
                    TimeCase{"EastWithoutColon", "2022-01-07T16:20:00+0100", kFriday},
                    TimeCase{"EastHoursOnly", "2022-01-07T16:20:00+01", kFriday},
                    TimeCase{"HalfHour", "2022-01-07T20:50:00+05:30", kFriday},
                    TimeCase{"West", "2022-01-07T10:20:00-05:00", kFriday},
                    TimeCase{"FarEast", "2022-01-08T05:20:00+14:00", kFriday},
                    TimeCase{"OverMidnight", "2022-01-08T00:20:00+09:00", kFriday},
                    TimeCase{"NameOfUtc", "2022-01-07 15:20:00 UTC", kFriday},
                    TimeCase{"Tenths", "2022-01-07T15:20:00.5Z", kFriday + 500},
                    TimeCase{"Thousandths", "2022-01-07T15:20:00.123Z", kFriday + 123},
                    TimeCase{"Microseconds", "2022-01-07T15:20:00.123999Z", kFriday + 123},
                    TimeCase{"CommaFraction", "2022-01-07T15:20:00,25Z", kFriday + 250},
                    TimeCase{"LeapSecond", "2022-01-07T15:19:60Z", kFriday},
                    TimeCase{"BareDate", "2022-01-07", 1'641'513'600'000},
                    TimeCase{"LeapDay", "2024-02-29", 1'709'164'800'000},
                    TimeCase{"Before1970", "1969-12-31T23:59:59Z", -1'000},
                    TimeCase{"Rfc2822", "Fri, 07 Jan 2022 16:20:00 +0100", kFriday},
                    TimeCase{"Rfc2822Gmt", "Fri, 07 Jan 2022 15:20:00 GMT", kFriday},
                    TimeCase{"Rfc2822NoWeekday", "7 Jan 2022 15:20 +0000", kFriday},
                    TimeCase{"Rfc2822DateOnly", "07 Jan 2022", 1'641'513'600'000},
                    TimeCase{"FullWeekday", "Wednesday, 07 Dec 2022 00:00:00 GMT",
                             1'670'371'200'000},
                    TimeCase{"EpochSeconds", "1641568800", kFriday},
                    TimeCase{"EpochSecondsFraction", "1641568800.75", kFriday},
                    TimeCase{"EpochNineDigits", "999999999", 999'999'999'000},
                    TimeCase{"EpochMilliseconds", "1641568800123", kFriday + 123},
                    TimeCase{"EpochTwelveDigits", "999999999999", 999'999'999'999},
                    TimeCase{"SpacesAround", "  2022-01-07T15:20:00Z ", kFriday}),
    tests::kCaseName);

struct NoTimeCase {
  std::string_view name, text;
};

class ReadsNoTime : public testing::TestWithParam<NoTimeCase> {};

TEST_P(ReadsNoTime, FromNonsense) {
  const auto time = ParseTime(GetParam().text);
  EXPECT_FALSE(time.has_value()) << GetParam().text << " gives " << FormatTime(*time);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ReadsNoTime,
    testing::Values(
        NoTimeCase{"Empty", ""}, NoTimeCase{"Spaces", "   "}, NoTimeCase{"Word", "yesterday"},
        NoTimeCase{"YearAlone", "2022"}, NoTimeCase{"Month13", "2022-13-01"},
        NoTimeCase{"Month0", "2022-00-10"}, NoTimeCase{"Day30OfFebruary", "2022-02-30"},
        NoTimeCase{"Leap29InCommonYear", "2023-02-29"},
        NoTimeCase{"Hour24", "2022-01-07T24:00:00Z"},
        NoTimeCase{"Minute60", "2022-01-07T15:60:00Z"},
        NoTimeCase{"Second61", "2022-01-07T15:20:61Z"}, NoTimeCase{"OneDigitMonth", "2022-1-07"},
        NoTimeCase{"ZoneOf25Hours", "2022-01-07T15:20:00+25:00"},
        NoTimeCase{"ZoneOf99Minutes", "2022-01-07T15:20:00+01:99"},
        NoTimeCase{"ZoneWithoutDigits", "2022-01-07T15:20:00+"},
        NoTimeCase{"TextAfterZone", "2022-01-07T15:20:00Z or so"},
        NoTimeCase{"TextAfterDate", "2022-01-07X"}, NoTimeCase{"PointWithoutClock", "2022-01-07T"},
        NoTimeCase{"UnknownMonth", "07 Foo 2022"},
        NoTimeCase{"UnknownZone", "Fri, 07 Jan 2022 16:20:00 XYZ"},
        NoTimeCase{"EightDigits", "20220107"}, NoTimeCase{"ElevenDigits", "16415688001"},
        NoTimeCase{"FourteenDigits", "20220107152000"}, NoTimeCase{"Negative", "-1641568800"},
        NoTimeCase{"LettersAfterPoint", "1641568800.abc"},
        NoTimeCase{"Null", "0000-00-00 00:00:00"}),
    tests::kCaseName);

TEST(FormatTime, WritesMillisecondsOnlyWhereThereAreSome) {
  EXPECT_EQ(FormatTime(Milliseconds(kFriday)), "2022-01-07T15:20:00Z");
  EXPECT_EQ(FormatTime(Milliseconds(kFriday + 7)), "2022-01-07T15:20:00.007Z");
  EXPECT_EQ(FormatTime(Milliseconds(-1)), "1969-12-31T23:59:59.999Z");
}

TEST(ParseTime, ReadsWhatFormatTimeWrites) {
  constexpr std::uint64_t kSeed = 20250301;
  tests::Random random(kSeed);
  for (int i = 0; i < 20'000; ++i) {
    // 1900 to 2200.
    const Timestamp time = Milliseconds(-2'208'988'800'000 +
                                        static_cast<std::int64_t>(random.Below(9'467'020'800'000)));
    ASSERT_EQ(ParseTime(FormatTime(time)), time) << FormatTime(time) << ", seed " << kSeed;
  }
}

}  // namespace
}  // namespace wiresift
