// The two ends of a measurement of the line on a real Kafka; tests/bench/line.sh puts them
// together.
//
//   line_bench feed --servers S --topic T --records N [--seed 1]   writes generated articles
//   line_bench rate --servers S --topic T --records N              waits for N committed records
//
// `rate` prints one line of JSON. The rate is taken from the broker's own append times of the first
// and the last record, so that neither start-up nor the reader counts.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "kafka/log_reader.h"
#include "kafka/sink.h"
#include "support/generated_feed.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using Flags = std::map<std::string, std::string>;

/// Records of one transaction of the feed.
constexpr std::size_t kBatch = 5'000;

KafkaOptions OptionsOf(const Flags& flags) {
  return {.properties = {{"bootstrap.servers", flags.at("--servers")}}};
}

int Feed(const Flags& flags) {
  const std::size_t count = std::stoul(flags.at("--records"));
  const auto seed =
      static_cast<std::uint32_t>(flags.contains("--seed") ? std::stoul(flags.at("--seed")) : 1);
  auto sink = KafkaSink::Make(OptionsOf(flags),
                              {.transactional_id = "bench-feed-" + std::to_string(getpid()),
                               .topics = {{Channel::kClean, flags.at("--topic")}}},
                              nullptr, {});
  if (!sink || !(*sink)->Open()) return EXIT_FAILURE;
  std::size_t bytes = 0;
  std::size_t written = 0;
  for (std::string& line : GenerateFeed(count, seed)) {
    bytes += line.size();
    Output output{.channel = Channel::kClean,
                  .partition = {},
                  .key = std::to_string(written),
                  .value = {},
                  .headers = {}};
    output.value = std::move(line);
    if (!(*sink)->Write(std::move(output))) return EXIT_FAILURE;
    if (++written % kBatch == 0 && (*sink)->Commit({}) != CommitOutcome::kCommitted)
      return EXIT_FAILURE;
  }
  if ((*sink)->Commit({}) != CommitOutcome::kCommitted) return EXIT_FAILURE;
  fmt::print("{{\"fed\":{},\"bytes_mean\":{}}}\n", written,
             bytes / std::max<std::size_t>(1, written));
  return EXIT_SUCCESS;
}

/// The committed records that were seen: how many, which comes next, and the append times of the
/// first and of the last.
struct Seen {
  std::size_t records = 0;
  Offset next;
  Timestamp first, last;
};

Status Look(const KafkaOptions& options, const std::string& topic, Seen& seen) {
  const auto count = [&](const std::vector<Record>& records) -> Status {
    if (seen.records == 0) seen.first = records.front().timestamp;
    seen.records += records.size();
    seen.last = records.back().timestamp;
    seen.next = Offset{records.back().at.offset.value + 1};
    return {};
  };
  const auto end = ReadToEnd(
      options, {.topic = topic, .partition = {0}, .start = seen.next, .end = LogEnd::kCommitted},
      count);
  return end ? Status() : std::unexpected(end.error());
}

int Rate(const Flags& flags) {
  const std::size_t wanted = std::stoul(flags.at("--records"));
  Seen seen;
  for (int quiet = 0; seen.records < wanted && quiet < 60;) {
    const std::size_t before = seen.records;
    if (const Status looked = Look(OptionsOf(flags), flags.at("--topic"), seen); !looked) {
      std::cerr << looked.error().detail << "; trying again\n";
    }
    quiet = seen.records == before ? quiet + 1 : 0;
    std::this_thread::sleep_for(milliseconds(500));
  }
  const double seconds = std::chrono::duration<double>(seen.last - seen.first).count();
  fmt::print("{{\"records\":{},\"seconds\":{:.2f},\"per_second\":{:.0f}}}\n", seen.records, seconds,
             seconds > 0 ? static_cast<double>(seen.records) / seconds : 0);
  return seen.records < wanted ? EXIT_FAILURE : EXIT_SUCCESS;
}

int Main(int argc, char** argv) {
  Flags flags;
  for (int i = 2; i + 1 < argc; i += 2)
    flags[argv[i]] = argv[i + 1];
  const std::string command = argc > 1 ? argv[1] : "";
  const bool complete =
      flags.contains("--servers") && flags.contains("--topic") && flags.contains("--records");
  if (complete && command == "feed") return Feed(flags);
  if (complete && command == "rate") return Rate(flags);
  std::cerr << "usage: line_bench feed|rate --servers S --topic T --records N [--seed 1]\n";
  return 64;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  return wiresift::Main(argc, argv);
}
