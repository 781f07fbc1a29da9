#include "pipeline/run/pool.h"

#include <atomic>
#include <latch>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(Pool, OneThreadRunsTasksInTheirOrder) {
  std::vector<int> ran;
  {
    Pool pool(1);
    for (int i = 0; i < 500; ++i)
      pool.Submit([&ran, i] { ran.push_back(i); });
  }
  std::vector<int> want(500);
  std::iota(want.begin(), want.end(), 0);
  EXPECT_EQ(ran, want);
}

TEST(Pool, WithoutThreadsTasksRunWhenTheCallerSaysSo) {
  std::vector<int> ran;
  {
    Pool pool(0);
    EXPECT_FALSE(pool.RunOne()) << "nothing is queued";
    for (int i = 0; i < 3; ++i)
      pool.Submit([&ran, i] { ran.push_back(i); });
    EXPECT_TRUE(ran.empty());
    EXPECT_TRUE(pool.RunOne());
    EXPECT_EQ(ran, std::vector{0});
  }
  EXPECT_EQ(ran, (std::vector{0, 1, 2})) << "the destructor finishes what is queued";
}

TEST(Pool, TheDestructorFinishesWhatIsQueued) {
  std::atomic<int> ran = 0;
  std::latch begin(1);
  {
    Pool pool(2);
    pool.Submit([&] { begin.wait(); });
    pool.Submit([&] { begin.wait(); });
    for (int i = 0; i < 1'000; ++i)
      pool.Submit([&] { ++ran; });
    EXPECT_EQ(ran, 0) << "both threads are busy";
    begin.count_down();
  }
  EXPECT_EQ(ran, 1'000);
}

TEST(Pool, ThreadsWorkAtTheSameTime) {
  std::latch all(4);
  Pool pool(4);
  // Ends only when four tasks run at once.
  for (int i = 0; i < 4; ++i)
    pool.Submit([&] { all.arrive_and_wait(); });
  all.wait();
}

TEST(Pool, AnyThreadMaySubmit) {
  std::atomic<int> ran = 0;
  {
    Pool pool(3);
    std::vector<std::jthread> submitters;
    submitters.reserve(4);
    for (int t = 0; t < 4; ++t) {
      submitters.emplace_back([&] {
        for (int i = 0; i < 250; ++i)
          pool.Submit([&] { ++ran; });
      });
    }
    submitters.clear();
    pool.Submit([&] { pool.Submit([&] { ++ran; }); });
  }
  EXPECT_EQ(ran, 1'001);
}

TEST(Pool, EndsWithoutAnyTask) {
  for (int i = 0; i < 100; ++i)
    Pool pool(3);
}

}  // namespace
}  // namespace wiresift
