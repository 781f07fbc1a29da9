// Runs NDJSON articles (stdin) through tokens, sketch, index and matcher, without cleaning, and
// prints {"id","story","relation","of","rule"} lines for match_score.py. Not a test: a measurement.
//   match_corpus [WINDOW_HOURS] < articles.ndjson > answers.ndjson    (no window unless given)
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "core/json.h"
#include "core/json_writer.h"
#include "core/time.h"
#include "dedup/index.h"
#include "dedup/match.h"
#include "dedup/sketch.h"
#include "text/tokens.h"

namespace wiresift {
namespace {

struct Input {
  std::string id, source, text;
  Timestamp time;
};

struct Root {
  std::string id, source;
  std::vector<Token> tokens;
  bool roundup = false;
};

std::string TextOf(JsonValue value, std::string_view key) {
  const auto field = Find(value, key);
  const auto text = field ? AsText(*field) : std::nullopt;
  return std::string(text.value_or(""));
}

std::string HostOf(const std::string& url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string::npos) return "";
  return url.substr(begin + 2, url.find('/', begin + 2) - begin - 2);
}

Timestamp TimeOf(JsonValue value) {
  const auto seconds = Find(value, "ts");
  std::int64_t number = 0;
  if (seconds && seconds->get(number) == simdjson::SUCCESS) {
    return Timestamp(std::chrono::seconds(number));
  }
  return ParseTime(TextOf(value, "date")).value_or(Timestamp());
}

bool ReadInput(const std::string& line, Input& out) {
  const auto document = JsonDocument::Parse(line);
  if (!document) return false;
  const JsonValue root = document->root();
  out.id = TextOf(root, "id");
  out.text = TextOf(root, "text");
  out.source = TextOf(root, "outlet");
  if (out.source.empty()) out.source = TextOf(root, "source");
  if (out.source.empty()) out.source = HostOf(TextOf(root, "url"));
  out.time = TimeOf(root);
  return !out.id.empty();
}

double CpuSeconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

class Corpus {
 public:
  explicit Corpus(const MatchOptions& options) : options_(options), index_(options) {}

  void Decide(const Input& input);
  void Report() const;

 private:
  std::vector<MatchTarget> TargetsOf(const Sketch& sketch, const std::string& source);
  void Print(const Input& input, const Root& story, const MatchResult& result,
             std::span<const MatchTarget> targets) const;

  MatchOptions options_;
  Index index_;
  std::unordered_map<std::uint64_t, Root> roots_;
  std::uint64_t sequence_ = 0;
  Timestamp now_;
  std::size_t articles_ = 0;
  double tokens_seconds_ = 0, sketch_seconds_ = 0, find_seconds_ = 0, match_seconds_ = 0;
};

std::vector<MatchTarget> Corpus::TargetsOf(const Sketch& sketch, const std::string& source) {
  std::vector<MatchTarget> targets;
  for (const Candidate& found : index_.Find(sketch, now_, HitsMin(sketch.size()), kCandidatesMax)) {
    const Root& root = roots_[found.story.value];
    targets.push_back({found.story, found.hits, !source.empty() && source == root.source,
                       root.roundup, root.tokens});
  }
  return targets;
}

void Corpus::Decide(const Input& input) {
  ++articles_;
  now_ = std::max(now_, input.time);
  const double start = CpuSeconds();
  std::vector<Token> tokens = Tokenize(input.text);
  const double tokenized = CpuSeconds();
  const Sketch sketch = MakeSketch(tokens, options_.sampling);
  const double sketched = CpuSeconds();
  const std::vector<MatchTarget> targets = TargetsOf(sketch, input.source);
  const double found = CpuSeconds();
  const MatchResult result = Match(tokens, targets, options_);
  const double matched = CpuSeconds();
  tokens_seconds_ += tokenized - start;
  sketch_seconds_ += sketched - tokenized;
  match_seconds_ += matched - found;
  std::uint64_t story = 0;
  if (Joins(result.relation) && result.target) {
    story = targets[*result.target].story.value;
  } else {
    story = ++sequence_;
    roots_[story] = {input.id, input.source, std::move(tokens),
                     result.relation == Relation::kRoundup};
    index_.Add({story}, now_, sketch);
  }
  if (articles_ % 1000 == 0) index_.Trim(now_);
  find_seconds_ += CpuSeconds() - matched + found - sketched;
  Print(input, roots_[story], result, targets);
}

void Corpus::Print(const Input& input, const Root& story, const MatchResult& result,
                   std::span<const MatchTarget> targets) const {
  JsonWriter json;
  json.BeginObject().Key("id").Text(input.id).Key("story").Text(story.id);
  json.Key("relation").Text(NameOf(result.relation)).Key("rule").Text(result.rule);
  if (result.target) {
    json.Key("of").Text(roots_.at(targets[*result.target].story.value).id);
    json.Key("cover").Decimal(result.scores.cover).Key("own").Decimal(result.scores.own_words);
    json.Key("numbers").Decimal(result.scores.numbers).Key("names").Decimal(result.scores.names);
    json.Key("mean_run").Decimal(result.scores.mean_run).Key("hits").Integer(result.scores.hits);
  }
  std::cout << json.EndObject().Take() << '\n';
}

void Corpus::Report() const {
  const double total = tokens_seconds_ + sketch_seconds_ + find_seconds_ + match_seconds_;
  const auto count = static_cast<double>(articles_);
  fmt::print(
      stderr,
      "{} articles, {} stories, {:.0f} articles/s of CPU: tokens {:.1f} us, sketch {:.1f}, "
      "index {:.1f}, match {:.1f}\nindex: {} stories, {} postings, {} bytes: {:.0f} a story, "
      "{:.0f} an article\n",
      articles_, sequence_, count / total, 1e6 * tokens_seconds_ / count,
      1e6 * sketch_seconds_ / count, 1e6 * find_seconds_ / count, 1e6 * match_seconds_ / count,
      index_.stories(), index_.postings(), index_.bytes(),
      static_cast<double>(index_.bytes()) / static_cast<double>(index_.stories()),
      static_cast<double>(index_.bytes()) / count);
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  wiresift::MatchOptions options;
  options.window = std::chrono::milliseconds::max();
  if (argc > 1) options.window = std::chrono::hours(std::atoi(argv[1]));
  wiresift::Corpus corpus(options);
  wiresift::Input input;
  for (std::string line; std::getline(std::cin, line);) {
    if (wiresift::ReadInput(line, input)) corpus.Decide(input);
  }
  corpus.Report();
}
