#include "support/poison.h"

#include <cstdint>
#include <ctime>

#include <gtest/gtest.h>

#include "pipeline/prepare/prepare.h"
#include "support/article_builder.h"
#include "support/heap_peak.h"
#include "support/sanitized.h"

namespace wiresift {
namespace {

/// Seconds that preparing one record may take, in CPU time of this thread: the machine's other work
/// must not count.
constexpr double kSecondsMax = 1;

/// A record may take ten times its size beside what any may take: the parser's tree of a small page
/// (kHtmlTreeBytesMin), buffers, tables.
constexpr std::size_t kGrowthMax = 10;
constexpr std::size_t kFloorBytes = std::size_t{32} << 20;

double ThreadSeconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

TEST(Poison, EachHasItsOutcomeInBoundedTimeAndMemory) {
  std::int64_t offset = 0;
  for (const tests::Poison& poison : tests::PoisonSet()) {
    SCOPED_TRACE(poison.name);
    const Record record = tests::RawRecord(++offset, poison.value);
    const tests::HeapPeak peak;
    const double begin = ThreadSeconds();
    const auto prepared = PrepareRecord(record, {});
    const double took = ThreadSeconds() - begin;
    const std::size_t bytes = tests::CountsHeap() ? peak.bytes() : 0;
    EXPECT_EQ(!prepared, poison.rejected.has_value())
        << (prepared ? "became an article" : prepared.error().detail);
    if (!prepared && poison.rejected) {
      EXPECT_EQ(NameOf(prepared.error().reason), NameOf(*poison.rejected))
          << prepared.error().detail;
    }
    EXPECT_LT(took, kSecondsMax * (tests::kSanitized ? 20 : 1));
    EXPECT_LT(bytes, kGrowthMax * poison.value.size() + kFloorBytes);
  }
  EXPECT_GE(offset, 60);
}

}  // namespace
}  // namespace wiresift
