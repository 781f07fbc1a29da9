#include "kafka/topics.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

const TopicPlan& Find(const std::vector<TopicPlan>& plan, const std::string& name) {
  for (const TopicPlan& topic : plan) {
    if (topic.name == name) return topic;
  }
  throw std::out_of_range(name);
}

struct PlanCase {
  std::string topic;
  int partitions;
  std::string cleanup;
  std::string timestamps;  // "" leaves it to the broker
};

class PlanOf : public testing::TestWithParam<PlanCase> {};

TEST_P(PlanOf, HasItsPartitionsAndSettings) {
  const auto plan = PlanTopics({}, {.raw_partitions = 8, .story_partitions = 2, .replication = -1});
  const TopicPlan& topic = Find(plan, GetParam().topic);
  EXPECT_EQ(topic.partitions, GetParam().partitions);
  EXPECT_EQ(topic.configs.at("cleanup.policy"), GetParam().cleanup);
  EXPECT_EQ(topic.configs.contains("message.timestamp.type"), !GetParam().timestamps.empty());
  EXPECT_EQ(topic.configs.at("max.message.bytes"), "10485760");
}

INSTANTIATE_TEST_SUITE_P(Table, PlanOf,
                         testing::Values(PlanCase{"news.raw", 8, "delete", ""},
                                         PlanCase{"wiresift.clean", 2, "delete", "LogAppendTime"},
                                         PlanCase{"news.stories", 2, "compact", "LogAppendTime"},
                                         PlanCase{"news.audit", 2, "delete", "LogAppendTime"},
                                         PlanCase{"news.rejected", 2, "delete", "LogAppendTime"},
                                         PlanCase{"wiresift.state", 2, "compact", "LogAppendTime"},
                                         PlanCase{"wiresift.publishers", 1, "compact",
                                                  "LogAppendTime"}));

/// Kafka refuses a least lag above the most.
TEST(PlanTopics, KeepsVersionsOfPublishersForNinetyDays) {
  const auto plan = PlanTopics({}, {});
  const auto& configs = Find(plan, "wiresift.publishers").configs;
  EXPECT_EQ(configs.at("min.compaction.lag.ms"), "7776000000");
  EXPECT_EQ(configs.at("max.compaction.lag.ms"), "7779600000");
}

TEST(PlanTopics, KeepsTheContractOfTheChangelog) {
  const auto plan = PlanTopics({}, {});
  const auto& configs = Find(plan, "wiresift.state").configs;
  EXPECT_EQ(configs.at("min.cleanable.dirty.ratio"), "0.3");
  EXPECT_EQ(configs.at("max.compaction.lag.ms"), "3600000");
  EXPECT_EQ(configs.at("segment.ms"), "3600000");
  EXPECT_EQ(configs.at("delete.retention.ms"), "604800000");
}

TEST(PlanTopics, OnlyTheFeedIsNotOurs) {
  std::set<std::string> others;
  for (const TopicPlan& topic : PlanTopics({}, {})) {
    if (!topic.is_ours) others.insert(topic.name);
  }
  EXPECT_EQ(others, std::set<std::string>{"news.raw"});
}

TEST(Describe, IsOneLineWithAllThatMatters) {
  const std::string line = Describe({"news.audit", 3, 2, {{"cleanup.policy", "delete"}}, true});
  EXPECT_EQ(line, "news.audit partitions=3 replication=2 cleanup.policy=delete");
}

}  // namespace
}  // namespace wiresift
