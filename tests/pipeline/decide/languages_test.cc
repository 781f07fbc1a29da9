// The texts of tests/dedup/languages in the order of their lines: a report, a copy with small
// edits, one cut short, one with own paragraphs around it, and near misses.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/json.h"
#include "support/article_builder.h"
#include "support/match_desk.h"

namespace wiresift {
namespace {

struct Line {
  std::string id;
  std::string want;  ///< a relation, or `apart`: anything that does not join
  std::string of;
  std::string source, title, text;
};

std::vector<Line> LinesOf(std::string_view language) {
  const auto folder = std::filesystem::path(WIRESIFT_SOURCE_DIR) / "tests" / "dedup" / "languages";
  std::ifstream in(folder / (std::string(language) + ".ndjson"));
  std::vector<Line> lines;
  for (std::string bytes; std::getline(in, bytes);) {
    const auto document = JsonDocument::Parse(bytes);
    if (!document) {
      ADD_FAILURE() << language << ": line " << lines.size() + 1 << ": " << document.error().detail;
      continue;
    }
    const JsonValue root = document->root();
    lines.push_back({TextAt(root, "id"), TextAt(root, "want"), TextAt(root, "of"),
                     TextAt(root, "source"), TextAt(root, "title"), TextAt(root, "text")});
  }
  return lines;
}

/// `relation` or `relation of article`; `apart` where an article joins nothing.
std::string Answer(tests::MatchDesk& desk, const Line& line, std::int64_t offset) {
  const tests::CleanBuilder article{.offset = offset,
                                    .id = line.id,
                                    .title = line.title,
                                    .text = line.text,
                                    .source = line.source};
  const Decision decision = desk.Decide(article.Build());
  const Relation relation = decision.relation.value_or(Relation::kOriginal);
  return Joins(relation) ? std::string(NameOf(relation)) + " of " + decision.of : "apart";
}

std::string Wanted(const Line& line) {
  const bool joins = line.want != "original" && line.want != "apart";
  return joins ? line.want + " of " + line.of : "apart";
}

void ExpectAnswers(const std::vector<Line>& lines) {
  tests::MatchDesk desk;
  std::int64_t offset = 0;
  for (const Line& line : lines) {
    EXPECT_EQ(Answer(desk, line, offset++), Wanted(line)) << line.id;
  }
}

constexpr std::string_view kLanguages[] = {"ar", "de", "en", "es", "fr", "he", "hi",
                                           "ja", "ko", "pl", "ru", "th", "zh"};

class Languages : public testing::TestWithParam<std::string_view> {};

TEST_P(Languages, CopiesJoinAndNearMissesDoNot) {
  const std::vector<Line> lines = LinesOf(GetParam());
  EXPECT_EQ(lines.size(), 10U);
  ExpectAnswers(lines);
}

INSTANTIATE_TEST_SUITE_P(All, Languages, testing::ValuesIn(kLanguages),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(LanguagesTogether, DoNotDisturbEachOther) {
  std::vector<Line> lines;
  for (const std::string_view language : kLanguages) {
    for (Line& line : LinesOf(language))
      lines.push_back(std::move(line));
  }
  ExpectAnswers(lines);
}

}  // namespace
}  // namespace wiresift
