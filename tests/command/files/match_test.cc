#include "command/files/match.h"

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/article_builder.h"
#include "support/invented_text.h"
#include "support/json_path.h"
#include "support/lines.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::Joined;
using tests::JsonArticle;
using tests::JsonAt;
using tests::LinesOf;
using tests::StoryText;

std::vector<std::string> Match(const std::vector<std::string>& lines,
                               const MatchCommand& command = {}) {
  std::istringstream in(Joined(lines));
  std::ostringstream out;
  std::ostringstream errors;
  EXPECT_EQ(RunMatch(command, in, out, errors), kExitOk);
  EXPECT_EQ(errors.str(), "");
  return LinesOf(out.str());
}

std::string Line(std::string id, std::uint64_t text, std::string source,
                 std::string published = {}) {
  return JsonArticle{.id = std::move(id),
                     .body = StoryText(text),
                     .source = std::move(source),
                     .published = std::move(published)}
      .Json();
}

/// A pipe whose reader has gone.
TEST(MatchCommand, SaysWhyItEndsBeforeItsInput) {
  std::istringstream in(Joined({Line("a", 1, "a.example"), Line("b", 2, "b.example")}));
  std::ostringstream out;
  std::ostringstream errors;
  out.setstate(std::ios::badbit);
  EXPECT_EQ(RunMatch({}, in, out, errors), kExitUnavailable);
  EXPECT_TRUE(errors.str().starts_with("wiresift match: standard output: cannot be written"))
      << errors.str();
}

TEST(MatchCommand, AnswersWithTheFieldsOfTheContract) {
  const auto lines =
      Match({Line("a", 1, "a.example"), Line("b", 1, "b.example"), Line("c", 2, "a.example")});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(JsonAt(lines[0], "id"), "a");
  EXPECT_EQ(JsonAt(lines[0], "verdict"), "published");
  EXPECT_EQ(JsonAt(lines[0], "relation"), "original");
  EXPECT_EQ(JsonAt(lines[0], "story"), StoryUri(StoryIdOf({"file", PartitionId{0}, Offset{0}})));
  EXPECT_EQ(JsonAt(lines[0], "scores"), "(none)");
  EXPECT_EQ(JsonAt(lines[1], "verdict"), "copy");
  EXPECT_EQ(JsonAt(lines[1], "relation"), "copy");
  EXPECT_EQ(JsonAt(lines[1], "of"), "a");
  EXPECT_EQ(JsonAt(lines[1], "story"), JsonAt(lines[0], "story"));
  EXPECT_EQ(JsonAt(lines[1], "scores.containment_new"), "1");
  EXPECT_EQ(JsonAt(lines[1], "scores.containment_old"), "1");
  EXPECT_GT(std::stoi(JsonAt(lines[1], "scores.hits")), 3);
  EXPECT_EQ(JsonAt(lines[2], "verdict"), "published");
  EXPECT_NE(JsonAt(lines[2], "story"), JsonAt(lines[0], "story"));
}

TEST(MatchCommand, GivesALineForEachLineInTheirOrder) {
  std::vector<std::string> in;
  in.reserve(1'100);
  // More lines than are kept for an undo, so that the state is committed on the way.
  for (int i = 0; i < 1'100; ++i) {
    in.push_back(i % 10 == 0 ? "?"
                             : Line("id-" + std::to_string(i), static_cast<std::uint64_t>(i % 7),
                                    std::to_string(i)));
  }
  const auto lines = Match(in, {.config = {}, .cleaned = true});
  ASSERT_EQ(lines.size(), in.size());
  int published = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i % 10 == 0) {
      EXPECT_EQ(JsonAt(lines[i], "error.code"), "not-json");
      EXPECT_EQ(JsonAt(lines[i], "id"), "file/0/" + std::to_string(i));
      continue;
    }
    EXPECT_EQ(JsonAt(lines[i], "id"), "id-" + std::to_string(i));
    published += JsonAt(lines[i], "verdict") == "published" ? 1 : 0;
  }
  EXPECT_EQ(published, 7);
}

/// There is no window unless one is asked for.
TEST(MatchCommand, HasNoWindowUnlessAsked) {
  const std::vector<std::string> in = {Line("a", 1, "a", "2015-01-01T00:00:00Z"),
                                       Line("b", 1, "b", "2025-01-01T00:00:00Z")};
  EXPECT_EQ(JsonAt(Match(in)[1], "verdict"), "copy");
  EXPECT_EQ(JsonAt(Match(in, {.config = {}, .cleaned = false, .has_window = true})[1], "verdict"),
            "published");
}

/// The table of a run says what its lines say.
TEST(MatchCommand, StatsAreOfTheRunAndNotAmongTheAnswers) {
  std::ostringstream stats;
  const auto lines = Match({Line("a", 1, "a"), Line("b", 1, "b"), Line("c", 2, "c"), "?"},
                           {.config = {}, .stats = &stats});
  EXPECT_EQ(lines.size(), 4U);
  const std::string table = stats.str();
  EXPECT_THAT(table, HasSubstr("articles    4\nerrors      not-json 1\nset aside   none\n"
                               "relations   original 2, copy 1, "));
  EXPECT_THAT(table, HasSubstr("joined by   cover>=join 1\n"));
  EXPECT_THAT(table, HasSubstr("candidates  mean 0.33, max 1 compared, of 3 new articles\n"));
  EXPECT_THAT(table, HasSubstr("stories     2 founded, 0 killed, 2 live\n"));
}

TEST(MatchCommand, StatsSayWhatHasLeftTheWindow) {
  std::ostringstream stats;
  std::vector<std::string> in;
  for (std::uint64_t day = 1; day <= 9; ++day) {
    const std::string number = std::to_string(day);
    in.push_back(Line(number, day, number, "2025-01-0" + number + "T00:00:00Z"));
  }
  Match(in, {.config = {}, .has_window = true, .stats = &stats});
  const std::vector<std::string> table = LinesOf(stats.str());
  ASSERT_EQ(table.size(), 10U);
  EXPECT_THAT(table.back(), HasSubstr("0 segments"));
  EXPECT_THAT(table.back(), Not(HasSubstr("gone        0 ")));
}

TEST(MatchCommand, CleanedTextIsTakenAsItIs) {
  const std::string text = StoryText(1) + "\n\nAdvertisement";
  const std::string line = JsonArticle{.id = "a", .body = text}.Json();
  EXPECT_EQ(JsonAt(Match({line, line}, {.config = {}, .cleaned = true})[1], "reason"),
            "redelivered");
}

}  // namespace
}  // namespace wiresift
