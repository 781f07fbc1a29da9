#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "formats/record_file.h"
#include "line/test_line.h"
#include "pipeline/prepare/prepare.h"
#include "support/article_builder.h"
#include "support/furnished_feed.h"
#include "support/invented_text.h"

// Writes the records that format_test.cc reads: README.md says when and how.

namespace wiresift::tests {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using Texts = std::vector<std::string>;

/// Lines of the sample feed, from 1: each kind of verdict, every language; the records are to stay
/// small.
const std::set<std::size_t> kSampleLines = {2,  3,  4,  6,  7,  8,  9,  10, 11, 12, 15, 16,
                                            19, 21, 22, 25, 27, 28, 30, 32, 35, 38, 42};

Timestamp Now() {
  return std::chrono::time_point_cast<Timestamp::duration>(std::chrono::system_clock::now());
}

std::string Join(const std::vector<Texts>& parts) {
  std::string out;
  for (const Texts& part : parts) {
    for (const std::string& paragraph : part)
      out += (out.empty() ? "" : "\n\n") + paragraph;
  }
  return out;
}

Texts Slice(const Texts& texts, std::size_t begin, std::size_t end) {
  return {texts.begin() + static_cast<std::ptrdiff_t>(begin),
          texts.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// Clean records of other days, which a raw topic cannot have, since the broker stamps it: one that
/// is so old that the next one expires it, then five days of one publisher.
std::vector<Record> OtherDays() {
  std::vector<std::pair<Timestamp, JsonArticle>> articles = {{At(hours(0)),
                                                              {.id = "expired",
                                                               .title = "Long ago",
                                                               .body = StoryText(90),
                                                               .url = "https://silent.example/"}}};
  for (std::uint64_t number = 1; number <= 5; ++number)
    articles.emplace_back(Now() - hours(24 * (6 - number)), FurnishedArticle(number));
  const PublisherTable nothing;
  PrepareOptions options;
  options.publishers = &nothing;
  std::vector<Record> records;
  for (auto& [time, article] : articles) {
    article.published = FormatTime(time);
    const auto offset = static_cast<std::int64_t>(records.size());
    auto clean = PrepareRecord({.at = {"news.raw", PartitionId{7}, Offset{offset}},
                                .timestamp = time,
                                .key = {},
                                .value = article.Json(),
                                .headers = {}},
                               options);
    EXPECT_TRUE(clean);
    static_cast<void>(TokenizeArticle(*clean, options.sampling));
    Record record;
    record.key = clean->article.id;
    record.value = EncodeCleanRecord(*clean);
    records.push_back(std::move(record));
  }
  return records;
}

Record Raw(const JsonArticle& article) {
  Record record;
  record.key = article.id;
  record.value = article.Json();
  return record;
}

/// What the sample feed lacks.
std::vector<Record> OwnCases() {
  const Texts ferry = InventedText(500).Paragraphs(8);
  const Texts own = InventedText(501).Paragraphs(4);
  const Texts a = InventedText(510).Paragraphs(6);
  const Texts b = InventedText(511).Paragraphs(6);
  const Texts c = InventedText(512).Paragraphs(6);
  const std::string day = Join({Slice(a, 0, 4), Slice(b, 0, 4), Slice(c, 0, 4)});
  const auto article = [](const std::string& id, std::string title, std::string body) {
    return JsonArticle{.id = id,
                       .title = std::move(title),
                       .body = std::move(body),
                       .source = id + ".example",
                       .url = "https://" + id + ".example/" + id};
  };
  std::vector<Record> records = {
      Raw(article("brief", "A ferry, in brief", Join({Slice(ferry, 0, 3)}))),
      Raw(article("fullest", "A ferry in full", Join({ferry}))),
      Raw(article("variant", "A ferry and more", Join({Slice(ferry, 0, 3), Slice(own, 0, 2)}))),
      Raw(article("end", "The end of a ferry", Join({Slice(ferry, 4, 8)}))),
      Raw(article("a", "First", Join({a}))),
      Raw(article("b", "Second", Join({b}))),
      Raw(article("c", "Third", Join({c}))),
      Raw(article("roundup", "The day", day)),
      Raw(article("roundup-copy", "The day again", day)),
      Raw(article("copy", "First again", Join({a}))),
      Raw(article("reused", "One text", StoryText(520)))};
  JsonArticle withheld = article("withheld", "Not yet", StoryText(521));
  withheld.status = "withheld";
  JsonArticle embargoed = article("embargoed", "Later", StoryText(522));
  embargoed.embargo = "2099-01-01T00:00:00Z";
  JsonArticle version = article("copy", "First again, longer", Join({a, Slice(own, 0, 1)}));
  version.version = "2";
  records.push_back(Raw(withheld));
  records.push_back(Raw(embargoed));
  records.push_back(Raw(version));
  records.push_back(Raw(article("reused", "Another text", StoryText(523))));
  Record traced = Raw(article("traced", "With a trace", StoryText(524)));
  traced.headers = {{"traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}};
  records.push_back(traced);
  records.push_back(traced);
  for (const char* id : {"traced", "copy", "never-seen"}) {
    Record deletion;
    deletion.key = id;
    records.push_back(deletion);
  }
  return records;
}

TEST(Formats, Write) {
  const char* folder = std::getenv("WIRESIFT_FORMATS");
  ASSERT_NE(folder, nullptr) << "WIRESIFT_FORMATS names the folder to write to";
  std::filesystem::create_directories(folder);
  TestLine line("wiresift", 1, false);
  line.topics = TopicNames();
  line.CreateTopics();
  const auto daemon = line.Daemon("d", "clean: {publisher_memory: true}\n");
  daemon->Start();

  const auto days = OtherDays();
  line.FeedClean(days);
  ASSERT_TRUE(line.WaitForVerdicts(days.size(), seconds(90))) << daemon->Log();
  ASSERT_TRUE(daemon->WaitForText("/metrics", "\nwiresift_learnt_blocks 1\n", seconds(90)))
      << daemon->Log();
  std::vector<Record> raw = {Raw(FurnishedArticle(9))};
  std::ifstream sample(WIRESIFT_SOURCE_DIR "/deploy/sample/feed.ndjson");
  std::size_t number = 0;
  for (std::string value; std::getline(sample, value);) {
    if (kSampleLines.contains(++number))
      raw.push_back({.at = {}, .timestamp = {}, .key = {}, .value = value, .headers = {}});
  }
  std::ranges::move(OwnCases(), std::back_inserter(raw));
  line.Feed(raw);
  ASSERT_TRUE(line.WaitForVerdicts(days.size() + raw.size(), seconds(90))) << daemon->Log();
  EXPECT_EQ(daemon->Terminate(seconds(10)), 0) << daemon->Log();

  const std::filesystem::path to = folder;
  WriteRecords(to / "clean.ndjson", line.Read(line.topics.clean));
  WriteRecords(to / "state.ndjson", line.Read(line.topics.state));
  WriteRecords(to / "publishers.ndjson", line.Read(line.topics.publishers));
  std::ofstream audit(to / "audit.ndjson");
  for (const Record& record : line.Read(line.topics.audit))
    audit << *record.value << '\n';
}

}  // namespace
}  // namespace wiresift::tests
