#include "core/bytes.h"

#include <array>
#include <cmath>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "core/names.h"
#include "support/random.h"

namespace wiresift {
namespace {

constexpr std::array<std::uint64_t, 9> kUnsigned = {
    0,          1,          127,
    128,        16'383,     16'384,
    0xFFFFFFFF, 1ULL << 63, std::numeric_limits<std::uint64_t>::max()};
constexpr std::array<std::int64_t, 8> kSigned = {0,
                                                 -1,
                                                 1,
                                                 -64,
                                                 64,
                                                 -1'000'000,
                                                 std::numeric_limits<std::int64_t>::min(),
                                                 std::numeric_limits<std::int64_t>::max()};

TEST(Bytes, IntegersComeBackAtTheirBounds) {
  for (const std::uint64_t value : kUnsigned) {
    const std::string bytes = ByteWriter().Unsigned(value).Take();
    ByteReader in(bytes);
    EXPECT_EQ(in.Unsigned(), value);
    EXPECT_TRUE(in.ok() && in.AtEnd());
  }
  for (const std::int64_t value : kSigned) {
    const std::string bytes = ByteWriter().Signed(value).Take();
    ByteReader in(bytes);
    EXPECT_EQ(in.Signed(), value);
    EXPECT_TRUE(in.ok() && in.AtEnd());
  }
}

/// The bytes are a format that lies in topics: they may not change.
TEST(Bytes, LayoutIsFixed) {
  EXPECT_EQ(ByteWriter().Unsigned(0).Unsigned(127).Unsigned(128).Take(),
            std::string("\0\x7F\x80\x01", 4));
  EXPECT_EQ(ByteWriter().Signed(-1).Signed(1).Signed(-65).Take(), "\x01\x02\x81\x01");
  EXPECT_EQ(ByteWriter().Fixed32(0x04030201).Take(), "\x01\x02\x03\x04");
  EXPECT_EQ(ByteWriter().Fixed64(0x0807060504030201).Take(), "\x01\x02\x03\x04\x05\x06\x07\x08");
  EXPECT_EQ(ByteWriter().Double(1).Take(), std::string("\0\0\0\0\0\0\xF0\x3F", 8));
  EXPECT_EQ(ByteWriter().Text("ab").Text("").Take(), std::string("\x02"
                                                                 "ab\0",
                                                                 4));
}

TEST(Bytes, VarintsOfMoreThanTenBytesAreRefused) {
  const std::string longest(9, '\xFF');
  EXPECT_EQ(ByteReader(longest + '\x01').Unsigned(), std::numeric_limits<std::uint64_t>::max());
  const std::string too_long(11, '\xFF');
  ByteReader in(too_long);
  EXPECT_EQ(in.Unsigned(), 0U);
  EXPECT_FALSE(in.ok());
}

TEST(Bytes, AnyCutIsNoticedAndReadsGiveNothingFromThere) {
  const std::string whole = ByteWriter()
                                .Unsigned(300)
                                .Signed(-300)
                                .Double(0.25)
                                .Fixed32(7)
                                .Fixed64(8)
                                .Text("some text")
                                .Take();
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    ByteReader in(std::string_view(whole).substr(0, size));
    in.Unsigned();
    in.Signed();
    in.Double();
    in.Fixed32();
    in.Fixed64();
    const std::string_view text = in.Text();
    EXPECT_EQ(in.ok(), size == whole.size()) << size;
    if (size == whole.size()) continue;
    EXPECT_EQ(text, "");
    EXPECT_EQ(in.Unsigned(), 0U);
    EXPECT_EQ(in.Double(), 0.0);
    EXPECT_EQ(in.remaining(), 0U);
  }
}

TEST(Bytes, ALengthBeyondTheEndTakesNothing) {
  for (const std::uint64_t size : {std::uint64_t{4}, std::numeric_limits<std::uint64_t>::max()}) {
    const std::string bytes = ByteWriter().Unsigned(size).Take() + "abc";
    ByteReader in(bytes);
    EXPECT_EQ(in.Text(), "");
    EXPECT_FALSE(in.ok());
  }
}

TEST(Bytes, DoublesKeepEveryBit) {
  for (const double value : {0.1, -0.0, std::numeric_limits<double>::denorm_min(),
                             std::numeric_limits<double>::infinity()}) {
    const std::string bytes = ByteWriter().Double(value).Take();
    const double read = ByteReader(bytes).Double();
    EXPECT_EQ(read, value);
    EXPECT_EQ(std::signbit(read), std::signbit(value));
  }
}

TEST(Compress, TextsComeBack) {
  constexpr std::uint64_t kSeed = 99;
  tests::Random random(kSeed);
  for (const std::size_t size : {0, 1, 100, 10'000, 300'000}) {
    const std::string text = random.Bytes(size);
    const auto back = Decompress(Compress(text), size);
    ASSERT_TRUE(back) << size << ": " << back.error().detail;
    EXPECT_EQ(*back, text);
  }
  EXPECT_LT(Compress(std::string(100'000, 'x')).size(), 1'000U);
}

TEST(Decompress, RefusesWhatIsTooLargeCutOrForeign) {
  const std::string text(5'000, 'x');
  const std::string packed = Compress(text);
  EXPECT_TRUE(Decompress(packed, 5'000));
  EXPECT_FALSE(Decompress(packed, 4'999)) << "more than the caller allows";
  for (std::size_t size = 0; size < packed.size(); ++size) {
    EXPECT_FALSE(Decompress(std::string_view(packed).substr(0, size), 5'000)) << size;
  }
  const auto foreign = Decompress("this is no zstd frame", 5'000);
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().code, ErrorCode::kMalformed);
}

enum class Colour : std::uint8_t { kRed, kGreen, kBlue };

}  // namespace

template <>
inline constexpr auto kNames<Colour> = Names<Colour>("red", "green", "blue");

namespace {

TEST(Bytes, AnEnumeratorComesBack) {
  for (std::size_t i = 0; i < kCountOf<Colour>; ++i) {
    const std::string bytes = ByteWriter().Unsigned(i).Take();
    ByteReader in(bytes);
    EXPECT_EQ(in.Enumerator<Colour>("colour"), static_cast<Colour>(i));
    EXPECT_TRUE(in.ok() && in.AtEnd());
    EXPECT_EQ(in.fault(), "");
  }
}

/// A later version may know more than this one.
TEST(Bytes, AnUnknownEnumeratorIsRefusedWithItsPlace) {
  const std::string bytes = ByteWriter().Text("abc").Unsigned(3).Unsigned(77).Take();
  ByteReader in(bytes);
  EXPECT_EQ(in.Text(), "abc");
  EXPECT_EQ(in.Enumerator<Colour>("colour"), Colour::kRed);
  EXPECT_FALSE(in.ok());
  EXPECT_EQ(in.Unsigned(), 0U) << "reads what stands behind the fault";
  EXPECT_EQ(in.fault(), "byte 4: colour: found 3, expected a number below 3");
}

TEST(Bytes, TheFirstFaultIsTold) {
  const std::string bytes = ByteWriter().Unsigned(8).Take();
  ByteReader in(bytes);
  EXPECT_EQ(in.Below(4, "flags"), 0U);
  EXPECT_EQ(in.Fixed64(), 0U);
  EXPECT_EQ(in.fault(), "byte 0: flags: found 8, expected a number below 4");
  ByteReader cut("ab");
  EXPECT_EQ(cut.Fixed32(), 0U);
  EXPECT_EQ(cut.fault(), "byte 2: the bytes end early");
}

}  // namespace
}  // namespace wiresift
