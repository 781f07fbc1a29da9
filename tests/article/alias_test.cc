#include "article/alias.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "article/parse.h"
#include "core/json_writer.h"

namespace wiresift {
namespace {

/// A value that `field` can have, as JSON.
std::string ValueFor(Field field) {
  switch (field) {
    case Field::kPublished:
    case Field::kUpdated:
    case Field::kEmbargo:
      return "\"2025-03-01T10:00:00Z\"";
    case Field::kStatus:
      return "\"withheld\"";
    case Field::kType:
      return "\"picture\"";
    case Field::kUrgency:
      return "3";
    case Field::kLanguage:
      return "\"de-AT\"";
    case Field::kHtml:
      return "\"<p>seen by the test</p>\"";
    default:
      return "\"seen by the test\"";
  }
}

/// `{"a":{"b":value}}` for the path `a.b`.
std::string ObjectWith(std::string_view path, const std::string& value) {
  const std::size_t dot = path.find('.');
  const std::string key = "{\"" + std::string(path.substr(0, dot)) + "\":";
  if (dot == std::string_view::npos) return key + value + "}";
  return key + ObjectWith(path.substr(dot + 1), value) + "}";
}

/// Two objects as one.
std::string Merge(const std::string& a, const std::string& b) {
  return a.substr(0, a.size() - 1) + "," + b.substr(1);
}

bool Shows(const Article& article, Field field) {
  constexpr std::string_view kSeen = "seen by the test";
  const std::optional<Timestamp> seen_time = ParseTime("2025-03-01T10:00:00Z");
  switch (field) {
    case Field::kId:
      return article.id == kSeen;
    case Field::kTitle:
      return article.title == kSeen;
    case Field::kText:
      return article.body == kSeen && article.format == BodyFormat::kText;
    case Field::kHtml:
      return article.body.contains(kSeen) && article.format == BodyFormat::kHtml;
    case Field::kUrl:
      return article.url == kSeen;
    case Field::kCanonicalUrl:
      return article.canonical_url == kSeen;
    case Field::kPublished:
      return article.published == seen_time;
    case Field::kUpdated:
      return article.updated == seen_time;
    case Field::kEmbargo:
      return article.embargoed_until == seen_time;
    case Field::kSource:
      return article.source == kSeen;
    case Field::kBy:
      return article.by == kSeen;
    case Field::kLanguage:
      return article.language == "de";
    case Field::kLocated:
      return article.located == kSeen;
    case Field::kVersion:
      return article.version == kSeen;
    case Field::kStatus:
      return article.status == PubStatus::kWithheld;
    case Field::kRights:
      return article.rights == kSeen;
    case Field::kType:
      return !article.is_text;
    case Field::kUrgency:
      return article.urgency == 3;
    case Field::kAgency:
      return article.agencies == std::vector<std::string>{std::string(kSeen)};
  }
  return false;
}

class AliasRow : public testing::TestWithParam<Alias> {};

TEST_P(AliasRow, AloneGivesItsField) {
  const Alias& alias = GetParam();
  std::string json = ObjectWith(alias.path, ValueFor(alias.field));
  const bool is_body = alias.field == Field::kText || alias.field == Field::kHtml;
  if (!is_body) json = Merge(json, R"({"articleBody":"The words of the report."})");
  const auto article = ParseArticle(json, {.coordinate = "t/0/0"}, {});
  ASSERT_TRUE(article) << json << ": " << article.error().detail;
  EXPECT_TRUE(Shows(*article, alias.field)) << json;
}

TEST_P(AliasRow, WinsOverTheRowsBelowAndNotWhenEmpty) {
  const Alias& alias = GetParam();
  const auto row = AliasesOf(alias.field);
  if (alias.path == row.back().path) return;  // nothing stands below it
  const std::string value = ValueFor(alias.field);
  const std::string body = R"({"articleBody":"The words of the report."})";
  const bool is_body = alias.field == Field::kText || alias.field == Field::kHtml;
  for (const std::string_view empty : {"null", "\"\""}) {
    std::string json =
        Merge(ObjectWith(alias.path, std::string(empty)), ObjectWith(row.back().path, value));
    if (!is_body) json = Merge(json, body);
    const auto article = ParseArticle(json, {.coordinate = "t/0/0"}, {});
    ASSERT_TRUE(article) << json << ": " << article.error().detail;
    EXPECT_TRUE(Shows(*article, alias.field)) << json;
  }
}

INSTANTIATE_TEST_SUITE_P(Table, AliasRow,
                         testing::ValuesIn(AliasTable().begin(), AliasTable().end()),
                         [](const auto& tested) {
                           std::string name = std::to_string(tested.index) + "_";
                           for (const char c : tested.param.path) {
                             name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
                           }
                           return name;
                         });

TEST(AliasTable, NoNameStandsTwice) {
  std::set<std::string_view> paths;
  for (const Alias& alias : AliasTable()) {
    EXPECT_TRUE(paths.insert(alias.path).second) << alias.path;
  }
}

TEST(AliasTable, IsTheUnionOfItsFields) {
  std::size_t rows = 0;
  for (int field = 0; field <= static_cast<int>(Field::kAgency); ++field) {
    const auto aliases = AliasesOf(static_cast<Field>(field));
    EXPECT_FALSE(aliases.empty()) << field;
    for (const Alias& alias : aliases)
      EXPECT_EQ(static_cast<int>(alias.field), field);
    rows += aliases.size();
  }
  EXPECT_EQ(rows, AliasTable().size());
}

}  // namespace
}  // namespace wiresift
