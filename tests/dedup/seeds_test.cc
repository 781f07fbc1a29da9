// The five sample inputs: 003 wraps the wire story of 001 in its own lead, the others are separate.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dedup/index.h"
#include "dedup/match.h"
#include "dedup/sketch.h"
#include "dedup/standing.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

namespace fs = std::filesystem;

fs::path CorpusPath() {
  if (const char* path = std::getenv("WIRESIFT_CORPUS")) return path;
  return fs::path(WIRESIFT_SOURCE_DIR) / ".." / "shared" / "corpus";
}

/// Texts of `folder` by file name.
std::vector<std::string> ReadTexts(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    texts.push_back(std::move(text).str());
  }
  return texts;
}

/// `relation` or `relation>place of the story's root`, of each text in the order of arrival.
std::vector<std::string> Arrive(const std::vector<std::string>& texts,
                                const std::vector<std::size_t>& order) {
  const MatchOptions options;
  Index index(options);
  Matcher matcher(options);
  StandingWords standing;
  std::vector<std::size_t> roots;  // by story, from 1
  std::vector<std::string> out;
  for (const std::size_t place : order) {
    const std::vector<Token> tokens = Tokenize(texts[place]);
    const WordRecord words(tokens);
    const Sketch sketch = MakeSketch(tokens, options.sampling);
    const auto [candidates, stories] =
        index.Find(sketch, Timestamp{}, HitsMin(sketch.size()), kCandidatesMax);
    standing.Assign(tokens, sketch, options.sampling, stories);
    const MatchResult& result = matcher.Match(words.view(), {}, candidates, standing.flags());
    out.emplace_back(NameOf(result.relation));
    if (Joins(result.relation)) {
      const StorySequence story = candidates[*result.candidate].story;
      out.back() += '>' + std::to_string(roots[story.value - 1]);
      continue;
    }
    roots.push_back(place);
    const StorySequence story{roots.size()};
    index.Add(
        {.id = RootTextOf(story), .story = story, .time = {}, .source = {}, .words = words.view()},
        sketch);
  }
  return out;
}

class Seeds : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const fs::path folder = CorpusPath() / GetParam();
    if (!fs::is_directory(folder)) {
      GTEST_SKIP() << folder << " is absent: set WIRESIFT_CORPUS to run the seed test";
    }
    texts_ = ReadTexts(folder);
    ASSERT_EQ(texts_.size(), 5U);
  }

  std::vector<std::string> texts_;
};

TEST_P(Seeds, OnlyTheWrappedWireStoryJoins) {
  const std::vector<std::string> want = {"original", "original", "original", "embeds>1",
                                         "original"};
  EXPECT_EQ(Arrive(texts_, {0, 1, 2, 3, 4}), want);
}

TEST_P(Seeds, AreOneStoryTheOtherWayRoundToo) {
  const std::vector<std::string> got = Arrive(texts_, {4, 3, 2, 1, 0});
  EXPECT_EQ(got[0], "original");
  EXPECT_EQ(got[1], "original");
  EXPECT_EQ(got[2], "original");
  EXPECT_TRUE(got[3].ends_with(">3")) << got[3];
  EXPECT_EQ(got[4], "original");
}

INSTANTIATE_TEST_SUITE_P(RawAndCleaned, Seeds, testing::Values("seeds", "seeds/gold"),
                         [](const auto& c) { return c.param == "seeds" ? "Raw" : "Cleaned"; });

}  // namespace
}  // namespace wiresift
