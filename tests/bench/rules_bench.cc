// The rule table by our engine, RE2::Set and Hyperscan (or Vectorscan), on the lines of texts:
//   zcat text-dev.ndjson.gz | rules_bench [ours]     ours: our engine alone
// Reads one {"text"} a line. The two libraries get the lines already split, in lower case, a space
// behind each word, and need not tell capitals or date words; ours splits them itself.
#include <algorithm>
#include <cstdint>
#include <ctime>
#include <functional>
#include <hs/hs.h>
#include <iostream>
#include <memory>
#include <re2/re2.h>
#include <re2/set.h>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/utf8.h"
#include "text/rules/boilerplate_rules.h"

namespace wiresift {
namespace {

constexpr std::size_t kRounds = 5;
constexpr std::int64_t kRe2Bytes = std::int64_t{1} << 30;

std::string Lower(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = DecodeAt(text, at);
    at += c.bytes;
    if (c.code_point != '\'' && c.code_point != 0x2019) AppendUtf8(out, ToLower(c.code_point));
  }
  return out;
}

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  SplitWords(text, kRuleWordsMax + 1, words);
  return words;
}

/// `text` as the libraries read it, or empty when it is too long for every rule.
std::string Normalised(std::string_view text) {
  const std::vector<Word> words = WordsOf(text);
  if (words.size() > kRuleWordsMax) return {};
  std::string out;
  for (const Word& word : words) {
    out += Lower(text.substr(word.start, word.end - word.start));
    out += (word.flags & kColonAfter) != 0 ? ": " : " ";
  }
  return out;
}

/// One item of a pattern as an expression over such a line.
std::string ExpressionOf(std::string_view item) {
  if (item == "*") return "(?:[^ ]+ )*";
  if (item == "_:") return "[^ ]+: ";
  if (item == "<n>") return "[0-9][^ ]* ";
  if (item == "<time>") return "[0-9]+:[0-9]+:? ";
  if (item == "<full>") return "[0-9]+[./-][0-9]+[./-][0-9]+:? ";
  if (item == "<date>" || item == "<name>") return "(?:[^ ]+ )+";
  if (item == "_" || item.front() == '<') return "[^ ]+ ";
  std::string out;
  for (const Word& word : WordsOf(item)) {
    out += RE2::QuoteMeta(Lower(item.substr(word.start, word.end - word.start)));
    out += ":? ";
  }
  if (item.back() == ':' && !out.empty()) out.erase(out.size() - 2, 1);
  return out;
}

/// A whole pattern. Groups do not nest, so that brackets and bars stand for themselves.
std::string Translated(std::string_view pattern) {
  std::string out = "^";
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = std::min(pattern.find_first_of(" ()[]|", at), pattern.size());
    if (end > at) out += ExpressionOf(pattern.substr(at, end - at));
    if (end == pattern.size()) break;
    const char sign = pattern[end];
    if (sign == '(' || sign == '[') out += "(?:";
    if (sign == '|') out += '|';
    if (sign == ')') out += ')';
    if (sign == ']') out += ")?";
    at = end + 1;
  }
  return out + "$";
}

std::vector<std::string> Expressions() {
  std::vector<std::string> out;
  for (const Rule& rule : BoilerplateRules())
    out.push_back(Translated(rule.pattern));
  return out;
}

double Seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Runs `matches` over all lines; prints time a byte of `bytes` and how many lines it took.
void Time(std::string_view name, const std::vector<std::string>& lines, std::size_t bytes,
          const std::function<bool(const std::string&)>& matches) {
  double best = 1e9;
  std::size_t found = 0;
  for (std::size_t round = 0; round < kRounds; ++round) {
    const double start = Seconds();
    found = 0;
    for (const std::string& line : lines)
      found += matches(line) ? 1 : 0;
    best = std::min(best, Seconds() - start);
  }
  std::cout << name << ": " << best * 1e9 / static_cast<double>(bytes) << " ns/byte, " << found
            << " of " << lines.size() << " lines\n";
}

