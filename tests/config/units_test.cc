#include "config/units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

using std::chrono::milliseconds;

struct DurationCase {
  std::string_view name, text;
  std::optional<std::int64_t> want_ms;
};

class Durations : public testing::TestWithParam<DurationCase> {};

TEST_P(Durations, Parse) {
  const auto got = ParseDuration(GetParam().text);
  ASSERT_EQ(got.has_value(), GetParam().want_ms.has_value());
  if (!got) return;
  EXPECT_EQ(got->count(), *GetParam().want_ms);
  EXPECT_EQ(ParseDuration(FormatDuration(*got)), got);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Durations,
    testing::Values(
        DurationCase{"Milliseconds", "100ms", 100}, DurationCase{"Seconds", "30s", 30'000},
        DurationCase{"Minutes", "5m", 300'000}, DurationCase{"Hours", "72h", 259'200'000},
        DurationCase{"Days", "90d", 7'776'000'000}, DurationCase{"Zero", "0s", 0},
        DurationCase{"NoUnit", "72", std::nullopt}, DurationCase{"Space", "72 h", std::nullopt},
        DurationCase{"Capital", "72H", std::nullopt},
        DurationCase{"Fraction", "1.5h", std::nullopt},
        DurationCase{"Negative", "-1s", std::nullopt}, DurationCase{"Plus", "+1s", std::nullopt},
        DurationCase{"Empty", "", std::nullopt}, DurationCase{"UnitOnly", "h", std::nullopt},
        DurationCase{"Two", "1h30m", std::nullopt},
        DurationCase{"Overflow", "9223372036854775807d", std::nullopt},
        DurationCase{"TooManyDigits", "99999999999999999999s", std::nullopt}),
    [](const auto& tested) { return std::string(tested.param.name); });

struct FormatCase {
  std::int64_t ms;
  std::string_view want;
};

TEST(DurationsTest, FormatIsShortAndExact) {
  for (const FormatCase& c : {FormatCase{0, "0s"}, FormatCase{1'500, "1500ms"},
                              FormatCase{60'000, "1m"}, FormatCase{259'200'000, "72h"},
                              FormatCase{604'800'000, "7d"}, FormatCase{7'776'000'000, "90d"}}) {
    EXPECT_EQ(FormatDuration(milliseconds(c.ms)), c.want);
  }
}

struct SizeCase {
  std::string_view name, text;
  std::optional<std::uint64_t> want;
};

class Sizes : public testing::TestWithParam<SizeCase> {};

TEST_P(Sizes, Parse) {
  const auto got = ParseSize(GetParam().text);
  EXPECT_EQ(got, GetParam().want);
  if (!got) return;
  EXPECT_EQ(FormatSize(*got), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Sizes,
    testing::Values(SizeCase{"Bytes", "1000", 1000}, SizeCase{"KiB", "512KiB", 524'288},
                    SizeCase{"MiB", "8MiB", 8'388'608}, SizeCase{"GiB", "4GiB", 4'294'967'296},
                    SizeCase{"Zero", "0", 0}, SizeCase{"Decimal", "8MB", std::nullopt},
                    SizeCase{"Lower", "8mib", std::nullopt}, SizeCase{"Short", "8M", std::nullopt},
                    SizeCase{"Space", "8 MiB", std::nullopt}, SizeCase{"Empty", "", std::nullopt},
                    SizeCase{"Negative", "-8MiB", std::nullopt},
                    SizeCase{"Fraction", "1.5GiB", std::nullopt},
                    SizeCase{"Overflow", "9000000000GiB", std::nullopt}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(NumbersTest, NothingAroundThem) {
  EXPECT_EQ(ParseInteger("-12"), -12);
  EXPECT_EQ(ParseDecimal("0.65"), 0.65);
  for (const std::string_view bad : {"", " 1", "1 ", "0x10", "1,5", "one", "inf", "nan", "1e3"}) {
    EXPECT_EQ(ParseInteger(bad), std::nullopt) << bad;
    EXPECT_EQ(ParseDecimal(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace wiresift
