#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "kafka/topics.h"

namespace wiresift {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

TopicNames NewNames() {
  const std::string prefix = NewName("plan");
  return {.raw = prefix + ".raw",
          .clean = prefix + ".clean",
          .stories = prefix + ".stories",
          .audit = prefix + ".audit",
          .rejected = prefix + ".rejected",
          .state = prefix + ".state",
          .publishers = prefix + ".publishers"};
}

TEST(TopicsOnBroker, AreCreatedOnceAndHaveTheirSettings) {
  const auto plan = PlanTopics(NewNames(), {.raw_partitions = 3, .story_partitions = 2});
  const auto first = CreateTopics(Broker().options(), plan, {});
  ASSERT_TRUE(first.has_value()) << first.error().detail;
  EXPECT_THAT(*first, Each(Field(&TopicOutcome::state, TopicState::kCreated)));
  WaitForTopics(plan);
  // Compares all settings read back from the broker with the plan.
  const auto again = CreateTopics(Broker().options(), plan, {});
  ASSERT_TRUE(again.has_value()) << again.error().detail;
  for (const TopicOutcome& outcome : *again) {
    EXPECT_EQ(outcome.state, TopicState::kExists) << outcome.name;
    EXPECT_THAT(outcome.differences, IsEmpty());
  }
  const auto problems = CheckTopics(Broker().options(), plan, {});
  ASSERT_TRUE(problems.has_value());
  EXPECT_THAT(*problems, IsEmpty());
}

TEST(TopicsOnBroker, DifferencesAreSaidLineByLine) {
  const std::string name = NewTopic("state", 1, {{"cleanup.policy", "delete"}});
  const TopicPlan plan{name, 2, -1, {{"cleanup.policy", "compact"}, {"segment.ms", "5"}}, true};
  const auto outcomes = CreateTopics(Broker().options(), {plan}, {});
  ASSERT_TRUE(outcomes.has_value());
  ASSERT_EQ(outcomes->size(), 1U);
  EXPECT_EQ((*outcomes)[0].state, TopicState::kDiffers);
  EXPECT_THAT((*outcomes)[0].differences,
              ElementsAre(HasSubstr("1 partitions, expected 2"),
                          HasSubstr("cleanup.policy is delete, expected compact"),
                          HasSubstr("segment.ms is 604800000, expected 5")));
}

TEST(TopicsOnBroker, TheFeedIsLeftAsItIs) {
  const std::string name = NewTopic("feed", 5);
  TopicPlan plan{name, 2, -1, {{"cleanup.policy", "compact"}}, false};
  const auto outcomes = CreateTopics(Broker().options(), {plan}, {});
  ASSERT_TRUE(outcomes.has_value());
  EXPECT_EQ((*outcomes)[0].state, TopicState::kExists);
  const auto problems = CheckTopics(Broker().options(), {plan}, {});
  ASSERT_TRUE(problems.has_value());
  EXPECT_THAT(*problems, IsEmpty());
}

TEST(TopicsOnBroker, ACheckNamesWhatIsMissingAndWhatIsWrong) {
  const std::string there = NewTopic("there", 3);
  const std::string missing = NewName("missing");
  const auto problems =
      CheckTopics(Broker().options(), {{there, 1, -1, {}, true}, {missing, 1, -1, {}, true}}, {});
  ASSERT_TRUE(problems.has_value()) << problems.error().detail;
  EXPECT_THAT(*problems, ElementsAre(HasSubstr("3 partitions, expected 1"), HasSubstr(missing)));
}

TEST(TopicsOnBroker, TooManyReplicasAreExplained) {
  const auto outcomes = CreateTopics(Broker().options(), {{NewName("wide"), 1, 3, {}, true}}, {});
  ASSERT_FALSE(outcomes.has_value());
  EXPECT_THAT(outcomes.error().detail, HasSubstr("fewer brokers than replicas"));
}

}  // namespace
}  // namespace wiresift
