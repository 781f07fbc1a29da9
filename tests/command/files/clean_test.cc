#include "command/files/clean.h"

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/hash.h"
#include "publisher/masked_hash.h"
#include "support/article_builder.h"
#include "support/furnished_feed.h"
#include "support/invented_text.h"
#include "support/json_path.h"
#include "support/lines.h"

namespace wiresift {
namespace {

using tests::Joined;
using tests::JsonArticle;
using tests::JsonAt;
using tests::LinesOf;

std::vector<std::string> Clean(const std::vector<std::string>& lines, bool parsed = false) {
  std::istringstream in(Joined(lines));
  std::ostringstream out;
  EXPECT_EQ(RunClean({.config = {}, .parsed = parsed}, in, out), kExitOk);
  return LinesOf(out.str());
}

TEST(CleanCommand, AnswersWithTheFieldsOfTheContract) {
  const std::string text = tests::StoryText(1);
  const auto lines =
      Clean({JsonArticle{.id = "a1",
                         .title = "A title",
                         .body = text + "\n\nAdvertisement\n\n" + tests::StoryText(2),
                         .language = "en"}
                 .Json()});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(JsonAt(lines[0], "id"), "a1");
  EXPECT_EQ(JsonAt(lines[0], "title"), "A title");
  EXPECT_EQ(JsonAt(lines[0], "text"), text + "\n\n" + tests::StoryText(2));
  EXPECT_EQ(JsonAt(lines[0], "language"), "en");
  EXPECT_EQ(JsonAt(lines[0], "provenance"), "[]");
  EXPECT_EQ(JsonAt(lines[0], "removed.0.class"), "ad");
  EXPECT_NE(JsonAt(lines[0], "removed.0.rule"), "(none)");
  EXPECT_NE(JsonAt(lines[0], "removed.0.score"), "(none)");
  EXPECT_EQ(JsonAt(lines[0], "removed.0.text"), "Advertisement");
  EXPECT_EQ(JsonAt(lines[0], "parsed"), "(none)");
}

TEST(CleanCommand, OffsetsCountBytesOfTheParsedBody) {
  const std::string body = "<p>" + tests::StoryText(1, 1) +
                           " caf\u00E9</p><p>Advertisement</p><p>" + tests::StoryText(2, 1) +
                           "</p>";
  const auto lines = Clean({JsonArticle{.id = "a", .body = body}.Json()}, true);
  ASSERT_EQ(lines.size(), 1U);
  const std::string parsed = JsonAt(lines[0], "parsed");
  const auto start = std::stoul(JsonAt(lines[0], "removed.0.start"));
  const auto end = std::stoul(JsonAt(lines[0], "removed.0.end"));
  EXPECT_EQ(parsed.substr(start, end - start), JsonAt(lines[0], "removed.0.text"));
}

TEST(CleanCommand, GivesALineForEachLineInTheirOrder) {
  std::vector<std::string> in;
  in.reserve(30);
  for (int i = 0; i < 30; ++i) {
    in.push_back(i % 3 == 0
                     ? "{broken"
                     : JsonArticle{.id = std::to_string(i), .body = tests::StoryText(1, 1)}.Json());
  }
  in[4].clear();
  in[7] += '\r';
  const auto lines = Clean(in);
  ASSERT_EQ(lines.size(), in.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool bad = i % 3 == 0 || i == 4;
    const std::string line = std::to_string(i);
    EXPECT_EQ(JsonAt(lines[i], "id"), bad ? "file/0/" + line : line);
    EXPECT_EQ(JsonAt(lines[i], "text") == "(none)", bad) << lines[i];
    EXPECT_EQ(JsonAt(lines[i], "error") == "(none)", !bad) << lines[i];
  }
}

TEST(CleanCommand, ErrorsHaveCodeAndDetail) {
  const auto lines = Clean({"", "{broken", R"({"id":"n","title":"T"})", R"({"id":"w","body":1})",
                            "{\"body\":\"\xFF\"}", R"({"id":"s","body":"w","status":"odd"})"});
  ASSERT_EQ(lines.size(), 6U);
  const std::vector<std::string_view> codes = {"empty-record", "not-json", "no-text",
                                               "wrong-type",   "bad-utf8", "unknown-status"};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    EXPECT_EQ(JsonAt(lines[i], "error.code"), codes[i]);
    EXPECT_NE(JsonAt(lines[i], "error.detail"), "");
  }
  EXPECT_EQ(JsonAt(lines[2], "id"), "n");
}

TEST(CleanCommand, NoInputNoOutput) {
  EXPECT_TRUE(Clean({}).empty());
}

TEST(CleanCommand, AReaderThatHasGoneIsAnError) {
  std::istringstream in(Joined({JsonArticle{.id = "a", .body = "Words."}.Json()}));
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  EXPECT_EQ(RunClean({}, in, out), kExitUnavailable);
}

TEST(CleanCommand, AGuardedArticleSaysSo) {
  // All of it looks like a list of links, and it is all there is.
  const std::string links =
      "<div><ul><li><a href=/1>Snow today</a></li><li><a href=/2>Rain tomorrow</a></li></ul></div>";
  const auto lines = Clean({JsonArticle{.id = "a", .body = links}.Json(),
                            JsonArticle{.id = "b", .body = tests::StoryText(1)}.Json()});
  EXPECT_EQ(JsonAt(lines[0], "guarded"), "true") << lines[0];
  EXPECT_EQ(JsonAt(lines[1], "guarded"), "(none)");
}

TEST(CleanCommand, APageGivenByNameIsOneArticle) {
  std::istringstream in("<html>\n<body>\n<p>" + tests::StoryText(1) +
                        "</p>\n<p>Advertisement</p>\n</body>\n</html>\n");
  std::ostringstream out;
  EXPECT_EQ(RunClean({.config = {}, .name = "page.html"}, in, out), kExitOk);
  const auto lines = LinesOf(out.str());
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(JsonAt(lines[0], "id"), "page.html");
  EXPECT_EQ(JsonAt(lines[0], "removed.0.text"), "Advertisement");
}

TEST(CleanCommand, APageThatIsNoneIsAnsweredUnderItsName) {
  std::istringstream in(" \n");
  std::ostringstream out;
  EXPECT_EQ(RunClean({.config = {}, .name = "page.html"}, in, out), kExitOk);
  EXPECT_EQ(JsonAt(out.str(), "id"), "page.html");
  EXPECT_EQ(JsonAt(out.str(), "error.code"), "empty-record");
}

TEST(CleanCommand, ExplainsInPlaceOfLinesAndReportsBeside) {
  const std::string lines = Joined({JsonArticle{
                                        .id = "a",
                                        .body = tests::StoryText(1) + "\n\nAdvertisement",
                                    }
                                        .Json(),
                                    "{broken"});
  std::istringstream in(lines);
  std::ostringstream out;
  std::ostringstream html;
  EXPECT_EQ(RunClean({.config = {}, .explain = true, .html = &html}, in, out), kExitOk);
  EXPECT_TRUE(out.str().starts_with("# a\n")) << out.str();
  EXPECT_NE(out.str().find("] Advertisement\n"), std::string::npos);
  EXPECT_NE(out.str().find("# file/0/1\n  not-json: "), std::string::npos) << out.str();
  EXPECT_EQ(out.str().find('\x1B'), std::string::npos);
  EXPECT_NE(html.str().find("<del>Advertisement</del>"), std::string::npos);
  EXPECT_NE(html.str().find("1 records that are no articles"), std::string::npos);
}

TEST(CleanCommand, AReportThatCannotBeWrittenIsAnError) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream html;
  html.setstate(std::ios::badbit);
  EXPECT_EQ(RunClean({.config = {}, .html = &html}, in, out), kExitUnavailable);
}

