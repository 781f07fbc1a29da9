#include "pipeline/publish/publication.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "support/article_builder.h"
#include "support/json_path.h"

namespace wiresift {
namespace {

using tests::At;
using tests::JsonAt;

const RenderOptions kOptions{.config_hash = "c0ffee", .engine_version = "9.8.7"};

CleanRecord Article() {
  CleanRecord record = tests::CleanBuilder{.offset = 3,
                                           .id = "a1",
                                           .title = "A \"title\"",
                                           .text = "Some words.\n\nMore.",
                                           .source = "a.example"}
                           .Build();
  record.article.url = "https://a.example/1";
  record.article.by = "Ada Brook";
  record.article.language = "en";
  record.article.located = "PORT HALVEN";
  record.article.rights = "(c) A";
  record.article.urgency = 2;
  record.article.published = At({});
  record.provenance = {{.agency = "AP", .kind = ProvenanceKind::kCreditLine, .text = "(AP)"},
                       {.agency = "AP", .kind = ProvenanceKind::kDateline},
                       {.agency = "Reuters", .kind = ProvenanceKind::kCitation}};
  record.removed = {{.kind = RemovalClass::kShare,
                     .rule = "r",
                     .start = 1,
                     .end = 9,
                     .text = "secret removed text"}};
  record.removed_count = 1;
  record.removed_bytes = 8;
  record.trace_parent = "00-1-2-01";
  return record;
}

Publication Revision(Action action) {
  Publication publication{
      .action = action, .rule = "earliest", .created = At(std::chrono::milliseconds(1'500))};
  publication.story.id = {1, 2};
  publication.story.revision = 2;
  publication.story.first_created = At({});
  publication.story.members = {
      {.article = "a1", .url = "https://a.example/1", .source = "a.example"},
      {.article = "b2",
       .source = "b.example",
       .relation = Relation::kEmbeds,
       .containment_new = 0.5,
       .published = At({})}};
  publication.story.copies = 1;
  return publication;
}

std::string HeaderValue(const Output& output, std::string_view name) {
  for (const Header& header : output.headers) {
    if (header.name == name) return header.value;
  }
  return "(none)";
}

TEST(Publication, IsNinjsWithItsExtension) {
  const Output output = RenderPublication(Revision(Action::kUpdate), Article(), kOptions);
  EXPECT_EQ(output.channel, Channel::kStories);
  EXPECT_EQ(output.key, StoryUri({1, 2}));
  const std::string& json = *output.value;
  const std::pair<std::string_view, std::string_view> want[] = {
      {"uri", output.key},
      {"standard.name", kSchemaName},
      {"standard.schema", kSchemaUri},
      {"type", "text"},
      {"representationType", "full"},
      {"version", "2"},
      {"firstCreated", "2025-03-01T00:00:00Z"},
      {"versionCreated", "2025-03-01T00:00:01.500Z"},
      {"contentCreated", "2025-03-01T00:00:00Z"},
      {"pubStatus", "usable"},
      {"language", "en"},
      {"urgency", "2"},
      {"by", "Ada Brook"},
      {"located", "PORT HALVEN"},
      {"copyrightNotice", "(c) A"},
      {"headlines.0.value", "A \"title\""},
      {"bodies.0.role", "main"},
      {"bodies.0.contentType", "text/plain"},
      {"bodies.0.wordCount", "3"},
      {"bodies.0.value", "Some words.\n\nMore."},
      {"infoSources.0.name", "AP"},
      {"infoSources.0.role", "originator"},
      {"infoSources.1.name", "a.example"},
      {"infoSources.1.role", "distributor"},
      {"infoSources.2", "(none)"},
      {"altIds.0.value", "a1"},
      {"altIds.1.value", "https://a.example/1"},
      {"wiresift.action", "update"},
      {"wiresift.revision", "2"},
      {"wiresift.canonical.article", "a1"},
      {"wiresift.canonical.rule", "earliest"},
      {"wiresift.relation", "original"},
      {"wiresift.provenance.2.kind", "citation"},
      {"wiresift.cleaning.removedSpans", "1"},
      {"wiresift.cleaning.removedBytes", "8"},
      {"wiresift.copies.0.article", "b2"},
      {"wiresift.copies.0.relation", "embeds"},
      {"wiresift.copies.0.scores.containment_new", "0.5"},
      {"wiresift.copies.1", "(none)"},
      {"wiresift.copyCount", "1"},
      {"wiresift.sourceCount", "2"},
      {"wiresift.copiesTruncated", "false"},
      {"wiresift.input.offset", "3"},
      {"wiresift.engine.version", "9.8.7"},
      {"wiresift.engine.config", "c0ffee"},
  };
  for (const auto& [path, value] : want)
    EXPECT_EQ(JsonAt(json, path), value) << path;
  EXPECT_FALSE(json.contains("secret removed text")) << "what was taken out is not published";
}

struct ActionCase {
  Action action;
  std::string_view name, type;
};

TEST(Publication, HeadersAreACloudEvent) {
  for (const ActionCase& want : {ActionCase{Action::kPublish, "publish", "news.story.published"},
                                 ActionCase{Action::kUpdate, "update", "news.story.updated"},
                                 ActionCase{Action::kCorrect, "correct", "news.story.corrected"},
                                 ActionCase{Action::kKill, "kill", "news.story.killed"}}) {
    const Output output = RenderPublication(Revision(want.action), Article(), kOptions);
    EXPECT_EQ(HeaderValue(output, "ws-action"), want.name);
    EXPECT_EQ(HeaderValue(output, "ce_type"), want.type);
    EXPECT_EQ(HeaderValue(output, "ws-revision"), "2");
    EXPECT_EQ(HeaderValue(output, "ce_id"), StoryUri({1, 2}) + "#2");
    EXPECT_EQ(HeaderValue(output, "ce_specversion"), "1.0");
    EXPECT_EQ(HeaderValue(output, "ce_source"), "urn:wiresift");
    EXPECT_EQ(HeaderValue(output, "ce_time"), "2025-03-01T00:00:01.500Z");
    EXPECT_EQ(HeaderValue(output, "content-type"), "application/json");
    EXPECT_EQ(HeaderValue(output, "traceparent"), "00-1-2-01");
  }
  EXPECT_EQ(HeaderValue(RenderPublication(Revision(Action::kPublish),
                                          tests::CleanBuilder{.id = "a"}.Build(), kOptions),
                        "traceparent"),
            "(none)");
}

TEST(Publication, OfTheStrictProfileHasNoExtension) {
  RenderOptions strict = kOptions;
  strict.strict = true;
  const std::string json = *RenderPublication(Revision(Action::kUpdate), Article(), strict).value;
  EXPECT_EQ(JsonAt(json, "wiresift"), "(none)");
  EXPECT_EQ(JsonAt(json, "standard.name"), "ninjs");
  EXPECT_EQ(JsonAt(json, "standard.version"), "3.1");
  EXPECT_EQ(JsonAt(json, "bodies.0.value"), "Some words.\n\nMore.");
}

TEST(Publication, AKillHasNoTextAndNamesEveryCopy) {
  Publication kill = Revision(Action::kKill);
  kill.cause = Cause::kCanceled;
  for (const bool strict : {false, true}) {
    RenderOptions options = kOptions;
    options.strict = strict;
    // The record of a withdrawal may carry anything; none of it is repeated.
    const std::string json = *RenderPublication(kill, Article(), options).value;
    EXPECT_EQ(JsonAt(json, "pubStatus"), "canceled");
    EXPECT_EQ(JsonAt(json, "version"), "2");
    for (const std::string_view absent :
         {"bodies", "headlines", "by", "representationType", "infoSources"}) {
      EXPECT_EQ(JsonAt(json, absent), "(none)") << absent;
    }
    EXPECT_FALSE(json.contains("Some words")) << json;
    EXPECT_FALSE(json.contains("title")) << json;
    if (strict) continue;
    EXPECT_EQ(JsonAt(json, "wiresift.action"), "kill");
    EXPECT_EQ(JsonAt(json, "wiresift.reason"), "canceled");
    EXPECT_EQ(JsonAt(json, "wiresift.copies.0.article"), "b2");
  }
}

TEST(Publication, SaysWhenNotAllCopiesAreListed) {
  Publication publication = Revision(Action::kUpdate);
  publication.story.copies = 500;
  const std::string json = *RenderPublication(publication, Article(), kOptions).value;
  EXPECT_EQ(JsonAt(json, "wiresift.copyCount"), "500");
  EXPECT_EQ(JsonAt(json, "wiresift.copiesTruncated"), "true");
}

TEST(Publication, LeavesOutWhatIsNotKnown) {
  CleanRecord record = tests::CleanBuilder{.id = "a1", .text = "Words."}.Build();
  record.article.language = "und";
  const std::string json = *RenderPublication(Revision(Action::kPublish), record, kOptions).value;
  for (const std::string_view absent :
       {"language", "headlines", "by", "located", "urgency", "contentCreated", "copyrightNotice",
        "infoSources", "altIds.1"}) {
    EXPECT_EQ(JsonAt(json, absent), "(none)") << absent;
  }
}

}  // namespace
}  // namespace wiresift
