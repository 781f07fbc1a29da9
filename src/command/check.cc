#include "command/check.h"

#include <vector>

#include "config/load.h"
#include "kafka/topics.h"

namespace wiresift {

ExitCode RunCheck(const Config& config, bool connect, std::ostream& out) {
  const std::vector<std::string> problems = RunProblems(config);
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
