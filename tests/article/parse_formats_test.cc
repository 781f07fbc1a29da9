#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "article/parse.h"

// The dialects of news feeds, each as one record with the fields it is known for.

namespace wiresift {
namespace {

Article Parsed(std::string_view json, std::string_view content_type = {}) {
  const auto article = ParseArticle(json, {{}, content_type, "news.raw/0/0"}, {});
  EXPECT_TRUE(article) << article.error().detail;
  return article.value_or(Article());
}

TEST(Formats, Ninjs1) {
  const Article article = Parsed(R"({
    "uri": "urn:newsml:norrsund.example:20250301:1", "type": "text", "mimetype": "text/plain",
    "version": "3", "versioncreated": "2025-03-01T11:00:00Z", "firstcreated": "2025-03-01T10:00:00Z",
    "pubstatus": "usable", "urgency": 4, "language": "en-GB", "headline": "Ferry runs aground",
    "byline": "By Marta Lindqvar", "located": "PORT HALVEN", "copyrightholder": "Norrsund Press",
    "body_text": "A ferry ran aground.", "body_xhtml": "<p>A ferry ran aground.</p>"})");
  EXPECT_EQ(article.id, "urn:newsml:norrsund.example:20250301:1");
  EXPECT_EQ(article.title, "Ferry runs aground");
  EXPECT_EQ(article.body, "A ferry ran aground.");
  EXPECT_EQ(article.by, "By Marta Lindqvar");
  EXPECT_EQ(article.located, "PORT HALVEN");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.version, "3");
  EXPECT_EQ(article.urgency, 4);
  EXPECT_EQ(article.rights, "Norrsund Press");
  EXPECT_EQ(article.published, ParseTime("2025-03-01T10:00:00Z"));
  EXPECT_EQ(article.updated, ParseTime("2025-03-01T11:00:00Z"));
}

TEST(Formats, Ninjs2) {
  const Article article = Parsed(R"({
    "uri": "urn:a:2", "type": "text", "firstCreated": "2025-03-01T10:00:00+01:00",
    "versionCreated": "2025-03-01T12:00:00+01:00", "pubStatus": "withheld", "language": "de",
    "headlines": [{"role": "short", "value": "Kurz"}, {"role": "main", "value": "F\u00e4hre auf Grund"}],
    "bodies": [{"role": "teaser", "value": "Anriss"},
               {"role": "main", "contentType": "text/plain", "value": "Eine F\u00e4hre lief auf Grund."}],
    "infoSources": [{"name": "Norrsund Presse", "role": "originator"},
                    {"name": "Halven Bote", "role": "distributor"}]})");
  EXPECT_EQ(article.title, "F\u00E4hre auf Grund");
  EXPECT_EQ(article.body, "Eine F\u00E4hre lief auf Grund.");
  EXPECT_EQ(article.status, PubStatus::kWithheld);
  EXPECT_EQ(article.published, ParseTime("2025-03-01T09:00:00Z"));
  EXPECT_EQ(article.agencies, std::vector<std::string>{"Norrsund Presse"});
}

TEST(Formats, Ninjs3) {
  const Article article = Parsed(R"({
    "uri": "urn:a:3", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text",
    "headlines": [{"value": "A title"}], "by": "Ada Brook",
    "bodies": [{"contentType": "text/html", "value": "<p>First.</p><p>Second.</p>"}],
    "copyrightNotice": "(c) 2025", "embargoed": "2025-04-01T00:00:00Z",
    "infoSources": [{"name": "Norrsund Press"}]})");
  EXPECT_EQ(article.title, "A title");
  EXPECT_EQ(article.format, BodyFormat::kHtml);
  EXPECT_EQ(article.embargoed_until, ParseTime("2025-04-01T00:00:00Z"));
  EXPECT_EQ(article.rights, "(c) 2025");
  EXPECT_EQ(article.agencies, std::vector<std::string>{"Norrsund Press"});
}

constexpr std::string_view kNewsArticle = R"({
    "@type": "NewsArticle", "@id": "https://bote.example/ferry", "headline": "Ferry runs aground",
    "articleBody": "A ferry ran aground.", "datePublished": "2025-03-01", "inLanguage": "en",
    "author": [{"@type": "Person", "name": "Ada Brook"}, {"@type": "Person", "name": "Cem Dal"}],
    "publisher": {"@type": "Organization", "name": "Halven Bote"},
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://bote.example/ferry"}})";

