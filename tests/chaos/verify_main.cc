// Holds what a line has written against what it must have written; tests/chaos/run.sh feeds it.
//
//   chaos_verify wait  --config C --raw-partitions N --timeout S|--patience S [--at-least M]
//        until there is a verdict for every raw record, or M of them; for S seconds in all, or for
//        as long as there is one more at least every S seconds
//   chaos_verify check --config C --raw-partitions N [--stories-max BYTES]
//        one verdict a raw record, no transaction open after 15 s, all topics as the oracle says
//   chaos_verify agree --config C --other D --raw-partitions N
//        the topics of D hold what those of C do, append times and what follows from them apart
//   chaos_verify latency --config C --raw-partitions N
//        how long good articles took to their verdict, milliseconds at the median and the 99th
//        percentile
//
// All print one line of JSON and exit 0 when all is well.
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "chaos/latency.h"
#include "chaos/oracle.h"
#include "chaos/stream_time.h"
#include "chaos/topic_reader.h"
#include "config/load.h"
#include "core/json_writer.h"

namespace wiresift::chaos {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using Flags = std::map<std::string, std::string>;

/// A process that was killed leaves its transaction to its successor, which ends it at once; one
/// without a successor to the broker, which does so after transaction.timeout.ms (15 s).
constexpr seconds kOpenMax{15};
constexpr milliseconds kLookEvery{200};
/// How long one look at a topic that grows may take; a client needs a part of it to connect.
constexpr seconds kLookMax{2};

constexpr std::array kChannels = {Channel::kClean,    Channel::kStories, Channel::kAudit,
                                  Channel::kRejected, Channel::kState,   Channel::kPublishers};

/// The topics of a line as they stand, or as they grow.
class Line {
 public:
  Line(const Config& config, int raw_partitions)
      : config_(config),
        raw_partitions_(raw_partitions),
        topics_{{Channel::kClean, config.topics.clean},
                {Channel::kStories, config.topics.stories},
                {Channel::kAudit, config.topics.audit},
                {Channel::kRejected, config.topics.rejected},
                {Channel::kState, config.topics.state},
                {Channel::kPublishers, config.topics.publishers}} {}

  using Visit = std::function<Status(const Record&)>;

  Status ReadRaw(milliseconds patience, const Visit& visit) {
    return Read(config_.topics.raw, raw_partitions_, patience, visit);
  }

  Status Read(Channel channel, milliseconds patience, const Visit& visit) {
    const int partitions = channel == Channel::kPublishers ? 1 : config_.story.partitions;
    return Read(topics_.at(channel), partitions, patience, visit);
  }

  /// Records of the raw topic, or of a channel's, read so far.
  [[nodiscard]] PartitionRead raw() const { return Sum(config_.topics.raw); }

  [[nodiscard]] PartitionRead Sum(Channel channel) const { return Sum(topics_.at(channel)); }

 private:
  Status Read(const std::string& topic, int partitions, milliseconds patience, const Visit& visit) {
    Status visited;
    for (int partition = 0; partition < partitions && visited; ++partition) {
      Status read = ReadCommitted(
          config_.kafka, {.topic = topic, .partition = {partition}, .start = {}}, patience,
          [&](const Record& record) {
            if (visited) visited = visit(record);
          },
          reads_[topic][partition]);
      if (!read) return read;
    }
    return visited;
  }

  [[nodiscard]] PartitionRead Sum(const std::string& topic) const {
    PartitionRead sum;
    const auto reads = reads_.find(topic);
    if (reads == reads_.end()) return sum;
    for (const auto& [partition, read] : reads->second) {
      sum.records += read.records;
      sum.aborted += read.aborted;
      sum.is_open = sum.is_open || read.is_open;
    }
    return sum;
  }

