#include "core/nearest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace wiresift {
namespace {

std::size_t CommonPrefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, diagonal + 1, substituted});
    }
  }
  return row.back();
}

std::optional<std::string> Nearest(std::string_view word, std::span<const std::string> known,
                                   WordDistance distance) {
  const std::size_t far = std::max<std::size_t>(2, word.size() / 3);
  std::optional<std::string> best;
  std::size_t best_distance = far;
  for (const std::string& candidate : known) {
    const std::size_t away = distance(word, candidate);
    if (away > best_distance) continue;
    const bool is_tie = best && away == best_distance;
    if (is_tie && CommonPrefix(word, candidate) <= CommonPrefix(word, *best)) continue;
    best_distance = away;
    best = candidate;
  }
  return best;
}

std::string DidYouMean(std::string_view word, std::span<const std::string> known,
                       WordDistance distance) {
  const std::optional<std::string> nearest = Nearest(word, known, distance);
  return nearest ? "; did you mean " + *nearest + '?' : "";
}

}  // namespace wiresift
