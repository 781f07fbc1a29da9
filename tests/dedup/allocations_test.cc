// Counts calls of operator new: an executable of its own, since the operators are the program's.
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/index.h"
#include "dedup/match.h"
#include "dedup/sketch.h"
#include "dedup/standing.h"
#include "support/invented_text.h"
#include "text/words/tokens.h"

namespace {

std::atomic<std::size_t> allocations = 0;

void* Allocate(std::size_t bytes) {
  ++allocations;
  if (void* memory = std::malloc(bytes)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t bytes) {
  return Allocate(bytes);
}

void* operator new[](std::size_t bytes) {
  return Allocate(bytes);
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}

void operator delete[](void* memory) noexcept {
  std::free(memory);
}

void operator delete(void* memory, std::size_t /*bytes*/) noexcept {
  std::free(memory);
}

void operator delete[](void* memory, std::size_t /*bytes*/) noexcept {
  std::free(memory);
}

namespace wiresift {
namespace {

/// Sketches, finds and compares articles; keeps all memory from one to the next.
class Desk {
 public:
  Desk() : index_(options_), matcher_(options_) {}

  Relation Look(const std::string& text) {
    Tokenize(text, tokens_);
    MakeSketch(tokens_, options_.sampling, sketch_);
    words_.Assign(tokens_);
    const Index::Found found = index_.Find(sketch_, {}, HitsMin(sketch_.size()), kCandidatesMax);
    standing_.Assign(tokens_, sketch_, options_.sampling, found.stories);
    return matcher_.Match(words_.view(), {}, found.candidates, standing_.flags()).relation;
  }

  /// Makes a story of the article that was looked at last.
  void Keep() {
    const StorySequence story{++stories_};
    index_.Add(
        {.id = RootTextOf(story), .story = story, .time = {}, .source = {}, .words = words_.view()},
        sketch_);
  }

 private:
  MatchOptions options_;
  Index index_;
  StandingWords standing_;
  Matcher matcher_;
  std::vector<Token> tokens_;
  Sketch sketch_;
  WordRecord words_;
  std::uint64_t stories_ = 0;
};

TEST(Allocations, NoneInSketchIndexAndMatchOnceWarm) {
  constexpr std::uint64_t kStories = 40;
  Desk desk;
  std::vector<std::string> texts;
  for (std::uint64_t number = 0; number < kStories; ++number) {
    texts.push_back(tests::StoryText(number, 6));
    desk.Look(texts.back());
    desk.Keep();
  }
  // Copies, excerpts, round-ups and strangers: every way through the matcher.
  for (std::uint64_t number = 0; number < kStories; ++number) {
    texts.push_back(texts[number].substr(0, texts[number].size() / 2));
    texts.push_back(texts[number].substr(0, 600) + "\n\n" + texts[(number + 1) % kStories]);
    texts.push_back(tests::StoryText(number + 1'000, 6));
  }
  std::size_t joined = 0;
  for (const std::string& text : texts)
    joined += Joins(desk.Look(text)) ? 1 : 0;
  EXPECT_GT(joined, kStories);

  const std::size_t before = allocations;
  for (const std::string& text : texts)
    desk.Look(text);
  EXPECT_EQ(allocations - before, 0U);
}

TEST(Allocations, AreCounted) {
  const std::size_t before = allocations;
  const std::vector<int> numbers(100);
  EXPECT_EQ(numbers.size(), 100U);
  EXPECT_GT(allocations, before);
}

}  // namespace
}  // namespace wiresift
