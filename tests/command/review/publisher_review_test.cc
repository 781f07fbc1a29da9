#include "command/review/publisher_review.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "command/review/profile_file.h"
#include "config/profiles.h"
#include "support/article_builder.h"
#include "support/invented_text.h"
#include "support/lines.h"

namespace wiresift {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using tests::JsonArticle;

constexpr std::string_view kBody = "p <div.story-body";
constexpr std::string_view kBox = "div.box <div.story-body";

/// Blocks: 1 a paragraph, 2 a box that the model may take for either, 3 a paragraph.
std::string Page(int number) {
  const auto seed = static_cast<std::uint64_t>(number) * 10;
  return "<div class=story-body><p>" + tests::StoryText(seed, 1) + "</p><div class=box>" +
         tests::StoryText(seed + 1, 1) + "</div><p>" + tests::StoryText(seed + 2, 1) + "</p></div>";
}

std::string PageLine(int number, const std::string& host = "www.a.example") {
  const std::string path = std::to_string(number);
  return JsonArticle{
      .id = path, .body = Page(number), .url = "https://" + host + "/" + path, .language = "en"}
      .Json();
}

class PublisherReview : public testing::Test {
 protected:
  PublisherReview() : folder_(fs::path(testing::TempDir()) / TestName()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    command_.profile = (folder_ / "a.example.ndjson").string();
    GivePages({PageLine(1), PageLine(2), PageLine(3)});
  }

  static std::string TestName() {
    return std::string("review-") + testing::UnitTest::GetInstance()->current_test_info()->name();
  }

  void GivePages(const std::vector<std::string>& lines) {
    command_.pages = {Write("pages.ndjson", tests::Joined(lines))};
  }

  std::string Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  ExitCode Ask(const std::string& answers) {
    std::istringstream in(answers);
    AskingReviewer reviewer(in, out_, false);
    return RunPublisherReview(command_, reviewer, out_, errors_);
  }

  ExitCode Script(const std::string& decisions) {
    std::istringstream in(decisions);
    ScriptedReviewer reviewer(in, "decisions.txt");
    return RunPublisherReview(command_, reviewer, out_, errors_);
  }

  ExitCode Accept() {
    AcceptingReviewer reviewer;
    return RunPublisherReview(command_, reviewer, out_, errors_);
  }

  PublisherProfile Saved() {
    auto profile = LoadProfile(command_.profile);
    EXPECT_TRUE(profile) << profile.error().detail;
    return profile ? *profile : PublisherProfile("none.example");
  }

