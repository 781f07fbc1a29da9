// Speed and memory of matching over the size of the index, in process: no JSON, no cleaning, no
// tokenising.
//
//   match_scale ARTICLES [HOURS [FOLDER]] < articles.ndjson > scale.tsv
//
// With FOLDER, the words are in a mapped file there, as with match.words_in_file.
// Takes the words of the articles ({"text"} a line) again and again, each time with all but the
// commonest words exchanged for others, so that the copies within a round stay copies and two
// rounds share nothing but phrases of common words. ARTICLES are spread evenly over HOURS (72), the
// window's length, so that in the end all stories live. After each twentieth of them, a line:
//   articles, stories, us an article (sketch, find, match, keep), us of the slowest hundredth,
//   bytes an article and a story (index), bytes an article (anonymous resident memory
//   beyond the start)
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "core/json.h"
#include "dedup/index.h"
#include "dedup/match.h"
#include "dedup/sketch.h"
#include "dedup/standing.h"
#include "store/word_file.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

using Clock = std::chrono::steady_clock;
using Texts = std::vector<std::vector<Token>>;

constexpr std::size_t kCommonWords = 200;
constexpr std::size_t kReports = 20;
constexpr std::uint64_t kIndexTrimEvery = 1'000;

Texts ReadTexts(std::istream& in) {
  Texts texts;
  for (std::string line; std::getline(in, line);) {
    const auto document = JsonDocument::Parse(line);
    if (!document) continue;
    const auto text = Find(document->root(), "text");
    const auto body = text ? AsText(*text) : std::nullopt;
    if (body) texts.push_back(Tokenize(*body));
  }
  return texts;
}

std::unordered_set<std::uint64_t> CommonWordsOf(const Texts& texts) {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  for (const auto& text : texts) {
    for (const Token& token : text)
      ++counts[token.hash];
  }
  std::vector<std::pair<std::size_t, std::uint64_t>> order;
  order.reserve(counts.size());
  for (const auto& [hash, count] : counts)
    order.emplace_back(count, hash);
  std::ranges::sort(order, std::greater());
  std::unordered_set<std::uint64_t> common;
  for (std::size_t i = 0; i < std::min(kCommonWords, order.size()); ++i)
    common.insert(order[i].second);
  return common;
}

