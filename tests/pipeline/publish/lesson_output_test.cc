#include "pipeline/publish/lesson_output.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(LessonOutput, GoesToTheOnePartitionOfTheTopic) {
  const Output output = LessonOutput({"a.example", std::nullopt}, PartitionId{3});
  EXPECT_EQ(output.channel, Channel::kPublishers);
  EXPECT_EQ(output.partition, PartitionId{0}) << "one partition holds the whole table";
  EXPECT_EQ(output.key, "a.example/3");
  EXPECT_FALSE(output.value);
}

}  // namespace
}  // namespace wiresift
