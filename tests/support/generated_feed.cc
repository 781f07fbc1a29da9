#include "support/generated_feed.h"

#include <algorithm>

#include "core/json_writer.h"

namespace wiresift {
namespace {

/// Stories, the latest ones, that an article may copy.
constexpr std::size_t kCopyable = 300;

}  // namespace

GeneratedFeed::GeneratedFeed(std::uint32_t seed) : random_(seed) {
  for (int i = 0; i < 5'000; ++i)
    words_.push_back(MakeWord());
}

std::string GeneratedFeed::Next() {
  const bool copy = !stories_.empty() && Below(10) < 4;
  std::vector<std::string> paragraphs = copy ? MakeCopy() : MakeStory();
  JsonWriter out;
  out.BeginObject().Key("id").Text("article-" + std::to_string(number_++));
  out.Key("source").Text("outlet" + std::to_string(Below(40)) + ".example");
  out.Key("title").Text(MakeTitle());
  std::string text;
  for (const std::string& paragraph : paragraphs)
    text += (text.empty() ? "" : "\n\n") + paragraph;
  out.Key("text").Text(text).EndObject();
  return out.Take();
}

std::string GeneratedFeed::MakeWord() {
  static constexpr const char* kSyllables[] = {"ba", "co", "du", "fe", "gi", "lo", "ma", "ne",
                                               "po", "ra", "si", "tu", "ve", "wo", "zi", "stra"};
  std::string word;
  for (std::size_t i = 0, n = 2 + Below(3); i < n; ++i)
    word += kSyllables[Below(16)];
  return word;
}

/// Two words in five are those that hold English together: by them its language is told.
std::string GeneratedFeed::NextWord() {
  static constexpr const char* kEnglish[] = {"the", "of",  "and", "to",   "in", "that", "is",
                                             "for", "was", "on",  "with", "as", "by",   "at"};
  if (Below(5) < 2) return kEnglish[Below(std::size(kEnglish))];
  return words_[Below(words_.size())];
}

std::string GeneratedFeed::MakeSentence() {
  std::string sentence;
  for (std::size_t i = 0, n = 16 + Below(18); i < n; ++i) {
    std::string word = NextWord();
    if (i == 0 || Below(12) == 0) word[0] = static_cast<char>(word[0] - 32);
    if (Below(40) == 0) word = std::to_string(2 + Below(900));
    sentence += (i == 0 ? "" : " ") + word;
  }
  return sentence + ".";
}

std::string GeneratedFeed::MakeTitle() {
  std::string title = MakeSentence();
  title.resize(std::min<std::size_t>(title.size() - 1, 60));
  return title;
}

std::string GeneratedFeed::MakeParagraph() {
  std::string paragraph = MakeSentence();
  for (std::size_t i = 0, n = 1 + Below(3); i < n; ++i)
    paragraph += " " + MakeSentence();
  return paragraph;
}

GeneratedFeed::Paragraphs GeneratedFeed::MakeStory() {
  std::vector<std::string> story;
  for (std::size_t i = 0, n = 5 + Below(7); i < n; ++i)
    story.push_back(MakeParagraph());
  stories_.push_back(story);
  if (stories_.size() > kCopyable) stories_.erase(stories_.begin());
  return story;
}

GeneratedFeed::Paragraphs GeneratedFeed::MakeCopy() {
  std::vector<std::string> copy = stories_[Below(stories_.size())];
  const std::size_t kind = Below(3);
  if (kind == 1) copy.resize(copy.size() * 3 / 5);
  if (kind == 2) copy.insert(copy.begin(), {MakeParagraph(), MakeParagraph()});
  return copy;
}

std::vector<std::string> GenerateFeed(std::size_t count, std::uint32_t seed) {
  GeneratedFeed feed(seed);
  std::vector<std::string> lines;
  lines.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    lines.push_back(feed.Next());
  return lines;
}

}  // namespace wiresift
