#include "fit/shingle_score.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <unordered_map>
#include <vector>

#include "core/hash.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::size_t kShingle = 4;

using Counts = std::unordered_map<std::uint64_t, int>;

/// Hashes of the runs of letters, digits, marks and underscores.
std::vector<std::uint64_t> Tokens(std::string_view text) {
  std::vector<std::uint64_t> tokens;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const Decoded decoded = at < text.size() ? DecodeAt(text, at) : Decoded{};
    const char32_t c = decoded.code_point;
    const bool is_word = at < text.size() && (IsLetter(c) || IsDigit(c) || c == '_');
    if (!is_word) {
      if (at > start) tokens.push_back(Hash64(text.substr(start, at - start)));
      start = at + decoded.bytes;
    }
    at += decoded.bytes;
  }
  return tokens;
}

Counts ShinglesOf(std::string_view text) {
  const std::vector<std::uint64_t> tokens = Tokens(text);
  Counts counts;
  if (tokens.empty()) return counts;
  const std::size_t length = std::min(kShingle, tokens.size());
  for (std::size_t i = 0; i + length <= tokens.size(); ++i) {
    const auto* bytes = reinterpret_cast<const char*>(&tokens[i]);
    ++counts[Hash64({bytes, length * sizeof tokens[i]})];
  }
  return counts;
}

int Total(const Counts& counts) {
  int total = 0;
  for (const auto& [hash, count] : counts)
    total += count;
  return total;
}

}  // namespace

void ShingleScore::Add(std::string_view gold, std::string_view text) {
  const Counts wanted = ShinglesOf(gold);
  const Counts found = ShinglesOf(text);
  int common = 0;
  for (const auto& [hash, count] : found) {
    const auto at = wanted.find(hash);
    if (at != wanted.end()) common += std::min(count, at->second);
  }
  ++texts_;
  if (const int all = Total(found); all > 0) {
    precisions_ += static_cast<double>(common) / all;
    ++precision_texts_;
  }
  if (const int all = Total(wanted); all > 0) {
    recalls_ += static_cast<double>(common) / all;
    ++recall_texts_;
  }
}

double ShingleScore::precision() const {
  return precision_texts_ == 0 ? 0 : precisions_ / static_cast<double>(precision_texts_);
}

double ShingleScore::recall() const {
  return recall_texts_ == 0 ? 0 : recalls_ / static_cast<double>(recall_texts_);
}

double ShingleScore::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

std::string ShingleScore::Line() const {
  char line[96];
  std::snprintf(line, sizeof line, "%zu texts: F1 %.4f, P %.4f, R %.4f", texts_, f1(), precision(),
                recall());
  return line;
}

}  // namespace wiresift
