#include "command/files/pipe.h"

#include <algorithm>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/article_builder.h"
#include "support/fake_observer.h"
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
using tests::StoryText;

struct Piped {
  ExitCode code = kExitOk;
  std::vector<std::string> stories, audit, rejected;
};

Piped Pipe(const std::string& text, std::size_t threads = 1) {
  std::istringstream in(text);
  std::ostringstream stories, audit, rejected;
  tests::FakeObserver observer;
  const ExitCode code =
      RunPipe({.config = {}, .threads = threads}, in, {&stories, &audit, &rejected}, observer);
  return {code, LinesOf(stories.str()), LinesOf(audit.str()), LinesOf(rejected.str())};
}

std::string Feed(int lines) {
  std::vector<std::string> in;
  for (int i = 0; i < lines; ++i) {
    const auto text = static_cast<std::uint64_t>(i % 40);
    in.push_back(i % 25 == 24 ? "{broken"
                              : JsonArticle{.id = "a" + std::to_string(i),
                                            .body = StoryText(text),
                                            .source = std::to_string(i)}
                                    .Json());
  }
  return Joined(in);
}

TEST(PipeCommand, WritesStoriesVerdictsAndDeadLetters) {
  const Piped out = Pipe(Feed(100));
  EXPECT_EQ(out.code, kExitOk);
  EXPECT_EQ(out.stories.size(), 40U);
  ASSERT_EQ(out.audit.size(), 100U);
  EXPECT_EQ(out.rejected.size(), 4U);
  for (std::size_t i = 0; i < out.audit.size(); ++i) {
    EXPECT_EQ(JsonAt(out.audit[i], "input.offset"), std::to_string(i))
        << "in the order of the lines";
  }
  EXPECT_EQ(JsonAt(out.rejected[0], "value"), "{broken");
  EXPECT_EQ(JsonAt(out.rejected[0], "headers.ws-error-reason"), "not-json");
  EXPECT_EQ(JsonAt(out.stories[0], "wiresift.canonical.article"), "a0");
}

/// The same file gives the same bytes, with any number of threads.
TEST(PipeCommand, ThreadsDoNotShow) {
  const std::string feed = Feed(300);
  const Piped one = Pipe(feed, 1);
  const Piped four = Pipe(feed, 4);
  EXPECT_EQ(one.stories, four.stories);
  EXPECT_EQ(one.audit, four.audit);
  EXPECT_EQ(one.rejected, four.rejected);
}

/// The over-cleaning guard's outcome stands in both outputs, and only of the article that it kept.
TEST(PipeCommand, AGuardedArticleSaysSoInStoryAndAudit) {
  const std::string links =
      "<div><ul><li><a href=/1>Snow today</a></li><li><a href=/2>Rain tomorrow</a></li></ul></div>";
  const Piped out = Pipe(Joined({JsonArticle{.id = "a", .body = links}.Json(),
                                 JsonArticle{.id = "b", .body = StoryText(1)}.Json()}));
  ASSERT_EQ(out.stories.size(), 2U);
  EXPECT_EQ(JsonAt(out.stories[0], "wiresift.cleaning.guarded"), "true");
  EXPECT_EQ(JsonAt(out.stories[1], "wiresift.cleaning.guarded"), "false");
  EXPECT_EQ(JsonAt(out.audit[0], "guarded"), "true");
  EXPECT_EQ(JsonAt(out.audit[1], "guarded"), "(none)");
}

/// The profile that the service would use is used and named.
TEST(PipeCommand, ProfilesOfTheConfigurationAreUsed) {
  PipeCommand command;
  PublisherProfile profile("a.example");
  profile.RaiseVersion();
  ASSERT_TRUE(command.config.profiles.Add(profile));
  std::istringstream in(
      JsonArticle{.id = "1", .body = StoryText(1), .url = "https://a.example/1"}.Json() + "\n");
  std::ostringstream stories, audit, rejected;
  tests::FakeObserver observer;
  ASSERT_EQ(RunPipe(command, in, {&stories, &audit, &rejected}, observer), kExitOk);
  const std::string rules = JsonAt(audit.str(), "rules");
  EXPECT_TRUE(rules.ends_with("+" + profile.name())) << rules;
}

std::string Learnt(std::size_t threads) {
  const PublisherTable nothing;
  std::istringstream in(Joined(tests::FurnishedLines()));
  std::ostringstream stories, learnt;
  tests::FakeObserver observer;
  EXPECT_EQ(RunPipe({.config = {}, .threads = threads, .publishers = &nothing}, in,
                    {.stories = &stories, .publishers = &learnt}, observer),
            kExitOk);
  EXPECT_NE(stories.str().find(tests::kFurniture), std::string::npos)
      << "nothing is removed by what is learnt in the same run";
  return learnt.str();
}

/// What one run has learnt the next one removes, and says so.
TEST(PipeCommand, LearnsForTheNextRun) {
  const std::string learnt = Learnt(1);
  EXPECT_EQ(learnt, Learnt(4)) << "threads show";
  PublisherTable table;
  ASSERT_TRUE(table.ApplyLine(learnt.substr(0, learnt.find('\n')))) << learnt;
  std::istringstream in(tests::FurnishedArticle(9).Json() + "\n");
  std::ostringstream stories, audit;
  tests::FakeObserver observer;
  ASSERT_EQ(RunPipe({.config = {}, .publishers = &table}, in,
                    {.stories = &stories, .audit = &audit}, observer),
            kExitOk);
  EXPECT_EQ(stories.str().find(tests::kFurniture), std::string::npos);
  const std::string name = table.Find("a.example")->name();
  EXPECT_TRUE(JsonAt(audit.str(), "rules").ends_with("+" + name)) << audit.str();
  EXPECT_EQ(JsonAt(audit.str(), "removed.0.rule"), "publisher.repeat");
}

TEST(PipeCommand, NoInputNoOutput) {
  const Piped out = Pipe("");
  EXPECT_EQ(out.code, kExitOk);
  EXPECT_TRUE(out.stories.empty() && out.audit.empty() && out.rejected.empty());
}

/// A buffer that takes so many bytes and then no more, like a full disk.
class FullDisk final : public std::streambuf {
 public:
  explicit FullDisk(std::streamsize room) : room_(room) {}

 protected:
  std::streamsize xsputn(const char* /*bytes*/, std::streamsize count) override {
    const std::streamsize taken = std::min(count, room_);
    room_ -= taken;
    return taken;
  }

  int_type overflow(int_type c) override { return room_-- > 0 ? c : traits_type::eof(); }

 private:
  std::streamsize room_;
};

TEST(PipeCommand, AFullDiskIsAnErrorAtOnceAndNotSuccess) {
  for (const std::streamsize room : {0, 5'000, 40'000}) {
    std::istringstream in(Feed(100));
    FullDisk disk(room);
    std::ostream stories(&disk);
    tests::FakeObserver observer;
    EXPECT_EQ(RunPipe({.config = {}, .threads = 1}, in, {.stories = &stories}, observer),
              kExitInternal)
        << room;
    EXPECT_FALSE(observer.messages().empty());
  }
}

}  // namespace
}  // namespace wiresift
