// A bare transactional forwarder: what the Kafka side costs without any work on the records.
//
//   forwarder --servers 127.0.0.1:9092 --from news.raw --to forwarded [--records N]
//             [--idle-ms 3000] [--group G] [--interval-ms 100] [--max-records 10000]
//
// Copies until N records are committed, or none has come for the idle time. Prints one line of
// JSON; the rate counts from the first committed record to the last.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <sys/resource.h>

#include <fmt/format.h>

#include "support/relay.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Flags = std::map<std::string, std::string>;

struct Measured {
  std::size_t records = 0;
  double seconds = 0;
};

double ProcessorSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Joining a group for the first time takes a broker some seconds.
constexpr milliseconds kJoinTime{30'000};

Measured Run(Relay& relay, std::size_t records, milliseconds idle) {
  auto first = steady_clock::time_point{};
  auto last = steady_clock::now();
  std::size_t at_first = 0;
  std::size_t seen = 0;
  while (seen < records && steady_clock::now() - last < (seen > 0 ? idle : kJoinTime)) {
    if (const Status turned = relay.Turn(milliseconds(20)); !turned) {
      std::cerr << turned.error().detail << '\n';
      continue;
    }
    if (relay.committed() == seen) continue;
    last = steady_clock::now();
    if (seen == 0) {
      first = last;
      at_first = relay.committed();
    }
    seen = relay.committed();
  }
  if (seen == 0) return {};
  return {seen - at_first, std::chrono::duration<double>(last - first).count()};
}

RelayOptions OptionsOf(const Flags& flags) {
  RelayOptions options;
  options.kafka.properties = {{"bootstrap.servers", flags.at("--servers")}};
  options.member = {flags.at("--group"), ""};
  options.transactional_id = flags.at("--group") + "-forwarder";
  options.from = flags.at("--from");
  options.to = flags.at("--to");
  options.records_max = std::stoul(flags.at("--max-records"));
  options.interval = milliseconds(std::stol(flags.at("--interval-ms")));
  options.poll_records_max = 1'000;
  options.log = [](Level level, std::string_view text) {
    if (level != Level::kInfo) std::cerr << text << '\n';
  };
  return options;
}

int Main(const Flags& flags) {
  Result<std::unique_ptr<Relay>> relay = Relay::Make(OptionsOf(flags));
  if (!relay) {
    std::cerr << relay.error().detail << '\n';
    return EXIT_FAILURE;
  }
  const Measured measured = Run(**relay, std::stoul(flags.at("--records")),
                                milliseconds(std::stol(flags.at("--idle-ms"))));
  const std::size_t committed = (*relay)->committed();
  (*relay)->Finish();
  const double rate =
      measured.seconds > 0 ? static_cast<double>(measured.records) / measured.seconds : 0;
  fmt::print(R"({{"program":"forwarder","records":{},"seconds":{:.3f},"records_per_second":{:.0f},)"
             R"("cpu_seconds":{:.2f},"producers":{},"aborts":{}}})"
             "\n",
             committed, measured.seconds, rate, ProcessorSeconds(), (*relay)->sinks_made(),
             (*relay)->aborts());
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  wiresift::Flags flags = {{"--servers", "127.0.0.1:9092"}, {"--from", "news.raw"},
                           {"--to", "forwarded"},           {"--records", "1000000000"},
                           {"--idle-ms", "3000"},           {"--group", "forwarder"},
                           {"--interval-ms", "100"},        {"--max-records", "10000"}};
  for (int i = 1; i < argc; i += 2) {
    if (!flags.contains(argv[i]) || i + 1 == argc) {
      std::cerr << "unknown flag or missing value: " << argv[i] << '\n';
      return 64;
    }
    flags[argv[i]] = argv[i + 1];
  }
  return wiresift::Main(flags);
}
