#include "file/source.h"

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

class Listener final : public SourceListener {
 public:
  void OnAssigned(std::span<const PartitionId> partitions) override {
    assigned += partitions.size();
  }

  void OnRevoked(std::span<const PartitionId> /*partitions*/, bool /*lost*/) override {
    ADD_FAILURE();
  }

  std::size_t assigned = 0;
};

std::vector<std::string> Lines(const std::string& text, std::size_t most) {
  std::istringstream in(text);
  FileSource source(in);
  Listener listener;
  std::vector<std::string> lines;
  while (!source.AtEnd()) {
    const auto records = source.Poll(most, {}, listener);
    EXPECT_TRUE(records);
    EXPECT_LE(records->size(), most);
    for (const Record& record : *records) {
      EXPECT_EQ(record.at, (Coordinate{"file", PartitionId{0},
                                       Offset{static_cast<std::int64_t>(lines.size())}}));
      EXPECT_EQ(record.timestamp, Timestamp());
      EXPECT_FALSE(record.key);
      lines.push_back(record.value.value_or("null"));
    }
  }
  EXPECT_EQ(listener.assigned, 1U) << "the one partition is announced once";
  return lines;
}

using Strings = std::vector<std::string>;

TEST(FileSource, GivesEachLineOnce) {
  for (const std::size_t most : {1, 2, 100}) {
    SCOPED_TRACE(most);
    EXPECT_EQ(Lines("a\nb\nc\n", most), (Strings{"a", "b", "c"}));
    EXPECT_EQ(Lines("a\nb\nc", most), (Strings{"a", "b", "c"})) << "no line end at the end";
    EXPECT_EQ(Lines("a\r\nb\r\n", most), (Strings{"a", "b"})) << "lines of Windows";
    EXPECT_EQ(Lines("a\n\n\nb\n", most), (Strings{"a", "", "", "b"})) << "empty lines are records";
    EXPECT_EQ(Lines("\n", most), (Strings{""}));
    EXPECT_EQ(Lines("", most), Strings{});
    EXPECT_EQ(Lines(std::string("a\0b\nc", 5), most), (Strings{std::string("a\0b", 3), "c"}));
  }
}

TEST(FileSource, TakesLongLines) {
  const std::string line(5 << 20, 'x');
  EXPECT_EQ(Lines(line + "\nb\n", 10), (Strings{line, "b"}));
}

TEST(FileSource, GivesNothingWhilePaused) {
  std::istringstream in("a\nb\n");
  FileSource source(in);
  Listener listener;
  ASSERT_TRUE(source.Pause({}));
  EXPECT_TRUE(source.Poll(10, {}, listener)->empty());
  EXPECT_FALSE(source.AtEnd());
  ASSERT_TRUE(source.Resume({}));
  EXPECT_EQ(source.Poll(10, {}, listener)->size(), 2U);
}

TEST(FileSource, CannotGoBack) {
  std::istringstream in("a\nb\n");
  FileSource source(in);
  Listener listener;
  ASSERT_EQ(source.Poll(1, {}, listener)->size(), 1U);
  const Position here{PartitionId{0}, Offset{1}};
  EXPECT_TRUE(source.Seek({&here, 1}));
  const Position back{PartitionId{0}, Offset{0}};
  const Status sought = source.Seek({&back, 1});
  ASSERT_FALSE(sought);
  EXPECT_EQ(sought.error().code, ErrorCode::kFatal);
}

}  // namespace
}  // namespace wiresift
