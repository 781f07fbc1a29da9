#include "command/operate/topics.h"

#include <string_view>

namespace wiresift {
namespace {

std::string_view NameOf(TopicState state) {
  switch (state) {
    case TopicState::kCreated:
      return "created";
    case TopicState::kExists:
      return "exists";
    case TopicState::kDiffers:
      return "differs";
  }
  return "";
}

ExitCode Create(const TopicsCommand& command, const std::vector<TopicPlan>& plan,
                std::ostream& out) {
  const auto outcomes = CreateTopics(command.config.kafka, plan, {});
  if (!outcomes) {
    out << outcomes.error().detail << '\n';
    return ExitCodeOf(outcomes.error().code);
  }
  ExitCode code = kExitOk;
  for (const TopicOutcome& outcome : *outcomes) {
    out << outcome.name << ": " << NameOf(outcome.state) << '\n';
    for (const std::string& difference : outcome.differences)
      out << "  " << difference << '\n';
    if (outcome.state == TopicState::kDiffers) code = kExitConfig;
  }
  return code;
}

}  // namespace

ExitCode RunTopics(const TopicsCommand& command, std::ostream& out) {
  TopicCounts counts = command.counts;
  counts.story_partitions = command.config.story.partitions;
  const std::vector<TopicPlan> plan = PlanTopics(command.config.topics, counts);
  if (command.create) return Create(command, plan, out);
  for (const TopicPlan& topic : plan)
    out << Describe(topic) << '\n';
  out << "The number of story partitions is for ever: changing it is a replay into new topics.\n";
  return kExitOk;
}

}  // namespace wiresift
