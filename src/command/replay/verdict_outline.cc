#include "command/replay/verdict_outline.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/hash.h"
#include "core/json.h"
#include "pipeline/ports/cause.h"

namespace wiresift {
namespace {

std::int64_t NumberAt(JsonValue object, std::string_view key) {
  const auto value = Find(object, key);
  return value && value->is_int64() ? value->get_int64().value_unsafe() : 0;
}

Coordinate CoordinateAt(JsonValue object, std::string_view key) {
  const auto value = Find(object, key);
  if (!value) return {};
  return {TextAt(*value, "topic"),
          PartitionId{static_cast<std::int32_t>(NumberAt(*value, "partition"))},
          Offset{NumberAt(*value, "offset")}};
}

std::vector<RemovedSpan> RemovedAt(JsonValue verdict) {
  std::vector<RemovedSpan> removed;
  const auto list = Find(verdict, "removed");
  if (!list) return removed;
  for (const JsonValue span : Elements(*list)) {
    removed.push_back({TextAt(span, "class"), TextAt(span, "rule"), NumberAt(span, "start"),
                       NumberAt(span, "end"), TextAt(span, "text")});
  }
  return removed;
}

bool SameSpan(const RemovedSpan& a, const RemovedSpan& b) {
  return a.start == b.start && a.end == b.end;
}

bool SameSpans(const VerdictOutline& a, const VerdictOutline& b) {
  return std::ranges::equal(a.removed, b.removed, SameSpan);
}

/// True when there is a text to compare: a rejected article has none.
bool IsCleaned(const VerdictOutline& outline) {
  return outline.verdict != "rejected";
}

bool SameText(const VerdictOutline& was, const VerdictOutline& now) {
  if (!IsCleaned(was) || !IsCleaned(now)) return true;
  if (was.text_hash && now.text_hash) return was.text_hash == now.text_hash;
  return SameSpans(was, now);
}

std::string WordOf(const VerdictOutline& outline) {
  return outline.reason.empty() ? outline.verdict : outline.verdict + " " + outline.reason;
}

std::string KindOf(const VerdictOutline& was, const VerdictOutline& now) {
  if (was.verdict != now.verdict || was.reason != now.reason) {
    return WordOf(was) + " -> " + WordOf(now);
  }
  std::vector<std::string> what;
  if (was.relation != now.relation)
    what.push_back(fmt::format("{} -> {}", was.relation, now.relation));
  if (was.story != now.story) what.emplace_back("another story");
  if (!SameText(was, now)) what.emplace_back("another text");
  if (what.empty()) return {};
  return fmt::format("{}: {}", WordOf(was), fmt::join(what, ", "));
}

void WriteRemoved(const VerdictOutline& outline, const VerdictOutline& other, JsonWriter& out) {
  if (SameSpans(outline, other)) return;
  out.Key("removed").BeginArray();
  for (const RemovedSpan& span : outline.removed) {
    const bool is_in_both = std::ranges::any_of(
        other.removed, [&](const RemovedSpan& known) { return SameSpan(span, known); });
    if (is_in_both) continue;
    out.BeginObject().Key("class").Text(span.kind).Key("rule").Text(span.rule);
    out.Key("start").Integer(span.start).Key("end").Integer(span.end);
    out.Key("text").Text(span.text).EndObject();
  }
  out.EndArray();
}

void WriteOutline(const VerdictOutline& outline, const VerdictOutline& other, JsonWriter& out) {
  out.BeginObject().Key("verdict").Text(outline.verdict).TextField("reason", outline.reason);
  out.TextField("relation", outline.relation).TextField("story", outline.story);
  const bool both_cleaned = IsCleaned(outline) && IsCleaned(other);
  if (both_cleaned) {
    const bool differs =
        outline.text_hash && other.text_hash && outline.text_hash != other.text_hash;
    if (differs) out.Key("text").Text(ToHex(*outline.text_hash));
    WriteRemoved(outline, other, out);
  }
  out.EndObject();
}

}  // namespace

Result<std::optional<VerdictOutline>> OutlineOf(std::string_view audit) {
  const auto document = JsonDocument::Parse(audit);
  if (!document) return std::unexpected(document.error());
  const JsonValue root = document->root();
  if (TextAt(root, "kind") != "verdict") return std::optional<VerdictOutline>();
  return VerdictOutline{.input = CoordinateAt(root, "input"),
                        .article = TextAt(root, "article"),
                        .verdict = TextAt(root, "verdict"),
                        .reason = TextAt(root, "reason"),
                        .relation = TextAt(root, "relation"),
                        .story = TextAt(root, "story"),
                        .of = TextAt(root, "of"),
                        .rules = TextAt(root, "rules"),
                        .removed = RemovedAt(root),
                        .text_hash = std::nullopt};
}

std::optional<VerdictChange> Compare(const VerdictOutline& was, const VerdictOutline& now) {
  std::string kind = KindOf(was, now);
  if (kind.empty()) return std::nullopt;
  return VerdictChange{
      .kind = std::move(kind), .was = was, .now = now, .is_older = HasForgottenId(was, now)};
}

bool HasForgottenId(const VerdictOutline& was, const VerdictOutline& now) {
  constexpr std::array<std::string_view, 3> kOfKnownIds = {
      NameOf(Cause::kRedelivered), NameOf(Cause::kSuperseded), NameOf(Cause::kAlreadyKilled)};
  const bool was_known = std::ranges::find(kOfKnownIds, was.reason) != kOfKnownIds.end();
  const bool is_new = (now.verdict == "published" || now.verdict == "copy") && now.reason.empty();
  return was_known && (is_new || now.reason == NameOf(Cause::kUnknown));
}

std::string ChangeLine(const VerdictChange& change) {
  JsonWriter out;
  out.BeginObject().Key("raw").Text(ToString(change.now.input));
  out.Key("article_id").Text(change.now.article).Key("change").Text(change.kind);
  if (change.is_older) out.Key("older").Boolean(true);
  WriteOutline(change.was, change.now, out.Key("was"));
  WriteOutline(change.now, change.was, out.Key("now"));
  out.EndObject();
  return out.Take();
}

}  // namespace wiresift
