// Feeds a raw topic with generated articles, through whatever happens to the broker.
//
//   chaos_feed --servers S --topic T --records N [--seed 1] [--rate PER_SECOND] [--poison-every K]
//              [--misdate-every K]
//
// Every Kth record is the next one of tests/support/poison.h, or an article that is dated ten years
// ahead or ten years back, by turns. Ends after N records or at SIGTERM, with the batch that it is
// at. A batch whose end nobody knows is written again: exactly-once begins behind the raw topic.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "core/time.h"
#include "kafka/sink.h"
#include "support/generated_feed.h"
#include "support/poison.h"

namespace wiresift::chaos {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Flags = std::map<std::string, std::string>;

/// Records of a transaction of a feed without a rate.
constexpr std::size_t kBatch = 200;

/// Time between two transactions of a feed with a rate.
constexpr milliseconds kSteadyBatch{100};
constexpr milliseconds kRetryPause{200};

/// The years by which dates are wrong.
constexpr std::chrono::years kMisdating{10};

/// Bytes of a message, just under the raw topic's limit and over what the service takes.
constexpr const char* kMessageBytesMax = "10400000";

std::atomic<bool> stop = false;

class Feeder {
 public:
  Feeder(std::string servers, std::string topic)
      : servers_(std::move(servers)), topic_(std::move(topic)) {}

  /// Writes the lines in one transaction, however often that must be tried.
  void Write(const std::vector<std::string>& lines) {
    while (!Try(lines)) {
      sink_.reset();
      std::this_thread::sleep_for(kRetryPause);
    }
    if (sink_->worn()) sink_.reset();
    written_ += lines.size();
  }

  [[nodiscard]] std::size_t written() const { return written_; }

 private:
  bool Try(const std::vector<std::string>& lines) {
    if (!sink_ && !Open()) return false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Output output{.channel = Channel::kClean,
                    .partition = {},
                    .key = std::to_string(written_ + i),
                    .value = lines[i],
                    .headers = {}};
      if (!sink_->Write(std::move(output))) return false;
    }
    return sink_->Commit({}) == CommitOutcome::kCommitted;
  }

  bool Open() {
    auto sink = KafkaSink::Make(
        {.properties = {{"bootstrap.servers", servers_}, {"message.max.bytes", kMessageBytesMax}}},
        {.transactional_id = "chaos-feed-" + std::to_string(getpid()),
         .topics = {{Channel::kClean, topic_}}},
        nullptr, {});
    if (!sink || !(*sink)->Open()) return false;
    sink_ = std::move(*sink);
    return true;
  }

  std::string servers_, topic_;
  std::unique_ptr<KafkaSink> sink_;
  std::size_t written_ = 0;
};

/// A feed of good articles, with poison or wrong dates among them.
class MixedFeed {
 public:
  /// 0: none of them.
  MixedFeed(std::uint32_t seed, std::size_t poison_every, std::size_t misdate_every)
      : articles_(seed), poison_every_(poison_every), misdate_every_(misdate_every) {
    if (poison_every_ == 0) return;
    poison_ = tests::PoisonSet();
    // Short feeds do not all begin with the same.
    std::ranges::rotate(poison_,
                        poison_.begin() + static_cast<std::ptrdiff_t>(seed % poison_.size()));
  }

  std::vector<std::string> Take(std::size_t count) {
    std::vector<std::string> lines(count);
    for (std::string& line : lines)
      line = Next();
    return lines;
  }

 private:
  std::string Next() {
    ++number_;
    if (IsTurnOf(poison_every_)) return poison_[number_ / poison_every_ % poison_.size()].value;
    const std::string article = articles_.Next();
    return IsTurnOf(misdate_every_) ? Misdated(article) : article;
  }

  [[nodiscard]] bool IsTurnOf(std::size_t every) const { return every > 0 && number_ % every == 0; }

  [[nodiscard]] std::string Misdated(const std::string& article) const {
    const bool ahead = number_ / misdate_every_ % 2 == 0;
    const auto now = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    const Timestamp date = ahead ? now + kMisdating : now - kMisdating;
    return R"({"versioncreated":")" + FormatTime(date) + R"(",)" + article.substr(1);
  }

  GeneratedFeed articles_;
  std::vector<tests::Poison> poison_;
  std::size_t poison_every_, misdate_every_;
  std::size_t number_ = 0;
};

int Feed(const Flags& flags) {
  const auto number = [&](const std::string& name, std::size_t otherwise) {
    const auto flag = flags.find(name);
    return flag == flags.end() ? otherwise : std::stoul(flag->second);
  };
  MixedFeed articles(static_cast<std::uint32_t>(number("--seed", 1)), number("--poison-every", 0),
                     number("--misdate-every", 0));
  const std::size_t records = number("--records", 0);
  const std::size_t rate = number("--rate", 0);
  const auto steady = rate * static_cast<std::size_t>(kSteadyBatch.count()) / 1'000;
  const std::size_t batch = rate == 0 ? kBatch : std::max<std::size_t>(1, steady);
  Feeder feeder(flags.at("--servers"), flags.at("--topic"));
  auto due = steady_clock::now();
  while (feeder.written() < records && !stop) {
    feeder.Write(articles.Take(std::min(batch, records - feeder.written())));
    // What a broker that was away has cost is not made up for: the rate stays steady.
    due = std::max(due + kSteadyBatch, steady_clock::now());
    if (rate > 0) std::this_thread::sleep_until(due);
  }
  fmt::print("{{\"fed\":{}}}\n", feeder.written());
  return EXIT_SUCCESS;
}

int Main(int argc, char** argv) {
  Flags flags;
  for (int i = 1; i + 1 < argc; i += 2)
    flags[argv[i]] = argv[i + 1];
  for (const char* name : {"--servers", "--topic", "--records"}) {
    if (flags.contains(name)) continue;
    std::cerr << "usage: chaos_feed --servers S --topic T --records N [--seed 1] [--rate R]\n";
    return 64;
  }
  std::signal(SIGTERM, [](int /*signal*/) { stop = true; });
  return Feed(flags);
}

}  // namespace
}  // namespace wiresift::chaos

int main(int argc, char** argv) {
  return wiresift::chaos::Main(argc, argv);
}