void TimeOurs(const std::vector<std::string>& lines, std::size_t bytes) {
  std::vector<Word> words;
  const auto split = [&](const std::string& line) {
    words.clear();
    SplitWords(line, kRuleWordsMax + 1, words);
    return !words.empty();
  };
  const double start = Seconds();
  const RuleSet& set = CompiledBoilerplateRules();
  std::cout << "ours: compiled in " << (Seconds() - start) * 1e3 << " ms\n";
  Time("ours, words", lines, bytes, split);
  std::size_t steps = 0;
  Time("ours, words and match", lines, bytes,
       [&](const std::string& line) { return split(line) && set.Match(words, steps) != nullptr; });
}

void TimeRe2(const std::vector<std::string>& lines, std::size_t bytes) {
  RE2::Options options;
  options.set_max_mem(kRe2Bytes);
  options.set_log_errors(false);
  RE2::Set set(options, RE2::ANCHOR_BOTH);
  const double start = Seconds();
  for (const std::string& expression : Expressions())
    if (set.Add(expression, nullptr) < 0) std::cout << "RE2 refuses " << expression << '\n';
  const bool is_compiled = set.Compile();
  std::cout << "RE2::Set: compiled in " << (Seconds() - start) * 1e3 << " ms\n";
  if (!is_compiled) return;
  std::vector<int> hits;
  Time("RE2::Set", lines, bytes, [&](const std::string& line) { return set.Match(line, &hits); });
}

int OnHit(unsigned, unsigned long long, unsigned long long, unsigned, void* hit) {
  *static_cast<bool*>(hit) = true;
  return 0;
}

using Database = std::unique_ptr<hs_database_t, decltype(&hs_free_database)>;
using Scratch = std::unique_ptr<hs_scratch_t, decltype(&hs_free_scratch)>;

Database CompileHyperscan() {
  const std::vector<std::string> expressions = Expressions();
  std::vector<const char*> patterns;
  std::vector<unsigned> ids;
  for (const std::string& expression : expressions) {
    patterns.push_back(expression.c_str());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  const std::vector<unsigned> flags(patterns.size(), HS_FLAG_SINGLEMATCH | HS_FLAG_UTF8);
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  hs_compile_multi(patterns.data(), flags.data(), ids.data(), static_cast<unsigned>(ids.size()),
                   HS_MODE_BLOCK, nullptr, &database, &error);
  if (error != nullptr) {
    std::cout << "Hyperscan refuses: " << error->message << " (" << error->expression << ")\n";
    hs_free_compile_error(error);
  }
  return {database, &hs_free_database};
}

void TimeHyperscan(const std::vector<std::string>& lines, std::size_t bytes) {
  const double start = Seconds();
  const Database database = CompileHyperscan();
  std::cout << "Hyperscan: compiled in " << (Seconds() - start) * 1e3 << " ms\n";
  if (!database) return;
  hs_scratch_t* allocated = nullptr;
  hs_alloc_scratch(database.get(), &allocated);
  const Scratch scratch(allocated, &hs_free_scratch);
  Time("Hyperscan", lines, bytes, [&](const std::string& line) {
    bool hit = false;
    hs_scan(database.get(), line.data(), static_cast<unsigned>(line.size()), 0, scratch.get(),
            &OnHit, &hit);
    return hit;
  });
}

void AddLines(const std::string& json, std::vector<std::string>& lines) {
  const Result<JsonDocument> document = JsonDocument::Parse(json);
  if (!document) return;
  const auto value = Find(document->root(), "text");
  std::string_view text = value ? AsText(*value).value_or("") : "";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (!line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
}

int Run(bool is_ours_alone) {
  std::vector<std::string> lines;
  for (std::string json; std::getline(std::cin, json);)
    AddLines(json, lines);
  std::vector<std::string> normalised;
  std::size_t bytes = 0;
  for (const std::string& line : lines) {
    bytes += line.size();
    normalised.push_back(Normalised(line));
  }
  std::cout << BoilerplateRules().size() << " rules, " << lines.size() << " lines, " << bytes
            << " bytes\n";
  TimeOurs(lines, bytes);
  if (is_ours_alone) return 0;
  TimeRe2(normalised, bytes);
  TimeHyperscan(normalised, bytes);
  return 0;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  return wiresift::Run(argc > 1 && std::string_view(argv[1]) == "ours");
}