TEST(CleanCommand, NamesTheProfileThatItUsed) {
  CleanCommand command;
  PublisherProfile profile("a.example");
  profile.RaiseVersion();
  ASSERT_TRUE(command.config.profiles.Add(profile));
  const std::string body = tests::StoryText(1);
  std::istringstream in(
      Joined({JsonArticle{.id = "1", .body = body, .url = "https://www.a.example/1"}.Json(),
              JsonArticle{.id = "2", .body = body, .url = "https://b.example/2"}.Json()}));
  std::ostringstream out;
  EXPECT_EQ(RunClean(command, in, out), kExitOk);
  const auto lines = LinesOf(out.str());
  EXPECT_EQ(JsonAt(lines[0], "profile"), profile.name());
  EXPECT_EQ(JsonAt(lines[1], "profile"), "(none)");
}

TEST(CleanCommand, UsesWhatIsLearntAndNamesIt) {
  PublisherTable table;
  const std::string hash = ToHex(MaskedHash(tests::kFurniture));
  ASSERT_TRUE(table.ApplyLine(R"({"domain":"a.example","scope":"0","learnt":[{"hash":")" + hash +
                              R"("}]})"));
  const std::string line = tests::FurnishedArticle(1).Json();
  std::istringstream in(line);
  std::ostringstream out;
  ASSERT_EQ(RunClean({.config = {}, .publishers = &table}, in, out), kExitOk);
  EXPECT_EQ(JsonAt(out.str(), "memory"), table.Find("a.example")->name());
  EXPECT_EQ(JsonAt(out.str(), "removed.0.text"), tests::kFurniture);
  const auto without = Clean({line});
  EXPECT_EQ(JsonAt(without[0], "memory"), "(none)");
  EXPECT_TRUE(JsonAt(without[0], "text").ends_with(tests::kFurniture));
}

}  // namespace
}  // namespace wiresift
