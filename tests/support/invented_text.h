#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/random.h"

namespace wiresift::tests {

/// Prose that means nothing but reads like a report to a cleaner and a matcher: sentences of
/// common words with invented names and numbers. Two texts of different numbers share nothing.
class InventedText {
 public:
  explicit InventedText(std::uint64_t number) : random_(number * 7919 + 17) {}

  std::string Sentence() {
    std::string out = Name();
    for (std::size_t words = 9 + random_.Below(6); words > 0; --words) {
      out += ' ';
      out += random_.Chance(1, 9) ? Name() : std::string(kWords[random_.Below(kWords.size())]);
    }
    return out + " " + std::to_string(10 + random_.Below(9'000)) + ".";
  }

  /// `paragraphs` of two sentences, joined by a blank line.
  std::vector<std::string> Paragraphs(std::size_t paragraphs) {
    std::vector<std::string> out;
    while (out.size() < paragraphs)
      out.push_back(Sentence() + ' ' + Sentence());
    return out;
  }

 private:
  static constexpr std::array<std::string_view, 48> kWords = {
      "river",   "council",  "after",  "opened", "the",    "bridge",  "with",     "workers",
      "morning", "storm",    "said",   "market", "grain",  "against", "school",   "harbour",
      "never",   "counted",  "votes",  "before", "winter", "ships",   "teachers", "price",
      "between", "villages", "asked",  "new",    "roof",   "repair",  "and",      "told",
      "farmers", "their",    "milk",   "sold",   "under",  "rain",    "light",    "moved",
      "slowly",  "engine",   "museum", "found",  "silver", "coins",   "near",     "station"};
  static constexpr std::array<std::string_view, 12> kStarts = {
      "Mar", "Tol", "Ves", "Bran", "Quil", "Ost", "Fen", "Hal", "Dor", "Pel", "Sker", "Ulm"};
  static constexpr std::array<std::string_view, 10> kEnds = {"wick", "dor",   "ane", "holm", "ini",
                                                             "essa", "quist", "ova", "berg", "ey"};

  std::string Name() {
    return std::string(kStarts[random_.Below(kStarts.size())]) +
           std::string(kEnds[random_.Below(kEnds.size())]);
  }

  Random random_;
};

/// Text number `number` of six paragraphs.
inline std::string StoryText(std::uint64_t number, std::size_t paragraphs = 6) {
  std::string out;
  for (const std::string& paragraph : InventedText(number).Paragraphs(paragraphs)) {
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  }
  return out;
}

}  // namespace wiresift::tests