  ReviewCommand command_;
  std::ostringstream out_;
  std::ostringstream errors_;
  fs::path folder_;
};

TEST_F(PublisherReview, EnterTakesTheVerdictsForRight) {
  EXPECT_EQ(Ask("\n\n\n"), kExitOk) << errors_.str();
  const PublisherProfile profile = Saved();
  EXPECT_EQ(profile.domain(), "a.example");
  EXPECT_EQ(profile.pages(), 3U);
  EXPECT_EQ(profile.version(), 3U);
  EXPECT_EQ(profile.CountsOf(kBody).kept, 6U);
  EXPECT_GT(profile.CountsOf(kBody).kept_words, 60U);
}

TEST_F(PublisherReview, NumbersTurnVerdicts) {
  ASSERT_EQ(Ask("\nq\n"), kExitOk);
  const bool was_kept = Saved().CountsOf(kBox).kept == 1;
  fs::remove(command_.profile);
  ASSERT_EQ(Ask("2\n\nq\n"), kExitOk);
  const ReviewCounts box = Saved().CountsOf(kBox);
  EXPECT_EQ(box.kept, was_kept ? 0U : 1U);
  EXPECT_EQ(box.dropped, was_kept ? 1U : 0U);
  EXPECT_EQ(Saved().CountsOf(kBody).kept, 2U) << "the others stand";
  EXPECT_THAT(out_.str(), HasSubstr("\n   2 "));
  EXPECT_THAT(out_.str(), HasSubstr("   2!"));
}

TEST_F(PublisherReview, WhatIsNoAnswerIsAskedAgain) {
  EXPECT_EQ(Ask("7\nhelp\n\nq\n"), kExitOk);
  EXPECT_THAT(out_.str(), HasSubstr("found \"7\", expected numbers from 1 to 3, such as 3 7-9, "
                                    "Enter, s or q\n"));
  EXPECT_EQ(Saved().pages(), 1U);
}

TEST_F(PublisherReview, IsSavedAfterEachPageAndGoesOnWhereItStopped) {
  EXPECT_EQ(Ask("\n"), kExitOk) << "the end of the input quits";
  EXPECT_EQ(Saved().pages(), 1U);
  out_.str("");
  EXPECT_EQ(Ask("s\n\n"), kExitOk);
  EXPECT_EQ(Saved().pages(), 2U);
  EXPECT_TRUE(Saved().Holds("https://www.a.example/3"));
  EXPECT_THAT(out_.str(), HasSubstr("1 pages reviewed, 1 skipped, 1 known already"));
}

TEST_F(PublisherReview, AgainReplacesWhatWasSaid) {
  ASSERT_EQ(Accept(), kExitOk);
  const ReviewCounts before = Saved().CountsOf(kBody);
  command_.again = true;
  ASSERT_EQ(Script("1 3\n\n\n"), kExitOk);
  EXPECT_EQ(Saved().pages(), 3U);
  EXPECT_EQ(Saved().CountsOf(kBody).kept, before.kept - 2);
  EXPECT_EQ(Saved().CountsOf(kBody).dropped, before.dropped + 2);
}

TEST_F(PublisherReview, ADecisionsFileAnswersPageByPageAlsoWhenItGoesOn) {
  ASSERT_EQ(Script("\nq\n"), kExitOk);
  ASSERT_EQ(Saved().pages(), 1U);
  ASSERT_EQ(Script("\ns\n1\n"), kExitOk) << errors_.str();
  EXPECT_TRUE(Saved().Holds("https://www.a.example/3"));
  EXPECT_FALSE(Saved().Holds("https://www.a.example/2"));
  EXPECT_EQ(Saved().CountsOf(kBody).dropped, 1U) << "line 3 is page 3's though page 1 was known";
}

TEST_F(PublisherReview, FaultsOfADecisionsFileAreNamedByLine) {
  EXPECT_EQ(Script("\n9\n"), kExitData);
  EXPECT_EQ(errors_.str(),
            "decisions.txt:2: found \"9\", expected numbers from 1 to 3, such as 3 7-9\n");
  EXPECT_EQ(Saved().pages(), 1U) << "what was said before stands";
  errors_.str("");
  EXPECT_EQ(Script("\n\n"), kExitData);
  EXPECT_EQ(errors_.str(), "decisions.txt:3: found the end, expected a line for page 3\n");
}

TEST_F(PublisherReview, OtherPublishersAndPlainTextArePassedOver) {
  GivePages({PageLine(1), PageLine(2, "b.example"), PageLine(3, "sport.a.example"),
             JsonArticle{.id = "t", .body = tests::StoryText(1)}.Json()});
  EXPECT_EQ(Accept(), kExitOk);
  EXPECT_EQ(Saved().pages(), 2U);
  EXPECT_THAT(out_.str(), HasSubstr("1 of other publishers, 1 without markup"));
}

TEST_F(PublisherReview, PagesGivenByNameNeedADomainWhenTheyNameNone) {
  command_.pages = {Write("1.html", Page(1)), Write("2.html", Page(2))};
  EXPECT_EQ(Accept(), kExitData);
  EXPECT_THAT(errors_.str(),
              HasSubstr("1.html: found no URL that says whose page it is, expected"));
  EXPECT_FALSE(fs::exists(command_.profile));
  command_.domain = "a.example";
  EXPECT_EQ(Accept(), kExitOk);
  EXPECT_TRUE(Saved().Holds(command_.pages[1]));
}

TEST_F(PublisherReview, ALineThatIsNoPageIsReportedAndTheRestReviewed) {
  GivePages({PageLine(1), "{broken", PageLine(2)});
  EXPECT_EQ(Accept(), kExitData);
  EXPECT_THAT(errors_.str(), HasSubstr("pages.ndjson:2: not-json: "));
  EXPECT_EQ(Saved().pages(), 2U);
}

TEST_F(PublisherReview, AProfileOfAnotherDomainIsRefused) {
  ASSERT_EQ(Accept(), kExitOk);
  command_.domain = "b.example";
  EXPECT_EQ(Accept(), kExitConfig);
  EXPECT_THAT(errors_.str(), HasSubstr("--domain: found b.example, expected a.example"));
}

TEST_F(PublisherReview, ABrokenProfileIsNotOverwritten) {
  Write("a.example.ndjson", "mine\n");
  EXPECT_EQ(Accept(), kExitConfig);
  EXPECT_THAT(errors_.str(), HasSubstr("a.example.ndjson:1: not JSON"));
  std::ifstream in(command_.profile);
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line, "mine");
}