/// Another word for each word that is not common, the same one throughout a round.
void Exchange(std::vector<Token>& words, const std::unordered_set<std::uint64_t>& common,
              std::uint64_t round) {
  for (Token& word : words) {
    if (common.contains(word.hash)) continue;
    const std::uint64_t mixed = (word.hash ^ round * 0x9E37'79B9'7F4A'7C15) * 0xD6E8'FEB8'6659'FD93;
    word.hash = mixed ^ mixed >> 32;
  }
}

/// Without what is in mapped files.
std::size_t ResidentBytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  std::size_t shared = 0;
  file >> total >> resident >> shared;
  return (resident - shared) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

class Scale {
 public:
  Scale(Texts texts, std::uint64_t articles, std::chrono::hours hours,
        std::unique_ptr<WordMemory> memory)
      : texts_(std::move(texts)),
        common_(CommonWordsOf(texts_)),
        articles_(articles),
        span_(hours),
        options_{.window = hours},
        index_(options_, std::move(memory)),
        matcher_(options_),
        resident_at_start_(ResidentBytes()) {}

  void Run() {
    fmt::print(
        "articles\tstories\tus\tsketch\tfind\tmatch\tkeep\tp99\tindex/article\tindex/story\t"
        "resident/article\n");
    const std::uint64_t every = std::max<std::uint64_t>(articles_ / kReports, 1);
    for (std::uint64_t i = 0; i < articles_; ++i) {
      words_ = texts_[i % texts_.size()];
      Exchange(words_, common_, i / texts_.size());
      Decide(Timestamp(std::chrono::milliseconds(span_) * i / articles_));
      if ((i + 1) % every == 0) Report(i + 1, every);
    }
  }

 private:
  void Decide(Timestamp now) {
    const auto start = Clock::now();
    MakeSketch(words_, options_.sampling, sketch_);
    record_.Assign(words_);
    const auto sketched = Clock::now();
    const auto [candidates, stories] =
        index_.Find(sketch_, now, HitsMin(sketch_.size()), kCandidatesMax);
    const auto found = Clock::now();
    standing_.Assign(words_, sketch_, options_.sampling, stories);
    const MatchResult& result = matcher_.Match(record_.view(), {}, candidates, standing_.flags());
    const auto matched = Clock::now();
    Keep(candidates, result, now);
    const auto kept = Clock::now();
    sketch_time_ += sketched - start;
    find_time_ += found - sketched;
    match_time_ += matched - found;
    keep_time_ += kept - matched;
    decisions_.push_back(std::chrono::duration<float, std::micro>(kept - start).count());
  }

  void Keep(std::span<const Candidate> candidates, const MatchResult& result, Timestamp now) {
    const Candidate* joined = Joins(result.relation) ? &candidates[*result.candidate] : nullptr;
    std::optional<TextKind> kind = TextKind::kRoot;
    if (joined != nullptr) kind = KeptAs(record_.view().size(), result.scores.own_words, *joined);
    if (kind) {
      const TextId id{++sequence_};
      index_.Add({.kind = *kind,
                  .id = id,
                  .story = joined == nullptr ? StorySequence{id.value} : joined->story,
                  .time = now,
                  .source = {},
                  .roundup = result.relation == Relation::kRoundup,
                  .words = record_.view()},
                 sketch_);
    }
    if (++decided_ % kIndexTrimEvery == 0) index_.Trim(now);
  }

  void Report(std::uint64_t articles, std::uint64_t count) {
    const auto us = [&](Clock::duration& time) {
      const double mean =
          std::chrono::duration<double, std::micro>(time).count() / static_cast<double>(count);
      time = {};
      return mean;
    };
    const double parts[] = {us(sketch_time_), us(find_time_), us(match_time_), us(keep_time_)};
    std::ranges::sort(decisions_);
    const auto bytes = static_cast<double>(index_.bytes());
    fmt::print(
        "{}\t{}\t{:.1f}\t{:.1f}\t{:.1f}\t{:.1f}\t{:.1f}\t{:.0f}\t{:.0f}\t{:.0f}\t{:.0f}\n",
        articles, index_.stories(), parts[0] + parts[1] + parts[2] + parts[3], parts[0], parts[1],
        parts[2], parts[3], decisions_[decisions_.size() * 99 / 100],
        bytes / static_cast<double>(articles), bytes / static_cast<double>(index_.stories()),
        static_cast<double>(ResidentBytes() - resident_at_start_) / static_cast<double>(articles));
    std::fflush(stdout);
    decisions_.clear();
  }

  Texts texts_;
  std::unordered_set<std::uint64_t> common_;
  std::uint64_t articles_;
  std::chrono::hours span_;
  MatchOptions options_;
  Index index_;
  StandingWords standing_;
  Matcher matcher_;
  std::vector<Token> words_;
  Sketch sketch_;
  WordRecord record_;
  std::uint64_t sequence_ = 0;
  std::uint64_t decided_ = 0;
  std::size_t resident_at_start_;
  Clock::duration sketch_time_{}, find_time_{}, match_time_{}, keep_time_{};
  std::vector<float> decisions_;
};

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: match_scale ARTICLES [HOURS [FOLDER]] < articles.ndjson\n";
    return 64;
  }
  std::ios::sync_with_stdio(false);
  const std::uint64_t articles = std::strtoull(argv[1], nullptr, 10);
  const std::chrono::hours hours(argc > 2 ? std::atoi(argv[2]) : 72);
  std::unique_ptr<wiresift::WordMemory> memory = std::make_unique<wiresift::HeapWordMemory>();
  if (argc > 3) {
    memory = std::make_unique<wiresift::WordFile>(
        argv[3], [](std::string_view text) { std::cerr << text << '\n'; });
  }
  wiresift::Scale(wiresift::ReadTexts(std::cin), articles, hours, std::move(memory)).Run();
}
