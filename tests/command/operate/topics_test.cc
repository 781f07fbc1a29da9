#include "command/operate/topics.h"

#include <sstream>

#include <gtest/gtest.h>

#include "support/lines.h"

namespace wiresift {
namespace {

TEST(Topics, PrintsThePlanOfAllTopics) {
  TopicsCommand command;
  command.config.story.partitions = 5;
  std::ostringstream out;
  EXPECT_EQ(RunTopics(command, out), kExitOk);
  const TopicNames names = command.config.topics;
  for (const std::string& name :
       {names.raw, names.clean, names.stories, names.audit, names.rejected, names.state}) {
    EXPECT_TRUE(out.str().contains(name)) << name;
  }
  int of_story_partitions = 0;
  for (const std::string& line : tests::LinesOf(out.str())) {
    const bool scoped = line.contains(names.clean) || line.contains(names.state);
    of_story_partitions += scoped && line.contains('5') ? 1 : 0;
  }
  EXPECT_EQ(of_story_partitions, 2) << out.str();
}

}  // namespace
}  // namespace wiresift
