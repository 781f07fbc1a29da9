#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace wiresift {

/// Articles as JSON lines without end: invented words in paragraphs, held together by English ones,
/// about two fifths of the articles copies of earlier ones (verbatim, cut short, or behind an own
/// lead) from other outlets. The same seed gives the same feed. For tests and benchmarks of the
/// line; how well copies are told apart is measured on real text, elsewhere.
class GeneratedFeed {
 public:
  explicit GeneratedFeed(std::uint32_t seed);

  std::string Next();

 private:
  using Paragraphs = std::vector<std::string>;

  std::size_t Below(std::size_t end) { return random_() % end; }

  std::string MakeWord();
  std::string NextWord();
  std::string MakeSentence();
  std::string MakeTitle();
  std::string MakeParagraph();
  Paragraphs MakeStory();
  Paragraphs MakeCopy();

  std::mt19937 random_;
  std::size_t number_ = 0;
  std::vector<std::string> words_;
  std::vector<Paragraphs> stories_;
};

/// The first `count` of a GeneratedFeed.
[[nodiscard]] std::vector<std::string> GenerateFeed(std::size_t count, std::uint32_t seed);

}  // namespace wiresift
