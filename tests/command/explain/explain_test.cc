#include "command/explain/explain.h"

#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/article_builder.h"
#include "support/invented_text.h"
#include "support/json_path.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using tests::JsonArticle;
using tests::JsonAt;
using tests::StoryText;

struct Explained {
  ExitCode code = kExitOk;
  std::string out, errors;
};

Explained Explain(const std::string& a, const std::string& b, ExplainCommand command = {}) {
  if (command.a_name.empty()) command.a_name = "a.json";
  if (command.b_name.empty()) command.b_name = "b.json";
  std::istringstream a_in(a);
  std::istringstream b_in(b);
  std::ostringstream out;
  std::ostringstream errors;
  const ExitCode code = RunExplain(command, a_in, b_in, out, errors);
  return {code, out.str(), errors.str()};
}

std::string Story(std::uint64_t number) {
  return JsonArticle{.id = "s" + std::to_string(number), .body = StoryText(number)}.Json();
}

TEST(ExplainCommand, SaysHowOneArticleStandsToTheOther) {
  const Explained copy = Explain(Story(1), Story(1));
  EXPECT_EQ(copy.code, kExitOk);
  EXPECT_THAT(copy.out, StartsWith("A is a copy of B: all of A's words stand in B, and all of B's "
                                   "words stand in A.\n"));
  EXPECT_EQ(copy.errors, "");
  EXPECT_THAT(Explain(Story(1), Story(2)).out, StartsWith("A is a story of its own: "));
}

TEST(ExplainCommand, AnswersWithOneJsonObject) {
  const Explained copy = Explain(Story(1), Story(1), {.json = true});
  EXPECT_EQ(JsonAt(copy.out, "relation"), "copy");
  EXPECT_TRUE(copy.out.ends_with("}\n"));
}

TEST(ExplainCommand, APageGoesToItsOwnStream) {
  std::ostringstream html;
  const Explained copy = Explain(Story(1), Story(1), {.html = &html});
  EXPECT_THAT(copy.out, StartsWith("A is a copy of B"));
  EXPECT_THAT(html.str(), StartsWith("<!DOCTYPE html>"));
}

/// A page against its article: both are cleaned before they are compared.
TEST(ExplainCommand, CleansBothUnlessTheyAre) {
  const std::string dirty =
      JsonArticle{.id = "d", .body = StoryText(1) + "\n\nAdvertisement"}.Json();
  EXPECT_EQ(JsonAt(Explain(dirty, Story(1), {.json = true}).out, "a.text"), StoryText(1));
  EXPECT_EQ(JsonAt(Explain(dirty, Story(1), {.cleaned = true, .json = true}).out, "a.text"),
            StoryText(1) + "\n\nAdvertisement");
}

TEST(ExplainCommand, ReadsPages) {
  const Explained page = Explain("<p>" + StoryText(1) + "</p>", StoryText(1),
                                 {.a_name = "a.html", .b_name = "b.txt", .json = true});
  EXPECT_EQ(page.code, kExitOk) << page.errors;
  EXPECT_EQ(JsonAt(page.out, "a.id"), "a.html");
  EXPECT_EQ(JsonAt(page.out, "joins"), "true");
}

TEST(ExplainCommand, WrongInputIsNamed) {
  const Explained two = Explain(Story(1), Story(1) + '\n' + Story(2));
  EXPECT_EQ(two.code, kExitData);
  EXPECT_EQ(two.out, "");
  EXPECT_EQ(two.errors, "wiresift: b.json: found 2 articles, expected one\n");

  const std::string silent = JsonArticle{.id = "1", .body = "—"}.Json();
  const Explained empty = Explain(silent, Story(1), {.cleaned = true});
  EXPECT_EQ(empty.code, kExitData);
  EXPECT_EQ(empty.errors, "wiresift: a.json: found no words, expected an article with text\n");

  const Explained withdrawn = Explain(Story(1), R"({"id":"1","pubStatus":"canceled"})");
  EXPECT_EQ(withdrawn.code, kExitData);
  EXPECT_THAT(withdrawn.errors, HasSubstr("b.json: "));
}

TEST(ExplainCommand, AnOutputThatCannotBeWrittenIsNoSuccess) {
  std::ostream broken(nullptr);
  EXPECT_EQ(Explain(Story(1), Story(1), {.html = &broken}).code, kExitUnavailable);
}

}  // namespace
}  // namespace wiresift
