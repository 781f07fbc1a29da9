#include "command/operate/check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "config/load.h"
#include "kafka/settings.h"
#include "kafka/topics.h"

namespace wiresift {

namespace {

/// What librdkafka says of the `kafka:` properties, as each kind of client would.
void CheckProperties(const Config& config, std::vector<std::string>& problems) {
  for (const auto& conf : {ConsumerConf(config.kafka, {.group = config.group, .instance = ""}),
                           ProducerConf(config.kafka, config.group)}) {
    if (conf) continue;
    const std::string& detail = conf.error().detail;
    if (std::ranges::find(problems, detail) == problems.end()) problems.push_back(detail);
  }
}

}  // namespace

std::vector<std::string> FindProblems(const Config& config) {
  std::vector<std::string> problems = RunProblems(config);
  CheckProperties(config, problems);
  return problems;
}

ExitCode RunCheck(const Config& config, bool connect, std::ostream& out) {
  const std::vector<std::string> problems = FindProblems(config);
  for (const std::string& problem : problems)
    out << problem << '\n';
  if (!problems.empty()) return kExitConfig;
  if (connect) {
    const TopicCounts counts{.story_partitions = config.story.partitions};
    const auto missing = CheckTopics(config.kafka, PlanTopics(config.topics, counts), {});
    if (!missing) {
      out << missing.error().detail << '\n';
      return ExitCodeOf(missing.error().code);
    }
    for (const std::string& line : *missing)
      out << line << '\n';
    if (!missing->empty()) {
      out << "create missing topics with: wiresift topics --create\n";
      return kExitConfig;
    }
  }
  out << "ok\n";
  return kExitOk;
}

}  // namespace wiresift
