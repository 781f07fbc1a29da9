// Time that a start takes to build the index: runs cleaned NDJSON articles (stdin) through the
// engine over a store on disk, then opens that store anew and loads it.
//
//   load_bench FOLDER [TIMES] < articles.ndjson
//
// Makes FOLDER. Feeds the articles TIMES times, each time with other words. Prints the stories, the
// articles, and seconds of the load, by the wall clock.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "article/parse.h"
#include "pipeline/decide/engine.h"
#include "pipeline/prepare/prepare.h"
#include "store/rocks_store.h"
#include "story/state.h"

namespace wiresift {
namespace {

constexpr std::uint64_t kCommitEvery = 1'000;

std::unique_ptr<StateStore> OpenStore(const std::filesystem::path& folder) {
  auto store = OpenRocksStore(folder, {.cluster = "bench", .topic = "state"});
  if (store) return std::move(*store);
  std::cerr << "load_bench: " << store.error().detail << '\n';
  std::exit(EXIT_FAILURE);
}

/// Every word gets a mark at its end, so that no word of two rounds is the same.
std::string Marked(const std::string& text, int round) {
  if (round == 0) return text;
  std::string out;
  for (const char c : text) {
    if (c == ' ') out += static_cast<char>('a' + round % 26);
    out += c;
  }
  return out;
}

class Filler {
 public:
  explicit Filler(StateStore& store) : state_({}, {}, store), engine_({}, state_) {
    if (!state_.Load()) std::exit(EXIT_FAILURE);
  }

  void Take(const std::string& line, int round) {
    auto article = ParseArticle(line, {}, {});
    if (!article) return;
    CleanRecord record;
    record.raw = {"file", {}, Offset{static_cast<std::int64_t>(taken_)}};
    record.event_time = Timestamp(std::chrono::milliseconds(taken_));
    record.text = Marked(article->body, round);
    article->id += fmt::format("-{}", round);
    article->body.clear();
    record.article = std::move(*article);
    const std::vector<Token> tokens = TokenizeArticle(record, MatchOptions().sampling);
    if (!engine_.Decide(record, tokens, record.event_time)) std::exit(EXIT_FAILURE);
    if (++taken_ % kCommitEvery == 0) Commit();
  }

  void Commit() {
    static_cast<void>(state_.Seal());
    if (!state_.Commit(Offset{static_cast<std::int64_t>(taken_)})) std::exit(EXIT_FAILURE);
  }

  [[nodiscard]] std::uint64_t taken() const { return taken_; }

 private:
  State state_;
  Engine engine_;
  std::uint64_t taken_ = 0;
};

std::uint64_t Fill(const std::filesystem::path& folder, int times) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);)
    lines.push_back(std::move(line));
  const auto store = OpenStore(folder);
  Filler filler(*store);
  for (int round = 0; round < times; ++round) {
    for (const std::string& line : lines)
      filler.Take(line, round);
  }
  filler.Commit();
  return filler.taken();
}

void Load(const std::filesystem::path& folder, std::uint64_t articles) {
  const auto store = OpenStore(folder);
  State state({}, {}, *store);
  const auto started = std::chrono::steady_clock::now();
  if (!state.Load()) std::exit(EXIT_FAILURE);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  const auto stories = static_cast<double>(state.index().stories());
  fmt::print("{} articles, {:.0f} stories loaded in {:.2f} s: {:.0f} stories/s\n", articles,
             stories, seconds, stories / seconds);
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: load_bench FOLDER [TIMES] < articles.ndjson\n";
    return 64;
  }
  wiresift::Load(argv[1], wiresift::Fill(argv[1], argc > 2 ? std::atoi(argv[2]) : 1));
}