TEST_F(PublisherReview, MissingPagesAndAnUnwritableProfileAreErrors) {
  command_.pages = {(folder_ / "none.html").string()};
  EXPECT_EQ(Accept(), kExitNoInput);
  EXPECT_THAT(errors_.str(), HasSubstr("none.html: cannot be read"));
  GivePages({PageLine(1)});
  command_.profile = (folder_ / "no" / "a.ndjson").string();
  EXPECT_EQ(Accept(), kExitCannotCreate);
  EXPECT_THAT(errors_.str(), HasSubstr("a.ndjson: cannot write: No such file or directory"));
}

TEST_F(PublisherReview, SavingLeavesNothingBeside) {
  ASSERT_EQ(Accept(), kExitOk);
  for (const auto& entry : fs::directory_iterator(folder_))
    EXPECT_NE(entry.path().extension(), ".tmp");
}

TEST_F(PublisherReview, TheSameReviewGivesTheSameBytes) {
  ASSERT_EQ(Script("2\n\n1 3\n"), kExitOk);
  const std::string first = Saved().Render();
  fs::remove(command_.profile);
  ASSERT_EQ(Script("2\n\n1 3\n"), kExitOk);
  EXPECT_EQ(Saved().Render(), first);
}

TEST_F(PublisherReview, EscapesOfAPageDoNotReachTheTerminal) {
  GivePages({JsonArticle{.id = "1",
                         .title = "T\x1B[2J",
                         .body = Page(1) + "<p>x\x1B[31m</p>",
                         .url = "https://a.example/\x1B]0;x"}
                 .Json()});
  EXPECT_EQ(Ask("\n"), kExitOk);
  EXPECT_THAT(out_.str(), Not(HasSubstr("\x1B")));
}

/// The box of a page that no reviewer saw goes where the reviews of five others say.
TEST_F(PublisherReview, WhatWasReviewedDecidesOnTheNextPage) {
  const auto keeps_box = [&](bool reviewers_keep_it) {
    PublisherProfile profile("a.example");
    for (int page = 0; page < 5; ++page)
      profile.Add(std::to_string(page), kBox, reviewers_keep_it, 25);
    Article article;
    article.format = BodyFormat::kHtml;
    article.body = Page(4);
    const Result<Cleaned> cleaned = Clean(article, {}, {.profile = &profile});
    EXPECT_TRUE(cleaned);
    return cleaned && !cleaned->blocks.at(1).is_removed;
  };
  EXPECT_TRUE(keeps_box(true));
  EXPECT_FALSE(keeps_box(false));
}

}  // namespace
}  // namespace wiresift
