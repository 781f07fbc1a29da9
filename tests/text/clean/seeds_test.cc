// The five sample articles with their hand-made gold, which stay outside the repository.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/json.h"
#include "text/body/parsed_body.h"
#include "text/fixtures.h"

namespace wiresift {
namespace {

namespace fs = std::filesystem;

fs::path Seeds() {
  const char* corpus = std::getenv("WIRESIFT_CORPUS");
  const fs::path root = corpus != nullptr
                            ? fs::path(corpus)
                            : fs::path(WIRESIFT_SOURCE_DIR) / ".." / "shared" / "corpus";
  return root / "seeds";
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> Paragraphs(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string line = NormalizeLine(text.substr(from, end - from));
    if (!line.empty()) out.push_back(std::move(line));
    from = end + 1;
  }
  return out;
}

/// The removal class that each reason of the gold stands for.
std::string ClassOf(std::string_view reason) {
  static const std::vector<std::pair<std::string_view, std::string_view>> kClasses = {
      {"caption_heading", "caption"},     {"caption_with_photo_credit", "caption"},
      {"image_alt_text", "caption"},      {"ad_marker", "ad"},
      {"contributor_credit", "credit"},   {"comment_and_login_prompt", "comments"},
      {"password_reset_form", "login"},   {"date_and_section", "dateline-furniture"},
      {"related_prompt", "related"},      {"related_list_heading", "related"},
      {"share_button", "share"},          {"comment_prompt", "comments"},
      {"inline_link_junk", "inline-junk"}};
  const auto at = std::find_if(kClasses.begin(), kClasses.end(),
                               [&](const auto& row) { return row.first == reason; });
  return at == kClasses.end() ? "unknown" : std::string(at->second);
}

class SeedTest : public testing::TestWithParam<std::string_view> {
 protected:
  void SetUp() override {
    const fs::path file = FindFile();
    if (file.empty()) {
      GTEST_SKIP() << "The corpus is absent: no seeds in " << Seeds()
                   << ". Set WIRESIFT_CORPUS to its folder.";
    }
    const fs::path gold = Seeds() / "gold" / file.filename();
    gold_text_ = ReadFile(gold);
    gold_json_ = ReadFile(fs::path(gold).replace_extension(".json"));
    body_ = ReadFile(file);
  }

  static fs::path FindFile() {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(Seeds(), error)) {
      if (entry.path().filename().string().starts_with(GetParam())) return entry.path();
    }
    return {};
  }

  std::string body_;
  std::string gold_text_;
  std::string gold_json_;
};

TEST_P(SeedTest, IsCleanedAsByHand) {
  const auto cleaned = Clean(TextArticle(body_), {});
  ASSERT_TRUE(cleaned);
  const auto gold = JsonDocument::Parse(gold_json_);
  ASSERT_TRUE(gold);
  const std::string title(AsText(*Find(gold->root(), "title")).value_or(""));
  EXPECT_EQ(cleaned->title, title);
  std::vector<std::string> want = Paragraphs(gold_text_);
  if (!title.empty()) want.erase(want.begin());
  EXPECT_EQ(Paragraphs(cleaned->text), want);
  const std::string located(AsText(*Find(gold->root(), "dateline")).value_or(""));
  EXPECT_EQ(cleaned->located, located);
}

TEST_P(SeedTest, GivesTheReasonsOfTheGold) {
  const auto cleaned = Clean(TextArticle(body_), {});
  ASSERT_TRUE(cleaned);
  const auto gold = JsonDocument::Parse(gold_json_);
  ASSERT_TRUE(gold);
  std::vector<std::string> want;
  for (const JsonValue row : Elements(*Find(gold->root(), "removed"))) {
    want.push_back(ClassOf(*AsText(*Find(row, "reason"))));
  }
  EXPECT_EQ(RemovedClasses(*cleaned), want);
}

TEST_P(SeedTest, CleaningTwiceIsCleaningOnce) {
  const auto once = Clean(TextArticle(body_), {});
  ASSERT_TRUE(once);
  const auto twice = Clean(TextArticle(once->text, once->title), {});
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->text, once->text);
}

TEST_P(SeedTest, MarksOfProvenance) {
  const auto cleaned = Clean(TextArticle(body_), {});
  ASSERT_TRUE(cleaned);
  const std::vector<std::pair<std::string_view, std::vector<std::string>>> wanted = {
      {"000", {"AP citation"}},
      {"001", {"AP photo-credit", "AP contributed-line"}},
      {"002", {"RIA Novosti photo-credit", "AFP photo-credit", "AP citation", "AP citation"}},
      {"003", {"AFP photo-credit", "AP contributed-line", "AFP photo-credit"}},
      {"004", {}}};
  for (const auto& [seed, marks] : wanted) {
    if (seed != GetParam()) continue;
    EXPECT_EQ(Marks(*cleaned), marks);
  }
}

INSTANTIATE_TEST_SUITE_P(Five, SeedTest, testing::Values("000", "001", "002", "003", "004"));

}  // namespace
}  // namespace wiresift
