#include "store/word_file.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/index.h"
#include "dedup/sketch.h"
#include "support/invented_text.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

namespace fs = std::filesystem;

class WordFileTest : public testing::Test {
 protected:
  WordFileTest()
      : folder_(fs::path(testing::TempDir()) /
                ("word_file_" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(folder_);
  }

  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] WordFile::Complain Note() {
    return [this](std::string_view text) { complaints_.emplace_back(text); };
  }

  /// Bytes that the nameless file in the folder takes on disk; nothing when there is none.
  [[nodiscard]] std::optional<std::size_t> BytesOnDisk() const {
    for (const auto& open : fs::directory_iterator("/proc/self/fd")) {
      std::error_code gone;
      const std::string target = fs::read_symlink(open.path(), gone).string();
      struct stat status{};
      if (target.starts_with(folder_.string()) && stat(open.path().c_str(), &status) == 0)
        return static_cast<std::size_t>(status.st_blocks) * 512;
    }
    return std::nullopt;
  }

  fs::path folder_;
  std::vector<std::string> complaints_;
};

/// Bounds the largest file that this process may write, for as long as the object lives.
class FileSizeMax {
 public:
  explicit FileSizeMax(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }

  ~FileSizeMax() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }

  FileSizeMax(const FileSizeMax&) = delete;
  FileSizeMax& operator=(const FileSizeMax&) = delete;

 private:
  void (*signal_)(int);
  rlimit before_{};
};

TEST_F(WordFileTest, ChunksKeepWhatIsWrittenAndLeaveNoName) {
  WordFile file(folder_, Note());
  WordCode* const one = file.Take(file.chunk_codes());
  WordCode* const other = file.Take(1'000);
  std::fill_n(one, file.chunk_codes(), WordCode{1});
  std::fill_n(other, 1'000, WordCode{2});
  EXPECT_EQ(std::count(one, one + file.chunk_codes(), 1), std::ptrdiff_t{512} << 10);
  EXPECT_EQ(file.file_bytes(), (std::size_t{1} << 20) + (std::size_t{64} << 10));
  EXPECT_TRUE(fs::is_empty(folder_));
  EXPECT_TRUE(complaints_.empty());
  file.Give(one, file.chunk_codes());
  file.Give(other, 1'000);
  EXPECT_EQ(file.file_bytes(), 0U);
}

TEST_F(WordFileTest, AChunkGivenBackLeavesTheDiskAndItsPlaceIsUsedAgain) {
  WordFile file(folder_, Note());
  WordCode* const one = file.Take(file.chunk_codes());
  WordCode* const other = file.Take(file.chunk_codes());
  EXPECT_GE(BytesOnDisk().value(), std::size_t{2} << 20);
  file.Give(one, file.chunk_codes());
  EXPECT_LT(BytesOnDisk().value(), std::size_t{2} << 20);
  WordCode* const again = file.Take(file.chunk_codes());
  EXPECT_LT(BytesOnDisk().value(), std::size_t{3} << 20);
  file.Give(other, file.chunk_codes());
  file.Give(again, file.chunk_codes());
  EXPECT_LT(BytesOnDisk().value(), std::size_t{1} << 20);
}

TEST_F(WordFileTest, ComesFromTheHeapWhenTheDiskIsFull) {
  WordFile file(folder_, Note());
  WordCode* const in_file = file.Take(file.chunk_codes());
  std::vector<WordCode*> on_heap;
  {
    const FileSizeMax full(std::size_t{3} << 19);
    on_heap = {file.Take(file.chunk_codes()), file.Take(file.chunk_codes())};
  }
  for (WordCode* const chunk : on_heap)
    std::fill_n(chunk, file.chunk_codes(), WordCode{9});
  EXPECT_EQ(file.file_bytes(), std::size_t{1} << 20);
  ASSERT_EQ(complaints_.size(), 1U);
  EXPECT_NE(complaints_[0].find("taking room"), std::string::npos) << complaints_[0];
  for (WordCode* const chunk : on_heap)
    file.Give(chunk, file.chunk_codes());
  WordCode* const later = file.Take(file.chunk_codes());
  EXPECT_EQ(file.file_bytes(), std::size_t{2} << 20) << "there is room again";
  file.Give(later, file.chunk_codes());
  file.Give(in_file, file.chunk_codes());
}

TEST_F(WordFileTest, ComesFromTheHeapWhereNoFileCanBe) {
  std::ofstream(folder_) << "not a folder";
  WordFile file(folder_ / "state", Note());
  WordCode* const chunk = file.Take(100);
  std::fill_n(chunk, 100, WordCode{1});
  EXPECT_EQ(file.file_bytes(), 0U);
  EXPECT_EQ(complaints_.size(), 1U);
  file.Give(chunk, 100);
}

TEST_F(WordFileTest, AnIndexOnItGivesTheSameWords) {
  const MatchOptions options;
  Index on_heap(options);
  Index in_file(options, std::make_unique<WordFile>(folder_, Note()));
  for (std::uint64_t number = 1; number <= 400; ++number) {
    const std::vector<Token> tokens = Tokenize(tests::StoryText(number, 8));
    const WordRecord words(tokens);
    const LiveText text{.id = {number},
                        .story = {number},
                        .time = Timestamp(std::chrono::minutes(number * 10)),
                        .source = {},
                        .words = words.view()};
    for (Index* index : {&on_heap, &in_file}) {
      index->Add(text, MakeSketch(tokens, options.sampling));
      index->Trim(text.time);
    }
    const Sketch asked = MakeSketch(Tokenize(tests::StoryText(number / 2 + 1, 8)), 8);
    const auto want = on_heap.Find(asked, text.time, 3, 8).candidates;
    const auto got = in_file.Find(asked, text.time, 3, 8).candidates;
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
      EXPECT_TRUE(std::ranges::equal(got[i].root.codes(), want[i].root.codes()));
  }
  EXPECT_GT(in_file.memory().in_file, in_file.memory().words);
  EXPECT_TRUE(complaints_.empty());
}

}  // namespace
}  // namespace wiresift
