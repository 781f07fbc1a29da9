// Tokenising and sketching of clean texts, one thread, by CPU time:
//   sketch_bench [rounds] <texts.ndjson
// Reads one {"text"} a line and prints the fastest of so many rounds (5) over all of them.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "dedup/sketch.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

constexpr std::uint32_t kSampling = 8;
constexpr double kMebibyte = 1 << 20;

std::vector<std::string> ReadTexts() {
  std::vector<std::string> texts;
  for (std::string line; std::getline(std::cin, line);) {
    const Result<JsonDocument> document = JsonDocument::Parse(line);
    if (document) texts.push_back(TextAt(document->root(), "text"));
  }
  return texts;
}

double Seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Runs `count_of` over all texts and prints what the fastest round took. The counts are summed and
/// printed, so that two builds can be compared and no work is left out.
void Measure(std::string_view name, const std::vector<std::string>& texts, int rounds,
             const std::function<std::size_t(const std::string&)>& count_of) {
  double best = std::numeric_limits<double>::max();
  std::size_t bytes = 0, count = 0;
  for (int round = 0; round < rounds; ++round) {
    bytes = count = 0;
    const double start = Seconds();
    for (const std::string& text : texts) {
      bytes += text.size();
      count += count_of(text);
    }
    best = std::min(best, Seconds() - start);
  }
  const auto articles = static_cast<double>(texts.size());
  std::printf("%-32s %9.0f articles/s %7.1f MiB/s %7.2f us an article, %zu\n",
              std::string(name).c_str(), articles / best,
              static_cast<double>(bytes) / kMebibyte / best, best * 1e6 / articles, count);
}

void MeasurePath(std::string_view name, ScanPath path, const std::vector<std::string>& texts,
                 int rounds) {
  std::vector<Token> tokens;
  Sketch sketch;
  const auto tokenize = [&](const std::string& text) {
    Tokenize(text, tokens, path);
    return tokens.size();
  };
  const auto make_sketch = [&](const std::string& text) {
    Tokenize(text, tokens, path);
    MakeSketch(tokens, kSampling, sketch);
    return sketch.size();
  };
  Measure(std::string(name) + ", tokens", texts, rounds, tokenize);
  Measure(std::string(name) + ", tokens and sketch", texts, rounds, make_sketch);
}

int Run(int rounds) {
  const std::vector<std::string> texts = ReadTexts();
  MeasurePath("fastest", ScanPath::kFastest, texts, rounds);
  MeasurePath("portable", ScanPath::kPortable, texts, rounds);
  return 0;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  int rounds = 5;
  if (argc > 1) {
    const std::string_view text = argv[1];
    std::from_chars(text.data(), text.data() + text.size(), rounds);
  }
  return wiresift::Run(rounds);
}
