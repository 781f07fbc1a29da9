#include "command/tune/tune_svg.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

std::vector<LabelledPair> Pairs() {
  std::vector<LabelledPair> pairs;
  for (int i = 0; i < 60; ++i) {
    const double share = i / 60.0;
    pairs.push_back(
        {PairLabel::kDuplicate, {.is_candidate = true, .evidence = {.cover = 0.4 + share / 2}}});
    pairs.push_back(
        {PairLabel::kDifferent, {.is_candidate = true, .evidence = {.cover = share / 2}}});
  }
  return pairs;
}

std::size_t CountOf(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(TuneSvg, DrawsTheCurvesAndTheSettings) {
  const std::string svg = TuneAsSvg(Tune(Pairs(), {}));
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"")) << svg;
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  EXPECT_EQ(CountOf(svg, "<polyline class=\"curve "), 3U);
  EXPECT_EQ(CountOf(svg, "<polygon class=\"band\""), 1U);
  EXPECT_EQ(CountOf(svg, "<line class=\"setting present\""), 1U);
  EXPECT_EQ(CountOf(svg, "<line class=\"setting suggested\""), 1U);
  EXPECT_TRUE(svg.contains(">present 0.43<"));
  EXPECT_TRUE(svg.contains(">join threshold (match.join)<"));
  EXPECT_TRUE(svg.contains("prefers-color-scheme: dark"));
}

TEST(TuneSvg, LoadsAndRunsNothing) {
  const std::string svg = TuneAsSvg(Tune(Pairs(), {}));
  for (const std::string_view part : {"<script", "href", "url(", "@import", "@font-face", "onload"})
    EXPECT_FALSE(svg.contains(part)) << part;
  EXPECT_EQ(CountOf(svg, "http"), 1U) << "the namespace alone";
}

TEST(TuneSvg, ASettingOutsideStandsAtTheEdge) {
  MatchOptions present;
  present.join = 0.95;
  const std::string svg = TuneAsSvg(Tune(Pairs(), present));
  EXPECT_TRUE(svg.contains(R"(class="present" x="829.0" y="94.0" text-anchor="end">present 0.95<)"))
      << svg;
}

TEST(TuneSvg, HasNoSuggestionWhereThereIsNone) {
  std::vector<LabelledPair> pairs = Pairs();
  std::erase_if(pairs, [](const auto& pair) { return pair.label != PairLabel::kDuplicate; });
  const std::string svg = TuneAsSvg(Tune(pairs, {}));
  EXPECT_FALSE(svg.contains("setting suggested"));
  EXPECT_TRUE(svg.contains("setting present"));
  EXPECT_FALSE(svg.contains("nan"));
}

}  // namespace
}  // namespace wiresift
