#include "pipeline/ports/clean_record.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/names.h"
#include "support/article_builder.h"
#include "support/case_name.h"
#include "support/random.h"

namespace wiresift {
namespace {

std::string RandomText(tests::Random& random) {
  return random.Bytes(random.Below(12));
}

std::optional<Timestamp> RandomTime(tests::Random& random) {
  if (random.Chance(1, 3)) return std::nullopt;
  return tests::At(std::chrono::seconds(random.Below(1'000'000)));
}

CleanRecord RandomRecord(tests::Random& random) {
  CleanRecord out;
  out.raw = {RandomText(random), PartitionId{static_cast<std::int32_t>(random.Below(100))},
             Offset{static_cast<std::int64_t>(random.Bits() >> 2)}};
  out.event_time = RandomTime(random).value_or(Timestamp());
  out.deletion = random.Chance(1, 4);
  out.guarded = random.Chance(1, 4);
  for (std::string* field :
       {&out.article.id, &out.article.url, &out.article.canonical_url, &out.article.title,
        &out.article.source, &out.article.by, &out.article.language, &out.article.located,
        &out.article.rights, &out.article.version, &out.text, &out.rules, &out.trace_parent}) {
    *field = RandomText(random);
  }
  out.article.published = RandomTime(random);
  out.article.updated = RandomTime(random);
  out.article.embargoed_until = RandomTime(random);
  out.article.status = static_cast<PubStatus>(random.Below(3));
  out.article.urgency = static_cast<int>(random.Below(10));
  out.article.is_text = random.Chance(1, 2);
  for (std::size_t n = random.Below(4); n > 0; --n) {
    out.removed.push_back({.kind = static_cast<RemovalClass>(random.Below(kCountOf<RemovalClass>)),
                           .rule = RandomText(random),
                           .score = static_cast<float>(random.Below(100)) / 99,
                           .start = static_cast<std::uint32_t>(random.Bits()),
                           .end = static_cast<std::uint32_t>(random.Bits()),
                           .text = RandomText(random)});
  }
  out.removed_count = static_cast<std::uint32_t>(random.Bits());
  out.removed_bytes = random.Bits();
  for (std::size_t n = random.Below(4); n > 0; --n) {
    out.provenance.push_back(
        {.agency = RandomText(random),
         .kind = static_cast<ProvenanceKind>(random.Below(kCountOf<ProvenanceKind>)),
         .start = static_cast<std::uint32_t>(random.Bits()),
         .end = static_cast<std::uint32_t>(random.Bits()),
         .text = RandomText(random)});
  }
  for (std::size_t n = random.Below(5); n > 0; --n) {
    out.sketch.push_back(static_cast<std::uint32_t>(random.Bits()));
  }
  for (std::size_t n = random.Below(5); n > 0; --n)
    out.blocks.push_back(random.Bits());
  out.blocks_truncated = random.Chance(1, 4);
  return out;
}

TEST(CleanRecord, ComesBack) {
  constexpr std::uint64_t kSeed = 303;
  tests::Random random(kSeed);
  for (int i = 0; i < 3'000; ++i) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(i));
    const CleanRecord record = RandomRecord(random);
    const std::string bytes = EncodeCleanRecord(record);
    const auto back = DecodeCleanRecord(bytes);
    ASSERT_TRUE(back) << back.error().detail;
    ASSERT_EQ(EncodeCleanRecord(*back), bytes);
    ASSERT_EQ(back->raw, record.raw);
    ASSERT_EQ(back->event_time, record.event_time);
    ASSERT_EQ(back->deletion, record.deletion);
    ASSERT_EQ(back->guarded, record.guarded);
    ASSERT_EQ(back->blocks, record.blocks);
    ASSERT_EQ(back->blocks_truncated, record.blocks_truncated);
    ASSERT_EQ(back->article.id, record.article.id);
    ASSERT_EQ(back->article.version, record.article.version);
    ASSERT_EQ(back->article.published, record.article.published);
    ASSERT_EQ(back->article.updated, record.article.updated);
    ASSERT_EQ(back->article.embargoed_until, record.article.embargoed_until);
    ASSERT_EQ(back->article.status, record.article.status);
    ASSERT_EQ(back->article.is_text, record.article.is_text);
    ASSERT_EQ(back->article.urgency, record.article.urgency);
    ASSERT_EQ(back->text, record.text);
    ASSERT_EQ(back->removed.size(), record.removed.size());
    ASSERT_EQ(back->removed_count, record.removed_count);
    ASSERT_EQ(back->removed_bytes, record.removed_bytes);
    ASSERT_EQ(back->provenance.size(), record.provenance.size());
    ASSERT_EQ(back->rules, record.rules);
    ASSERT_EQ(back->trace_parent, record.trace_parent);
    ASSERT_EQ(back->sketch, record.sketch);
  }
}

TEST(CleanRecord, AnyCutOrTailIsRefused) {
  tests::Random random(4);
  CleanRecord record = RandomRecord(random);
  record.sketch = {1, 2, 3};
  const std::string bytes = EncodeCleanRecord(record);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = DecodeCleanRecord(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(cut) << size << " of " << bytes.size();
    EXPECT_EQ(cut.error().reason, Reason::kBadCleanRecord);
  }
  EXPECT_FALSE(DecodeCleanRecord(bytes + 'x'));
}

/// The only byte that two records differ in is set to a number that no enumerator has.
struct UnknownCase {
  std::string_view name;
  void (*change)(CleanRecord& record);
  char unknown;
  std::string_view field;
};

class CleanRecordRefuses : public testing::TestWithParam<UnknownCase> {};

TEST_P(CleanRecordRefuses, UnknownEnumerators) {
  CleanRecord record;
  record.removed.push_back({.kind = RemovalClass::kAd, .rule = "r", .text = ""});
  record.provenance.push_back({.agency = "AP", .kind = ProvenanceKind::kDateline, .text = ""});
  std::string bytes = EncodeCleanRecord(record);
  GetParam().change(record);
  const std::string changed = EncodeCleanRecord(record);
  ASSERT_EQ(bytes.size(), changed.size());
  const auto place = std::ranges::mismatch(bytes, changed).in1;
  ASSERT_NE(place, bytes.end());
  *place = GetParam().unknown;
  const auto refused = DecodeCleanRecord(bytes);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::kBadCleanRecord);
  EXPECT_EQ(refused.error().detail, "clean record: byte " + std::to_string(place - bytes.begin()) +
                                        ": " + std::string(GetParam().field) + ": found " +
                                        std::to_string(static_cast<int>(GetParam().unknown)) +
                                        ", expected a number below " +
                                        std::to_string(GetParam().unknown));
}

INSTANTIATE_TEST_SUITE_P(
    Table, CleanRecordRefuses,
    testing::Values(
        UnknownCase{"RemovalClass",
                    [](CleanRecord& record) { record.removed[0].kind = RemovalClass::kNav; },
                    kCountOf<RemovalClass>, "removal class"},
        UnknownCase{
            "ProvenanceKind",
            [](CleanRecord& record) { record.provenance[0].kind = ProvenanceKind::kCitation; },
            kCountOf<ProvenanceKind>, "provenance kind"},
        UnknownCase{"Status",
                    [](CleanRecord& record) { record.article.status = PubStatus::kCanceled; },
                    kCountOf<PubStatus>, "status"},
        UnknownCase{"Flags", [](CleanRecord& record) { record.guarded = true; }, 8, "flags"},
        UnknownCase{"IsText",
                    [](CleanRecord& record) { record.article.is_text = !record.article.is_text; },
                    2, "is text"}),
    tests::kCaseName);

TEST(CleanRecord, OtherFormatsAreRefusedByName) {
  std::string bytes = EncodeCleanRecord({});
  bytes[0] = 9;
  const auto other = DecodeCleanRecord(bytes);
  ASSERT_FALSE(other);
  EXPECT_TRUE(other.error().detail.contains("format 9")) << other.error().detail;
}

TEST(CleanRecord, OfTheFormatBeforeHasNoSketch) {
  CleanRecord record;
  record.text = "Some words.";
  record.sketch = {1, 2, 3};
  record.blocks = {4};
  std::string bytes = EncodeCleanRecord(record);
  bytes[0] = 2;
  const auto old = DecodeCleanRecord(bytes);
  ASSERT_TRUE(old) << old.error().detail;
  EXPECT_EQ(old->text, record.text);
  EXPECT_EQ(old->blocks, record.blocks);
  EXPECT_TRUE(old->sketch.empty()) << "it came from other hashes of words";
}

TEST(CleanRecord, DamagedBytesNeverCrash) {
  constexpr std::uint64_t kSeed = 404;
  tests::Random random(kSeed);
  std::size_t refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = EncodeCleanRecord(RandomRecord(random));
    for (std::size_t n = 1 + random.Below(3); n > 0; --n) {
      bytes[random.Below(bytes.size())] = static_cast<char>(random.Below(256));
    }
    const auto read = DecodeCleanRecord(bytes);
    refused += read ? 0 : 1;
    EXPECT_TRUE(!read || static_cast<std::size_t>(read->article.status) < 3U);
  }
  EXPECT_GT(refused, 0U);
}

}  // namespace
}  // namespace wiresift
