#include "file/in_flight_journal.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

constexpr PartitionId kPartition{3};
constexpr Offset kKiller{41};
constexpr Offset kNeighbour{42};

class InFlightJournalTest : public testing::Test {
 protected:
  InFlightJournalTest()
      : path_(std::filesystem::path(testing::TempDir()) /
              ("journal-" + std::to_string(getpid()) + "-" +
               testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove(path_);
  }

  void TearDown() override { std::filesystem::remove(path_); }

  [[nodiscard]] std::unique_ptr<InFlightJournal> Open() const {
    auto journal = InFlightJournal::Open(path_);
    EXPECT_TRUE(journal) << journal.error().detail;
    return journal ? std::move(*journal) : nullptr;
  }

  /// A process that does `work` and is then killed.
  void Die(const std::function<void(InFlightJournal&)>& work) const {
    const pid_t child = fork();
    if (child == 0) {
      const auto journal = Open();
      work(*journal);
      kill(getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  }

  void DieAt(Offset offset) const {
    Die([offset](InFlightJournal& journal) { EXPECT_TRUE(journal.Enter(kPartition, offset)); });
  }

  std::filesystem::path path_;
};

TEST_F(InFlightJournalTest, TheThirdDeathIsTheLast) {
  for (int death = 0; death < kCrashesMax; ++death)
    DieAt(kKiller);
  const auto journal = Open();
  EXPECT_FALSE(journal->Enter(kPartition, kKiller));
  EXPECT_FALSE(journal->Enter(kPartition, kKiller)) << "also when its transaction is run again";
  EXPECT_TRUE(journal->Enter(kPartition, kNeighbour));
  journal->Leave(kPartition, kNeighbour, true);
  EXPECT_TRUE(journal->Enter(PartitionId{4}, kKiller)) << "another record";
  journal->Leave(PartitionId{4}, kKiller, true);
}

TEST_F(InFlightJournalTest, WhatHasBeenLeftIsNotBlamed) {
  for (int death = 0; death < 2 * kCrashesMax; ++death) {
    Die([](InFlightJournal& journal) {
      EXPECT_TRUE(journal.Enter(kPartition, kNeighbour));
      journal.Leave(kPartition, kNeighbour, true);
    });
  }
  EXPECT_TRUE(Open()->Enter(kPartition, kNeighbour));
}

TEST_F(InFlightJournalTest, SurvivingItToTheEndForgetsEarlierDeaths) {
  DieAt(kKiller);
  DieAt(kKiller);
  {
    const auto journal = Open();
    ASSERT_TRUE(journal->Enter(kPartition, kKiller));
    journal->Leave(kPartition, kKiller, false);
    ASSERT_TRUE(journal->Enter(kPartition, kKiller)) << "the second half of the work";
    journal->Leave(kPartition, kKiller, true);
  }
  DieAt(kKiller);
  DieAt(kKiller);
  EXPECT_TRUE(Open()->Enter(kPartition, kKiller));
}

TEST_F(InFlightJournalTest, HalfTheWorkForgetsNothing) {
  for (int death = 0; death < kCrashesMax; ++death) {
    Die([](InFlightJournal& journal) {
      EXPECT_TRUE(journal.Enter(kPartition, kKiller));
      journal.Leave(kPartition, kKiller, false);
      EXPECT_TRUE(journal.Enter(kPartition, kKiller));
    });
  }
  EXPECT_FALSE(Open()->Enter(kPartition, kKiller));
}

/// Two threads: the killer's neighbour is at work in the first death and in no later one.
TEST_F(InFlightJournalTest, ASuspectIsWorkedOnAlone) {
  Die([](InFlightJournal& journal) {
    EXPECT_TRUE(journal.Enter(kPartition, kKiller));
    std::thread([&] { EXPECT_TRUE(journal.Enter(kPartition, kNeighbour)); }).join();
  });
  for (int death = 1; death < kCrashesMax; ++death) {
    Die([](InFlightJournal& journal) {
      EXPECT_TRUE(journal.Enter(kPartition, kKiller));
      std::thread([&] { static_cast<void>(journal.Enter(kPartition, kNeighbour)); }).detach();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    });
  }
  const auto journal = Open();
  EXPECT_FALSE(journal->Enter(kPartition, kKiller));
  ASSERT_TRUE(journal->Enter(kPartition, kNeighbour));
  journal->Leave(kPartition, kNeighbour, true);
}

TEST_F(InFlightJournalTest, AFileOfAnotherFormIsBegunAnew) {
  std::ofstream(path_) << std::string(20'000, 'x');
  const auto journal = Open();
  ASSERT_NE(journal, nullptr);
  EXPECT_TRUE(journal->Enter(kPartition, kKiller));
  journal->Leave(kPartition, kKiller, true);
}

TEST_F(InFlightJournalTest, ManyThreadsWorkAtATime) {
  const auto journal = Open();
  std::vector<std::jthread> threads;
  threads.reserve(8);
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 500; ++i) {
        const Offset offset{thread * 1'000 + i};
        EXPECT_TRUE(journal->Enter(kPartition, offset));
        journal->Leave(kPartition, offset, i % 2 == 0);
      }
    });
  }
  threads.clear();
  EXPECT_TRUE(Open()->Enter(kPartition, Offset{0})) << "nothing is left behind";
}

TEST_F(InFlightJournalTest, AFolderThatCannotBeMadeIsSaid) {
  const auto journal = InFlightJournal::Open("/proc/no/such/journal");
  ASSERT_FALSE(journal);
  EXPECT_EQ(journal.error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(journal.error().detail.contains("state_dir")) << journal.error().detail;
}

}  // namespace
}  // namespace wiresift
