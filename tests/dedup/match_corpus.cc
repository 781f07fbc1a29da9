// Runs NDJSON articles (stdin) through tokens, sketch, index and matcher as one program, without
// cleaning, and prints {"id","story","relation","of","rule"} lines, which the corpus's scorer of
// matches reads. Not a test: a measurement.
//
//   match_corpus [WINDOW_HOURS] < articles.ndjson > answers.ndjson    (no window unless given)
//
// CPU time by part, the slowest hundredth of the decisions and the index's memory go to stderr.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <optional>
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
#include "dedup/standing.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using Clock = std::chrono::steady_clock;

struct Input {
  std::string id, source, text;
  Timestamp time;
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

/// Seconds of each part, one after the other.
class Laps {
 public:
  void Start() { last_ = Clock::now(); }

  void Add(double& seconds) {
    const auto now = Clock::now();
    seconds += std::chrono::duration<double>(now - last_).count();
    last_ = now;
  }

 private:
  Clock::time_point last_;
};

class Corpus {
 public:
  explicit Corpus(const MatchOptions& options)
      : options_(options), index_(options), matcher_(options) {}

  void Decide(const Input& input);
  void Report();

 private:
  void Keep(const Input& input, std::span<const Candidate> candidates, const MatchResult& result,
            const Sketch& sketch);
  void Print(const Input& input, std::uint64_t story, std::span<const Candidate> candidates,
             const MatchResult& result) const;

  MatchOptions options_;
  Index index_;
  StandingWords standing_;
  Matcher matcher_;
  WordRecord words_;
  std::unordered_map<std::uint64_t, std::string> ids_;
  std::uint64_t sequence_ = 0;
  std::uint64_t story_ = 0;
  Timestamp now_;
  Laps laps_;
  double tokens_ = 0, sketch_ = 0, find_ = 0, match_ = 0, keep_ = 0;
  std::vector<double> decisions_;
};

void Corpus::Decide(const Input& input) {
  now_ = std::max(now_, input.time);
  const double before = find_ + match_ + keep_;
  laps_.Start();
  const std::vector<Token> tokens = Tokenize(input.text);
  laps_.Add(tokens_);
  const Sketch sketch = MakeSketch(tokens, options_.sampling);
  laps_.Add(sketch_);
  const auto [candidates, stories] =
      index_.Find(sketch, now_, HitsMin(sketch.size()), kCandidatesMax);
  laps_.Add(find_);
  words_.Assign(tokens);
  standing_.Assign(tokens, sketch, options_.sampling, stories);
  const MatchResult& result =
      matcher_.Match(words_.view(), SourceId::Of(input.source), candidates, standing_.flags());
  laps_.Add(match_);
  Print(input, Joins(result.relation) ? candidates[*result.candidate].story.value : 0, candidates,
        result);
  laps_.Start();
  Keep(input, candidates, result, sketch);
  laps_.Add(keep_);
  decisions_.push_back(find_ + match_ + keep_ - before);
  if (decisions_.size() % 1000 == 0) index_.Trim(now_);
}

void Corpus::Keep(const Input& input, std::span<const Candidate> candidates,
                  const MatchResult& result, const Sketch& sketch) {
  const Candidate* joined = Joins(result.relation) ? &candidates[*result.candidate] : nullptr;
  std::optional<TextKind> kind = TextKind::kRoot;
  if (joined != nullptr) kind = KeptAs(words_.view().size(), result.scores.own_words, *joined);
  if (!kind) return;
  const TextId id{++sequence_};
  if (joined == nullptr) ids_[id.value] = input.id;
  index_.Add({.kind = *kind,
              .id = id,
              .story = joined == nullptr ? StorySequence{id.value} : joined->story,
              .time = now_,
              .source = SourceId::Of(input.source),
              .roundup = result.relation == Relation::kRoundup,
              .words = words_.view()},
             sketch);
}

void Corpus::Print(const Input& input, std::uint64_t story, std::span<const Candidate> candidates,
                   const MatchResult& result) const {
  JsonWriter json;
  json.BeginObject().Key("id").Text(input.id);
  json.Key("story").Text(story == 0 ? input.id : ids_.at(story));
  json.Key("relation").Text(NameOf(result.relation)).Key("rule").Text(NameOf(result.rule));
  if (result.candidate) {
    json.Key("of").Text(ids_.at(candidates[*result.candidate].story.value));
    json.Key("cover").Decimal(result.scores.cover).Key("own").Decimal(result.scores.own_words);
    json.Key("numbers").Decimal(result.scores.numbers).Key("names").Decimal(result.scores.names);
    json.Key("mean_run").Decimal(result.scores.mean_run).Key("hits").Integer(result.scores.hits);
  }
  std::cout << json.EndObject().Take() << '\n';
}

void Corpus::Report() {
  const double total = tokens_ + sketch_ + find_ + match_ + keep_;
  const auto count = static_cast<double>(decisions_.size());
  const IndexMemory memory = index_.memory();
  const auto each = [&](std::size_t bytes) { return static_cast<double>(bytes) / count; };
  std::ranges::sort(decisions_);
  fmt::print(
      stderr,
      "{} articles, {} stories, {:.0f} articles/s: tokens {:.1f} us, sketch {:.1f}, find "
      "{:.1f}, match {:.1f}, keep {:.1f}; 99 % of the verdicts under {:.0f} us\n"
      "index: {} stories, {} postings, {} bytes: {:.0f} a story, {:.0f} an article\n"
      "bytes an article: texts {:.0f}, words {:.0f} and {:.0f} reserved, open postings {:.0f}, "
      "sealed {:.0f}\n",
      decisions_.size(), ids_.size(), count / total, 1e6 * tokens_ / count, 1e6 * sketch_ / count,
      1e6 * find_ / count, 1e6 * match_ / count, 1e6 * keep_ / count,
      1e6 * decisions_[decisions_.size() * 99 / 100], index_.stories(), index_.postings(),
      index_.bytes(), static_cast<double>(index_.bytes()) / static_cast<double>(index_.stories()),
      static_cast<double>(index_.bytes()) / count, each(memory.texts), each(memory.words),
      each(memory.words_slack), each(memory.open_postings), each(memory.sealed_postings));
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
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
