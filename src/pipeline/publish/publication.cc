#include "pipeline/publish/publication.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/json_writer.h"
#include "core/names.h"
#include "core/time.h"
#include "pipeline/publish/evidence.h"

namespace wiresift {
namespace {

constexpr auto kEventTypes = Names<Action>("news.story.published", "news.story.updated",
                                           "news.story.corrected", "news.story.killed");

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    words += static_cast<std::size_t>(!space && !in_word);
    in_word = !space;
  }
  return words;
}

/// The agencies whose text this is, in order of their marks.
std::vector<std::string_view> TextAgencies(const CleanRecord& record) {
  std::vector<std::string_view> agencies;
  for (const ProvenanceMark& mark : record.provenance) {
    const bool known = std::ranges::find(agencies, mark.agency) != agencies.end();
    if (IsTextProvenance(mark.kind) && !known) agencies.push_back(mark.agency);
  }
  return agencies;
}

void WriteStandard(JsonWriter& out, bool strict) {
  out.Key("standard").BeginObject();
  out.Key("name").Text(strict ? "ninjs" : kSchemaName);
  out.Key("version").Text(strict ? "3.1" : kSchemaVersion);
  out.Key("schema").Text(strict ? "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
                                : kSchemaUri);
  out.EndObject();
}

void WriteText(JsonWriter& out, const CleanRecord& record) {
  if (!record.article.title.empty()) {
    out.Key("headlines").BeginArray().BeginObject();
    out.Key("role").Text("main").Key("value").Text(record.article.title);
    out.EndObject().EndArray();
  }
  out.Key("bodies").BeginArray().BeginObject();
  out.Key("role").Text("main").Key("contentType").Text("text/plain");
  out.Key("wordCount").Integer(static_cast<std::int64_t>(CountWords(record.text)));
  out.Key("value").Text(record.text);
  out.EndObject().EndArray();
}

void WriteSources(JsonWriter& out, const CleanRecord& record) {
  const auto agencies = TextAgencies(record);
  if (agencies.empty() && record.article.source.empty()) return;
  out.Key("infoSources").BeginArray();
  for (const std::string_view agency : agencies) {
    out.BeginObject().Key("name").Text(agency).Key("role").Text("originator").EndObject();
  }
  if (!record.article.source.empty()) {
    out.BeginObject().Key("name").Text(record.article.source).Key("role");
    out.Text(agencies.empty() ? "originator" : "distributor").EndObject();
  }
  out.EndArray();
}

void WriteIds(JsonWriter& out, const Article& article) {
  out.Key("altIds").BeginArray();
  out.BeginObject().Key("role").Text("article").Key("value").Text(article.id).EndObject();
  if (!article.url.empty()) {
    out.BeginObject().Key("role").Text("url").Key("value").Text(article.url).EndObject();
  }
  out.EndArray();
}

void WriteArticle(JsonWriter& out, const CleanRecord& record) {
  const Article& article = record.article;
  if (article.published) out.Key("contentCreated").Text(FormatTime(*article.published));
  out.TextField("language", article.language == "und" ? "" : article.language);
  if (article.urgency != 0) out.Key("urgency").Integer(article.urgency);
  out.TextField("by", article.by).TextField("located", article.located);
  out.TextField("copyrightNotice", article.rights);
  WriteText(out, record);
  WriteSources(out, record);
}

void WriteCanonical(JsonWriter& out, const Publication& publication) {
  const Member& canonical = publication.story.members.front();
  out.Key("canonical").BeginObject().Key("article").Text(canonical.article);
  out.TextField("url", canonical.url).TextField("source", canonical.source);
  out.TextField("rule", publication.rule).EndObject();
}