void ExpectNewsArticle(const Article& article) {
  EXPECT_EQ(article.id, "https://bote.example/ferry");
  EXPECT_EQ(article.title, "Ferry runs aground");
  EXPECT_EQ(article.body, "A ferry ran aground.");
  EXPECT_EQ(article.by, "Ada Brook, Cem Dal");
  EXPECT_EQ(article.source, "Halven Bote");
  EXPECT_EQ(article.canonical_url, "https://bote.example/ferry");
  EXPECT_EQ(article.published, ParseTime("2025-03-01"));
}

TEST(Formats, SchemaOrg) {
  const std::string article(kNewsArticle);
  const std::string other = R"({"@type":"WebSite","name":"Halven Bote"})";
  ExpectNewsArticle(Parsed(article));
  ExpectNewsArticle(Parsed("[" + other + "," + article + "]"));
  ExpectNewsArticle(
      Parsed(R"({"@context":"https://schema.org","@graph":[)" + other + "," + article + "]}"));
}

TEST(Formats, SchemaOrgTypeMayBeAList) {
  const Article article = Parsed(
      R"([{"@type":["Thing"],"name":"x"},{"@type":["ReportageNewsArticle"],"articleBody":"Words."}])");
  EXPECT_EQ(article.body, "Words.");
}

TEST(Formats, CloudEventStructured) {
  const Article flat = Parsed(
      R"({"specversion":"1.0","id":"event-1","type":"news","source":"/feed","data":{"id":"a","title":"T","body":"Words."}})",
      "application/cloudevents+json");
  EXPECT_EQ(flat.id, "a");
  EXPECT_EQ(flat.title, "T");
  EXPECT_EQ(flat.body, "Words.");
  EXPECT_EQ(flat.source, "") << "the event's source is not the outlet";
  ExpectNewsArticle(
      Parsed(R"({"specversion":"1.0","id":"e","data":)" + std::string(kNewsArticle) + "}"));
}

TEST(Formats, JsonFeedItem) {
  const Article article = Parsed(
      R"({"id":"https://a.example/1","url":"https://a.example/1","external_url":"https://b.example/2",
          "title":"T","content_html":"<p>Words.</p>","date_published":"2025-03-01T10:00:00Z",
          "date_modified":"2025-03-01T11:00:00Z","authors":[{"name":"Ada Brook"}]})");
  EXPECT_EQ(article.format, BodyFormat::kHtml);
  EXPECT_EQ(article.by, "Ada Brook");
  EXPECT_EQ(article.url, "https://a.example/1");
}

TEST(Formats, CrawlersFlatJson) {
  const Article article = Parsed(
      R"({"url":"https://a.example/1","source_domain":"a.example","title":"T","maintext":"Words.",
          "authors":["Ada Brook","Cem Dal"],"date_publish":"2025-03-01 10:00:00","language":"en"})");
  EXPECT_EQ(article.id, "https://a.example/1");
  EXPECT_EQ(article.source, "a.example");
  EXPECT_EQ(article.by, "Ada Brook, Cem Dal");
  EXPECT_EQ(article.published, ParseTime("2025-03-01T10:00:00Z"));
}

TEST(Formats, EpochTimesAsNumbers) {
  const Article article =
      Parsed(R"({"body":"Words.","timestamp":1740823200,"updated":1740823200123})");
  EXPECT_EQ(article.published, ParseTime("2025-03-01T10:00:00Z"));
  EXPECT_EQ(article.updated, ParseTime("2025-03-01T10:00:00.123Z"));
}

TEST(Formats, AgenciesOfMetadata) {
  const Article article = Parsed(
      R"({"body":"Words.","agency":"Norrsund Press","flags":{"dpa":true,"paid":false,"n":1},
          "infoSources":[{"name":"Norrsund Press"},{"name":"Bote","role":"distributor"},
                         {"name":"Skerrin Wire","role":"originator"}]})");
  EXPECT_EQ(article.agencies, (std::vector<std::string>{"Norrsund Press", "dpa", "Skerrin Wire"}));
}

TEST(Formats, LanguageTags) {
  const auto language = [](std::string_view tag) {
    return Parsed(R"({"body":"Words.","language":")" + std::string(tag) + "\"}").language;
  };
  EXPECT_EQ(language("en-US"), "en");
  EXPECT_EQ(language("pt_BR"), "pt");
  EXPECT_EQ(language("DE"), "de");
  EXPECT_EQ(language("deu"), "de");
  EXPECT_EQ(language("fil"), "fil");
  EXPECT_EQ(language("zh-Hans"), "zh");
  EXPECT_EQ(language("x"), "");
  EXPECT_EQ(language("12"), "");
}

}  // namespace
}  // namespace wiresift
