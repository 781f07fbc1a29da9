#include "daemon/demo.h"

#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/json.h"
#include "daemon/app.h"
#include "daemon/sample_feed.h"
#include "kafka/demo_broker.h"
#include "kafka/sink.h"
#include "kafka/source.h"
#include "kafka/topics.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;

/// Milliseconds that a broker may need which was started a moment ago.
constexpr milliseconds kPatience{30'000};

constexpr std::string_view kDemoNotice =
    "This is a demonstration on a broker inside the process. It has no transaction isolation and\n"
    "keeps nothing: exactly-once begins with a real Kafka (wiresift run).\n";

std::int64_t NumberAt(JsonValue value, std::string_view key) {
  const auto found = Find(value, key);
  return found && found->is_int64() ? found->get_int64().value_unsafe() : 0;
}

/// The elements of an array field.
std::vector<JsonValue> ListAt(JsonValue value, std::string_view key) {
  const auto found = Find(value, key);
  return found ? Elements(*found) : std::vector<JsonValue>();
}

/// `ad x2, caption, share`.
std::string RemovedSummary(JsonValue audit) {
  std::map<std::string, int> counts;
  for (const JsonValue removal : ListAt(audit, "removed"))
    ++counts[TextAt(removal, "class")];
  std::string summary;
  for (const auto& [name, count] : counts) {
    summary +=
        (summary.empty() ? "" : ", ") + name + (count > 1 ? " x" + std::to_string(count) : "");
  }
  return summary;
}

/// Tells what the service decides, article by article, from its own topics: each verdict with what
/// was removed, and where it published something, the story.
class Teller {
 public:
  void Story(const Record& record) {
    const auto json = JsonDocument::Parse(record.value.value_or(""));
    if (!json) return;
    const std::string uri = TextAt(json->root(), "uri");
    std::string title = "(no title)";
    for (const JsonValue headline : ListAt(json->root(), "headlines")) {
      title = TextAt(headline, "value");
    }
    titles_[uri + " " + TextAt(json->root(), "version")] = title;
    titles_.emplace(uri, title);
    stories_.insert(uri);
    ++published_;
  }

  void Verdict(const Record& record) {
    const auto json = JsonDocument::Parse(record.value.value_or(""));
    if (!json) return;
    const JsonValue audit = json->root();
    const std::string verdict = TextAt(audit, "verdict");
    ++verdicts_;
    ++counts_[verdict];
    if (!TextAt(audit, "action").empty()) TellStory(audit);
    std::string line = fmt::format("{:9} {}", verdict, TextAt(audit, "article"));
    if (verdict == "copy") line += CopyOf(audit);
    const std::string detail = TextAt(audit, "detail");
    const std::string reason = TextAt(audit, "reason");
    if (!reason.empty()) line += " (" + reason + (detail.empty() ? "" : ": " + detail) + ")";
    std::cout << "  " << line << '\n';
    const std::string removed = RemovedSummary(audit);
    if (!removed.empty()) std::cout << "            removed: " << removed << '\n';
    TellProvenance(audit);
    std::cout << std::flush;
  }

  [[nodiscard]] std::size_t verdicts() const { return verdicts_; }

  void Summary() const {
    std::cout << fmt::format("\n{} articles in, {} records of {} stories out.", verdicts_,
                             published_, stories_.size());
    for (const auto& [verdict, count] : counts_)
      std::cout << fmt::format(" {}: {}.", verdict, count);
    std::cout << "\n\nCopies absorbed, by story:\n";
    for (const auto& [uri, copies] : copies_) {
      const auto title = titles_.find(uri);
      std::cout << "  " << (title == titles_.end() ? uri : title->second) << '\n';
      for (const std::string& copy : copies)
        std::cout << "    " << copy << '\n';
    }
    std::cout << std::flush;
  }

 private:
  void TellStory(JsonValue audit) const {
    const std::string uri = TextAt(audit, "story");
    const std::int64_t revision = NumberAt(audit, "revision");
    const auto title = titles_.find(uri + " " + std::to_string(revision));
    std::cout << fmt::format("\nSTORY {}\n      {}, revision {}, {}\n",
                             title == titles_.end() ? "" : title->second, TextAt(audit, "action"),
                             revision, uri);
  }

  static void TellProvenance(JsonValue audit) {
    for (const JsonValue mark : ListAt(audit, "provenance")) {
      std::cout << fmt::format("            {}: {}, \"{}\"\n", TextAt(mark, "kind"),
                               TextAt(mark, "agency"), TextAt(mark, "text"));
    }
  }

  std::string CopyOf(JsonValue audit) {
    const auto scores = Find(audit, "scores");
    const auto share = scores ? Find(*scores, "containment_new") : std::nullopt;
    const double percent =
        share && share->is_number() ? share->get_double().value_unsafe() * 100 : 0;
    const std::string relation = TextAt(audit, "relation");
    copies_[TextAt(audit, "story")].push_back(
        fmt::format("{} ({}, {:.0f} % of its text)", TextAt(audit, "article"), relation, percent));
    return fmt::format(" -> {} of {}", relation, TextAt(audit, "of"));
  }

  std::set<std::string> stories_;
  std::map<std::string, std::string> titles_;  ///< by uri and by "uri revision"
  std::map<std::string, std::vector<std::string>> copies_;
  std::map<std::string, int> counts_;
  std::size_t verdicts_ = 0;
  std::size_t published_ = 0;
};

class IgnoreAssignments final : public SourceListener {
 public:
  void OnAssigned(std::span<const PartitionId> /*partitions*/) override {}

  void OnRevoked(std::span<const PartitionId> /*partitions*/, bool /*lost*/) override {}
};

std::vector<std::string> Lines(std::istream& in) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

std::vector<std::string> FeedOf(const DemoCommand& command) {
  if (command.feed != nullptr) return Lines(*command.feed);
  std::istringstream sample{std::string(kSampleFeed[0].text)};
  return Lines(sample);
}

/// Writes the feed to the raw topic, through a sink like the service's own.
Status Feed(const Config& config, const std::vector<std::string>& lines) {
  auto sink = KafkaSink::Make(config.kafka,
                              {.transactional_id = config.group + "-feed",
                               .topics = {{Channel::kClean, config.topics.raw}},
                               .asks_for_limits = false},
                              nullptr, {});
  if (!sink) return std::unexpected(sink.error());
  if (Status opened = OpenWithin(kPatience, **sink); !opened) return opened;
  for (const std::string& line : lines) {
    Status written = (*sink)->Write({.channel = Channel::kClean,
                                     .partition = PartitionId{0},
                                     .key = {},
                                     .value = line,
                                     .headers = {}});
    if (!written) return written;
  }
  if ((*sink)->Commit({}) != CommitOutcome::kCommitted) {
    return Fail(ErrorCode::kUnavailable, "demo: the sample feed could not be written");
  }
  return {};
}

Result<std::unique_ptr<KafkaSource>> ReadTopic(const Config& config, const std::string& topic) {
  return KafkaSource::Make(config.kafka,
                           {.group = config.group + "-teller-" + topic, .instance = ""}, topic, {});
}

void Tell(KafkaSource& source, const std::function<void(const Record&)>& tell) {
  IgnoreAssignments listener;
  const auto records = source.Poll(100, milliseconds(50), listener);
  if (!records) return;
  for (const Record& record : *records)
    tell(record);
}

void UseDemoNames(Config& config) {
  // A second demonstration on the same brokers must not meet the first one's memory.
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::string prefix =
      fmt::format("demo.{:x}.", std::chrono::duration_cast<milliseconds>(now).count());
  config.group = prefix + "wiresift";
  for (std::string* name :
       {&config.topics.raw, &config.topics.clean, &config.topics.stories, &config.topics.audit,
        &config.topics.rejected, &config.topics.state, &config.topics.publishers}) {
    *name = prefix + *name;
  }
}

std::vector<DemoTopic> DemoTopicsOf(const Config& config) {
  std::vector<DemoTopic> topics;
  for (const TopicPlan& plan : PlanTopics(config.topics, {.raw_partitions = 1})) {
    topics.push_back({plan.name, plan.partitions});
  }
  return topics;
}

/// Brokers to run on: made here, or the named ones with topics made.
Result<std::unique_ptr<DemoBroker>> MakeBrokers(const DemoCommand& command, Config& config) {
  UseDemoNames(config);
  if (command.bootstrap.empty()) {
    auto broker = DemoBroker::Make(DemoTopicsOf(config), {});
    if (broker) config.kafka.properties["bootstrap.servers"] = (*broker)->servers();
    return broker;
  }
  config.kafka.properties["bootstrap.servers"] = command.bootstrap;
  const auto made =
      CreateTopics(config.kafka, PlanTopics(config.topics, {.raw_partitions = 1}), {});
  if (!made) return std::unexpected(made.error());
  return std::unique_ptr<DemoBroker>();
}

ExitCode Fail(const Error& error) {
  std::cerr << "wiresift: " << error.detail << '\n';
  return ExitCodeOf(error.code);
}

ExitCode Perform(const DemoCommand& command, const Config& config,
                 const std::vector<std::string>& lines) {
  App app(config, StateKeeping::kMemory,
          [&config] { return LoadedConfig{.config = config, .errors = {}}; });
  if (const Status started = app.Start(); !started) return Fail(started.error());
  std::cout << fmt::format("Metrics: http://{}:{}/metrics\n", config.admin.address,
                           app.admin_port());
  if (const Status fed = Feed(config, lines); !fed) return Fail(fed.error());
  const auto stories = ReadTopic(config, config.topics.stories);
  const auto audit = ReadTopic(config, config.topics.audit);
  if (!stories) return Fail(stories.error());
  if (!audit) return Fail(audit.error());

  Teller teller;
  bool told = false;
  const ExitCode code = app.Serve([&] {
    Tell(**stories, [&](const Record& record) { teller.Story(record); });
    Tell(**audit, [&](const Record& record) { teller.Verdict(record); });
    if (told || teller.verdicts() < lines.size()) return false;
    told = true;
    teller.Summary();
    if (command.stay) std::cout << "\nStill serving metrics; Ctrl-C ends.\n" << std::flush;
    return !command.stay;
  });
  (*stories)->Close();
  (*audit)->Close();
  return code;
}

}  // namespace

ExitCode RunDemo(const DemoCommand& command, Config config) {
  BlockSignals();
  const std::vector<std::string> lines = FeedOf(command);
  const auto brokers = MakeBrokers(command, config);
  if (!brokers) return Fail(brokers.error());
  if (*brokers) std::cout << kDemoNotice;
  std::cout << fmt::format(
      "{} articles on {}; one line per article, STORY for each record published.\n", lines.size(),
      config.topics.raw);
  config.instance = "demo";
  config.admin.port = 0;  // a service or another demonstration may have the usual one
  config.log.level = Level::kWarning;
  return Perform(command, config, lines);
}

}  // namespace wiresift