void WriteCopies(JsonWriter& out, const Story& story) {
  std::set<std::string_view> sources;
  for (const Member& member : story.members)
    sources.insert(member.source);
  out.Key("copies").BeginArray();
  for (auto member = story.members.begin() + 1; member != story.members.end(); ++member) {
    out.BeginObject().Key("article").Text(member->article);
    out.TextField("url", member->url).TextField("source", member->source);
    if (member->published) out.Key("published").Text(FormatTime(*member->published));
    out.Key("relation").Text(NameOf(member->relation)).Key("scores").BeginObject();
    out.Key("containment_new").Decimal(member->containment_new);
    out.Key("containment_old").Decimal(member->containment_old);
    out.Key("cover").Decimal(member->cover).EndObject().EndObject();
  }
  out.EndArray();
  out.Key("copyCount").Integer(story.copies);
  out.Key("sourceCount").Integer(static_cast<std::int64_t>(sources.size()));
  out.Key("copiesTruncated").Boolean(story.copies + 1 > story.members.size());
}

void WriteCleaning(JsonWriter& out, const CleanRecord& record) {
  out.Key("cleaning").BeginObject().Key("rules").Text(record.rules);
  out.Key("removedSpans").Integer(record.removed_count);
  out.Key("removedBytes").Integer(static_cast<std::int64_t>(record.removed_bytes));
  out.Key("guarded").Boolean(record.guarded);
  WriteRemovals(out.Key("removed"), record.removed, RemovalText::kOmit);
  out.EndObject();
}

void WriteExtension(JsonWriter& out, const Publication& publication, const CleanRecord& record,
                    const RenderOptions& options) {
  out.Key("wiresift").BeginObject();
  out.Key("action")
      .Text(NameOf(publication.action))
      .TextField("reason", ReasonOf(publication.cause));
  out.Key("revision").Integer(publication.story.revision);
  WriteCanonical(out, publication);
  const bool killed = publication.action == Action::kKill;
  if (!killed) {
    out.Key("relation").Text(NameOf(publication.story.members.front().relation));
    WriteProvenance(out.Key("provenance"), record.provenance);
    WriteCleaning(out, record);
  }
  WriteCopies(out, publication.story);
  WriteCoordinate(out.Key("input"), record.raw);
  out.Key("engine").BeginObject().Key("version").Text(options.engine_version);
  out.TextField("config", options.config_hash).EndObject();
  out.EndObject();
}

std::string RenderValue(const Publication& publication, const CleanRecord& record,
                        const RenderOptions& options) {
  const Story& story = publication.story;
  const bool killed = publication.action == Action::kKill;
  JsonWriter out;
  out.BeginObject().Key("uri").Text(StoryUri(story.id));
  WriteStandard(out, options.strict);
  out.Key("type").Text("text");
  if (!killed) out.Key("representationType").Text("full");
  out.Key("version").Text(std::to_string(story.revision));
  out.Key("firstCreated").Text(FormatTime(story.first_created));
  out.Key("versionCreated").Text(FormatTime(publication.created));
  out.Key("pubStatus").Text(killed ? "canceled" : "usable");
  if (killed) {
    const std::string why(ReasonOf(publication.cause));
    out.Key("edNote").Text("KILL (" + why + "): recall all versions of this story.");
  } else {
    WriteArticle(out, record);
    WriteIds(out, record.article);
  }
  if (!options.strict) WriteExtension(out, publication, record, options);
  out.EndObject();
  return out.Take();
}

std::vector<Header> RenderHeaders(const Publication& publication, const CleanRecord& record) {
  const std::string uri = StoryUri(publication.story.id);
  const std::string revision = std::to_string(publication.story.revision);
  std::vector<Header> headers = {
      {"content-type", "application/json"},
      {"ce_specversion", "1.0"},
      {"ce_type", std::string(kEventTypes[IndexOf(publication.action)])},
      {"ce_source", "urn:wiresift"},
      {"ce_id", uri + "#" + revision},
      {"ce_time", FormatTime(publication.created)},
      {"ws-action", std::string(NameOf(publication.action))},
      {"ws-revision", revision},
  };
  if (!record.trace_parent.empty()) headers.push_back({"traceparent", record.trace_parent});
  return headers;
}

}  // namespace

Output RenderPublication(const Publication& publication, const CleanRecord& record,
                         const RenderOptions& options) {
  return {.channel = Channel::kStories,
          .partition = std::nullopt,
          .key = StoryUri(publication.story.id),
          .value = RenderValue(publication, record, options),
          .headers = RenderHeaders(publication, record)};
}

}  // namespace wiresift
