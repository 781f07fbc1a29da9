#include "file/sink.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

Output Line(Channel channel, std::string value) {
  return {.channel = channel, .key = "key", .value = std::move(value)};
}

TEST(FileSink, WritesEachChannelToItsStreamAtTheCommit) {
  std::ostringstream stories, audit, rejected;
  FileSink sink({&stories, &audit, &rejected});
  ASSERT_TRUE(sink.Open());
  ASSERT_TRUE(sink.Write(Line(Channel::kStories, "s1")));
  ASSERT_TRUE(sink.Write(Line(Channel::kAudit, "a1")));
  ASSERT_TRUE(sink.Write(Line(Channel::kStories, "s2")));
  ASSERT_TRUE(sink.Write(Line(Channel::kRejected, "r1")));
  ASSERT_TRUE(sink.Write(Line(Channel::kState, "not a file's business")));
  EXPECT_EQ(stories.str(), "") << "nothing shows before the commit";
  EXPECT_EQ(sink.Commit({}), CommitOutcome::kCommitted);
  EXPECT_EQ(stories.str(), "s1\ns2\n");
  EXPECT_EQ(audit.str(), "a1\n");
  EXPECT_EQ(rejected.str(), "{\"key\":\"key\",\"headers\":{},\"value\":\"r1\"}\n");
  EXPECT_EQ(sink.Commit({}), CommitOutcome::kCommitted);
  EXPECT_EQ(stories.str(), "s1\ns2\n") << "each line once";
}

TEST(FileSink, AnAbortDropsWhatWasWritten) {
  std::ostringstream stories;
  FileSink sink({.stories = &stories});
  ASSERT_TRUE(sink.Write(Line(Channel::kStories, "gone")));
  EXPECT_EQ(sink.Abort(), CommitOutcome::kAborted);
  ASSERT_TRUE(sink.Write(Line(Channel::kStories, "kept")));
  EXPECT_EQ(sink.Commit({}), CommitOutcome::kCommitted);
  EXPECT_EQ(stories.str(), "kept\n");
}

TEST(FileSink, StreamsThatAreNotAskedForAreDropped) {
  FileSink sink({});
  ASSERT_TRUE(sink.Open());
  ASSERT_TRUE(sink.Write(Line(Channel::kAudit, "a")));
  EXPECT_EQ(sink.Commit({}), CommitOutcome::kCommitted);
}

TEST(FileSink, AFullDiskIsNoCommit) {
  std::ostringstream stories;
  stories.setstate(std::ios::badbit);
  FileSink sink({.stories = &stories});
  ASSERT_TRUE(sink.Write(Line(Channel::kStories, "lost")));
  EXPECT_EQ(sink.Commit({}), CommitOutcome::kFenced);
  const Status opened = FileSink({.stories = &stories}).Open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kFatal);
}

}  // namespace
}  // namespace wiresift