  Config config_;
  int raw_partitions_;
  std::map<Channel, std::string> topics_;
  std::map<std::string, std::map<int, PartitionRead>> reads_;
};

constexpr int kUsage = 64;
constexpr int kBadConfig = 78;

/// The configuration that a flag names; says what is wrong with it.
LoadedConfig Load(const std::string& file) {
  LoadedConfig loaded = LoadConfig(file);
  for (const std::string& error : loaded.errors)
    std::cerr << error << '\n';
  return loaded;
}

int Fail(const Error& error) {
  std::cerr << "chaos_verify: " << error.detail << '\n';
  return EXIT_FAILURE;
}

// --- wait ------------------------------------------------------------------------------------

int Wait(Line& line, const Flags& flags) {
  const auto start = steady_clock::now();
  const bool is_patient = flags.contains("--patience");
  const seconds limit(std::stoul(flags.at(is_patient ? "--patience" : "--timeout")));
  auto deadline = start + limit;
  std::size_t verdicts = 0;
  const auto at_least = flags.find("--at-least");
  const auto count = [](const Record& /*record*/) { return Status(); };
  bool complete = false;
  while (!complete && steady_clock::now() < deadline) {
    // The raw topic last: what comes meanwhile is waited for as well. A broker may be away.
    const Status audit = line.Read(Channel::kAudit, kLookMax, count);
    const Status raw = line.ReadRaw(kLookMax, count);
    const bool knows_all = audit && raw && !line.raw().is_open;
    const std::size_t wanted =
        at_least == flags.end() ? line.raw().records : std::stoul(at_least->second);
    const bool goes_on = line.Sum(Channel::kAudit).records > verdicts;
    verdicts = line.Sum(Channel::kAudit).records;
    if (is_patient && goes_on) deadline = steady_clock::now() + limit;
    complete = knows_all && verdicts >= wanted;
    if (!complete) std::this_thread::sleep_for(kLookEvery);
  }
  fmt::print(R"({{"raw":{},"verdicts":{},"seconds":{:.1f}}})"
             "\n",
             line.raw().records, verdicts,
             std::chrono::duration<double>(steady_clock::now() - start).count());
  return complete ? EXIT_SUCCESS : EXIT_FAILURE;
}

// --- check -----------------------------------------------------------------------------------

/// In the clean log each raw partition keeps its order.
class OrderKept {
 public:
  void Take(const Record& record) {
    const auto clean = DecodeCleanRecord(record.value.value_or(std::string()));
    if (!clean) return;
    Offset& last =
        last_.try_emplace({record.at.partition, clean->raw.partition}, Offset{-1}).first->second;
    if (clean->raw.offset <= last) ++broken_;
    last = clean->raw.offset;
  }

  [[nodiscard]] std::size_t broken() const { return broken_; }

