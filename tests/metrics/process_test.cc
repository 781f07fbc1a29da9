#include "metrics/process.h"

#include <chrono>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(ProcessTest, FiguresAreThoseOfARunningProcess) {
  const auto stats = ReadProcessStats();
  ASSERT_TRUE(stats);
  EXPECT_GT(stats->resident_bytes, 100'000);
  EXPECT_LT(stats->resident_bytes, 64e9);
  EXPECT_GE(stats->open_files, 3);
  EXPECT_GE(stats->files_max, stats->open_files);
  EXPECT_GE(stats->cpu_seconds, 0);
  const double now =
      std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
  EXPECT_NEAR(stats->start_seconds, now, 600);  // this program runs for seconds
}

TEST(ProcessTest, CpuTimeNeverFalls) {
  const auto first = ReadProcessStats();
  volatile std::uint64_t sum = 0;
  for (std::uint64_t i = 0; i < 20'000'000; ++i)
    sum = sum + i;
  const auto second = ReadProcessStats();
  ASSERT_TRUE(first && second);
  EXPECT_GE(second->cpu_seconds, first->cpu_seconds);
  EXPECT_EQ(second->start_seconds, first->start_seconds);
}

}  // namespace
}  // namespace wiresift
