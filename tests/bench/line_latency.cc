// From produce to committed verdict on a real Kafka; tests/bench/line.sh runs it.
//
//   line_latency --servers S --from RAW --to AUDIT [--per-second 1000] [--records 40000]
//                [--skip 20000]
//
// Writes generated articles at a steady pace and reads their verdicts, committed ones only, in one
// process and by one clock. An article's time begins when the pace calls for it, so that a stall of
// the feeder counts too. The first `skip` ones are not counted: the service joins its groups, and
// takes what has come meanwhile. Prints one line of JSON.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "kafka/client.h"
#include "kafka/settings.h"
#include "kafka/source.h"
#include "support/generated_feed.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Flags = std::map<std::string, std::string>;

/// Without a verdict for so long the line stands.
constexpr std::chrono::seconds kPatience{30};

/// When each article is due.
struct Pace {
  steady_clock::time_point start;
  std::size_t per_second;

  [[nodiscard]] steady_clock::time_point Due(std::size_t article) const {
    return start + std::chrono::microseconds(article * 1'000'000 / per_second);
  }
};

/// Writes each article when it is due, outside of any transaction.
class Feeder {
 public:
  static Result<Feeder> Make(const KafkaOptions& options, const std::string& topic) {
    Feeder feeder;
    Result<ConfHandle> conf = AdminConf(options);
    if (!conf) return std::unexpected(conf.error());
    Result<ClientHandle> client =
        MakeClient(RD_KAFKA_PRODUCER, std::move(*conf), *feeder.callbacks_);
    if (!client) return std::unexpected(client.error());
    feeder.client_ = std::move(*client);
    feeder.topic_.reset(rd_kafka_topic_new(feeder.client_.get(), topic.c_str(), nullptr));
    return feeder;
  }

  void Run(const std::vector<std::string>& articles, const Pace& pace) {
    for (std::size_t i = 0; i < articles.size(); ++i) {
      std::this_thread::sleep_until(pace.Due(i));
      rd_kafka_produce(topic_.get(), 0, RD_KAFKA_MSG_F_COPY, const_cast<char*>(articles[i].data()),
                       articles[i].size(), nullptr, 0, nullptr);
      rd_kafka_poll(client_.get(), 0);
    }
    rd_kafka_flush(client_.get(), static_cast<int>(milliseconds(kPatience).count()));
  }

 private:
  Feeder() = default;

  std::unique_ptr<ClientCallbacks> callbacks_ = std::make_unique<ClientCallbacks>();
  ClientHandle client_;  // after callbacks_, which it calls
  TopicHandle topic_;
};

class NoListener final : public SourceListener {
  void OnAssigned(std::span<const PartitionId>) override {}

  void OnRevoked(std::span<const PartitionId>, bool) override {}
};

/// Milliseconds of each counted article, in the order of their verdicts.
std::vector<double> Watch(KafkaSource& verdicts, const Pace& pace, std::size_t count,
                          std::size_t skip) {
  NoListener listener;
  std::vector<double> took;
  std::size_t seen = 0;
  auto last = steady_clock::now();
  while (seen < count && steady_clock::now() - last < kPatience) {
    const auto records = verdicts.Poll(1'000, milliseconds(100), listener);
    if (!records || records->empty()) continue;
    last = steady_clock::now();
    for (const Record& record : *records) {
      ++seen;
      // The key is the id that the generated feed gives: "article-17".
      const std::size_t article = std::stoul(record.key->substr(record.key->find('-') + 1));
      if (article < skip) continue;
      took.push_back(std::chrono::duration<double, std::milli>(last - pace.Due(article)).count());
    }
  }
  return took;
}

int Main(const Flags& flags) {
  const KafkaOptions options{.properties = {{"bootstrap.servers", flags.at("--servers")}}};
  auto feeder = Feeder::Make(options, flags.at("--from"));
  auto verdicts =
      KafkaSource::Make(options, {"bench-" + std::to_string(getpid()), ""}, flags.at("--to"), {});
  if (!feeder || !verdicts) return EXIT_FAILURE;
  const std::size_t count = std::stoul(flags.at("--records"));
  const std::size_t skip = std::stoul(flags.at("--skip"));
  const std::vector<std::string> articles = GenerateFeed(count, 1);
  const Pace pace{steady_clock::now(), std::stoul(flags.at("--per-second"))};
  const std::jthread feed([&] { feeder->Run(articles, pace); });
  std::vector<double> took = Watch(**verdicts, pace, count, skip);
  if (took.size() != count - skip) {
    std::cerr << fmt::format("line_latency: {} of {} verdicts came\n", took.size(), count - skip);
    return EXIT_FAILURE;
  }
  std::ranges::sort(took);
  fmt::print("{{\"articles\":{},\"p50_ms\":{:.0f},\"p99_ms\":{:.0f},\"max_ms\":{:.0f}}}\n",
             took.size(), took[took.size() / 2], took[took.size() * 99 / 100], took.back());
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  wiresift::Flags flags = {{"--servers", ""},        {"--from", ""},         {"--to", ""},
                           {"--per-second", "1000"}, {"--records", "40000"}, {"--skip", "20000"}};
  for (int i = 1; i < argc; i += 2) {
    if (!flags.contains(argv[i]) || i + 1 == argc) {
      std::cerr << "unknown flag or missing value: " << argv[i] << '\n';
      return 64;
    }
    flags[argv[i]] = argv[i + 1];
  }
  return wiresift::Main(flags);
}