 private:
  std::map<std::pair<PartitionId, PartitionId>, Offset> last_;
  std::size_t broken_ = 0;
};

Status ReadAll(Line& line, Oracle& oracle, ChannelLogs& found, OrderKept& order) {
  Status raw = line.ReadRaw(kOpenMax, [&](const Record& record) { return oracle.TakeRaw(record); });
  if (!raw) return raw;
  for (const Channel channel : kChannels) {
    Status read = line.Read(channel, kOpenMax, [&](const Record& record) {
      AddTo(found, channel, record.key.value_or(std::string()), record.value, record.headers);
      if (channel != Channel::kClean) return Status();
      order.Take(record);
      return oracle.TakeClean(record);
    });
    if (!read) return read;
  }
  oracle.Finish();
  return {};
}

/// The channel's part of the answer; true when all is well in it.
bool Report(const Line& line, Channel channel, const Comparison& comparison, JsonWriter& out) {
  const PartitionRead read = line.Sum(channel);
  const auto number = [&](std::string_view key, std::size_t value) {
    out.Key(key).Integer(static_cast<std::int64_t>(value));
  };
  out.Key(NameOf(channel)).BeginObject();
  number("records", read.records);
  number("missing", comparison.missing);
  number("extra", comparison.extra);
  number("different", comparison.different);
  number("aborted", read.aborted);
  out.Key("open").Boolean(read.is_open).Key("examples").BeginArray();
  for (const std::string& example : comparison.examples)
    out.Text(example);
  out.EndArray().EndObject();
  return comparison.equal() && !read.is_open;
}

int Check(Line& line, const Config& config, const Flags& flags) {
  std::map<Channel, std::size_t> limits;
  const auto stories_max = flags.find("--stories-max");
  if (stories_max != flags.end()) limits[Channel::kStories] = std::stoul(stories_max->second);
  Oracle oracle(config, std::move(limits));
  ChannelLogs found;
  OrderKept order;
  if (const Status read = ReadAll(line, oracle, found, order); !read) return Fail(read.error());
  JsonWriter out;
  out.BeginObject().Key("raw").Integer(static_cast<std::int64_t>(line.raw().records));
  out.Key("order_broken").Integer(static_cast<std::int64_t>(order.broken()));
  bool well = order.broken() == 0;
  ChannelLogs expected = oracle.logs();
  for (const Channel channel : kChannels)
    well = Report(line, channel, Comparison(expected[channel], found[channel]), out) && well;
  out.Key("ok").Boolean(well).EndObject();
  fmt::print("{}\n", out.Take());
  return well ? EXIT_SUCCESS : EXIT_FAILURE;
}

// --- agree -----------------------------------------------------------------------------------

Status ReadApartFromTime(Line& line, ChannelLogs& logs) {
  for (const Channel channel : kChannels) {
    const Status read = line.Read(channel, kOpenMax, [&](Record record) {
      TakeOutStreamTime(channel, record);
      AddTo(logs, channel, record.key.value_or(std::string()), record.value, record.headers);
      return Status();
    });
    if (!read) return read;
  }
  return {};
}

int Agree(Line& line, const Flags& flags) {
  const LoadedConfig loaded = Load(flags.at("--other"));
  if (!loaded.ok()) return kBadConfig;
  Line other(loaded.config, std::stoi(flags.at("--raw-partitions")));
  ChannelLogs expected;
  ChannelLogs found;
  if (const Status read = ReadApartFromTime(line, expected); !read) return Fail(read.error());
  if (const Status read = ReadApartFromTime(other, found); !read) return Fail(read.error());
  JsonWriter out;
  out.BeginObject();
  bool well = true;
  for (const Channel channel : kChannels)
    well = Report(other, channel, Comparison(expected[channel], found[channel]), out) && well;
  out.Key("ok").Boolean(well).EndObject();
  fmt::print("{}\n", out.Take());
  return well ? EXIT_SUCCESS : EXIT_FAILURE;
}

// --- latency ---------------------------------------------------------------------------------

int Measure(Line& line) {
  Latency latency;
  const Status raw = line.ReadRaw(kOpenMax, [&](const Record& record) {
    latency.TakeRaw(record);
    return Status();
  });
  if (!raw) return Fail(raw.error());
  const Status audit = line.Read(Channel::kAudit, kOpenMax, [&](const Record& record) {
    latency.TakeVerdict(record);
    return Status();
  });
  if (!audit) return Fail(audit.error());
  if (latency.count() == 0) return EXIT_FAILURE;
  fmt::print(R"({{"articles":{},"median_ms":{},"p99_ms":{}}})"
             "\n",
             latency.count(), latency.Quantile(0.5).count(), latency.Quantile(0.99).count());
  return EXIT_SUCCESS;
}

// --- all -------------------------------------------------------------------------------------

bool IsComplete(const std::string& command, const Flags& flags) {
  if (!flags.contains("--config") || !flags.contains("--raw-partitions")) return false;
  if (command == "wait") return flags.contains("--timeout") || flags.contains("--patience");
  if (command == "agree") return flags.contains("--other");
  return command == "check" || command == "latency";
}

int Main(int argc, char** argv) {
  Flags flags;
  for (int i = 2; i + 1 < argc; i += 2)
    flags[argv[i]] = argv[i + 1];
  const std::string command = argc > 1 ? argv[1] : "";
  if (!IsComplete(command, flags)) {
    std::cerr << "usage: chaos_verify wait|check|agree|latency --config C --raw-partitions N "
                 "[--timeout S|--patience S [--at-least M]] [--stories-max BYTES] [--other D]\n";
    return kUsage;
  }
  const LoadedConfig loaded = Load(flags.at("--config"));
  if (!loaded.ok()) return kBadConfig;
  Line line(loaded.config, std::stoi(flags.at("--raw-partitions")));
  if (command == "wait") return Wait(line, flags);
  if (command == "agree") return Agree(line, flags);
  if (command == "latency") return Measure(line);
  return Check(line, loaded.config, flags);
}

}  // namespace
}  // namespace wiresift::chaos

int main(int argc, char** argv) {
  return wiresift::chaos::Main(argc, argv);
}
