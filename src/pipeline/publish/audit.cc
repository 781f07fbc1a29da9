#include "pipeline/publish/audit.h"

#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "core/json_writer.h"
#include "core/limits.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/publish/evidence.h"

namespace wiresift {
namespace {

/// Bytes of the rejected record that a dead letter has at most: room is left for our headers and
/// for the protocol.
constexpr std::size_t kLetterBytesMax = kOutputBytesMax - (64 << 10);

/// Of these, bytes of the record's key and of its own headers. Larger ones are no mistake but an
/// attack.
constexpr std::size_t kLetterKeyBytesMax = 64 << 10;
constexpr std::size_t kLetterHeaderBytesMax = 1 << 20;

void BeginVerdict(JsonWriter& out, std::string_view article, const Coordinate& input,
                  Verdict verdict) {
  out.BeginObject().Key("kind").Text("verdict").Key("article").Text(article);
  WriteCoordinate(out.Key("input"), input);
  out.Key("verdict").Text(NameOf(verdict));
}

void EndVerdict(JsonWriter& out, const RenderOptions& options) {
  out.TextField("config", options.config_hash)
      .Key("engine")
      .Text(options.engine_version)
      .EndObject();
}

Output AuditOutput(std::string key, std::string value) {
  return {.channel = Channel::kAudit,
          .partition = std::nullopt,
          .key = std::move(key),
          .value = std::move(value),
          .headers = {{"content-type", "application/json"}}};
}

void WriteMatch(JsonWriter& out, const Decision& decision) {
  if (decision.story) out.Key("story").Text(StoryUri(*decision.story));
  if (!decision.publications.empty()) {
    const Publication& own = decision.publications.front();
    out.Key("action").Text(NameOf(own.action)).Key("revision").Integer(own.story.revision);
  }
  if (decision.relation) out.Key("relation").Text(NameOf(*decision.relation));
  out.TextField("of", decision.of).TextField("compared_with", decision.compared_with);
  out.TextField("rule", RuleOf(decision));
  if (decision.of.empty() || !decision.relation) return;
  WriteScores(out.Key("scores"), decision.scores);
  WriteSpans(out.Key("spans"), decision.spans);
  if (decision.spans_truncated) out.Key("spans_truncated").Boolean(true);
  WriteChanges(out, decision.changes);
}

/// Cuts the key and drops the headers of a dead letter where they are too large. Returns how many
/// bytes are left for its value.
std::size_t Shrink(Output& letter) {
  if (letter.key.size() > kLetterKeyBytesMax) letter.key.resize(kLetterKeyBytesMax);
  std::size_t headers = 0;
  for (const Header& header : letter.headers)
    headers += header.name.size() + header.value.size();
  if (headers > kLetterHeaderBytesMax) {
    letter.headers.clear();
    headers = 0;
  }
  return kLetterBytesMax - letter.key.size() - headers;
}

/// Says of a record that is about to be cut how large it is and which hash it has, so that the
/// whole can be recognised.
void NameOriginal(Output& letter) {
  const auto [high, low] = Hash128(*letter.value);
  letter.headers.push_back({"ws-original-bytes", std::to_string(letter.value->size())});
  letter.headers.push_back({"ws-original-xxh128", ToHex(high) + ToHex(low)});
}

void NameError(Output& letter, const Error& error, const Coordinate& input) {
  letter.headers.push_back({"ws-error-reason", std::string(NameOf(error.reason))});
  letter.headers.push_back({"ws-error-detail", error.detail});
  letter.headers.push_back({"ws-input", ToString(input)});
}

}  // namespace

Output RenderAudit(const Decision& decision, const CleanRecord& record,
                   const RenderOptions& options) {
  JsonWriter out;
  BeginVerdict(out, record.article.id, record.raw, decision.verdict);
  out.TextField("reason", ReasonOf(decision.cause));
  WriteMatch(out, decision);
  WriteRemovals(out.Key("removed"), record.removed, RemovalText::kInclude);
  if (record.removed_count > record.removed.size()) {
    out.Key("removed_count").Integer(record.removed_count);
  }
  if (record.guarded) out.Key("guarded").Boolean(true);
  WriteProvenance(out.Key("provenance"), record.provenance);
  out.TextField("rules", record.rules);
  EndVerdict(out, options);
  return AuditOutput(record.article.id, out.Take());
}

Output RenderRejectedVerdict(const Coordinate& input, const std::string& article,
                             const Error& error, const RenderOptions& options) {
  JsonWriter out;
  BeginVerdict(out, article, input, Verdict::kRejected);
  out.Key("reason").Text(NameOf(error.reason)).Key("detail").Text(error.detail);
  EndVerdict(out, options);
  return AuditOutput(article, out.Take());
}

std::vector<Output> RenderRefusal(const Coordinate& input, const std::string& article,
                                  const Error& error, const RenderOptions& options) {
  Output letter{.channel = Channel::kRejected,
                .partition = std::nullopt,
                .key = article,
                .value = std::string(),
                .headers = {}};
  NameError(letter, error, input);
  letter.headers.push_back({"ws-original", "omitted"});
  return {std::move(letter), RenderRejectedVerdict(input, article, error, options)};
}

Output RenderDeadLetter(const Record& record, const Error& error) {
  Output out{.channel = Channel::kRejected,
             .partition = std::nullopt,
             .key = record.key.value_or(std::string()),
             .value = record.value,
             .headers = record.headers};
  const std::size_t value_bytes_max = Shrink(out);
  NameError(out, error, record.at);
  if (out.value && out.value->size() > value_bytes_max) {
    NameOriginal(out);
    out.value->resize(value_bytes_max);
  }
  return out;
}

void CutDeadLetter(Output& letter, std::size_t bytes_max) {
  if (!letter.value || SizeOf(letter) <= bytes_max) return;
  const auto is_ours = [](const Header& header) { return header.name.starts_with("ws-"); };
  if (std::ranges::find(letter.headers, "ws-original-bytes", &Header::name) ==
      letter.headers.end()) {
    NameOriginal(letter);
  }
  if (SizeOf(letter) - letter.value->size() > bytes_max) {
    std::erase_if(letter.headers, [&](const Header& header) { return !is_ours(header); });
  }
  const std::size_t rest = SizeOf(letter) - letter.value->size();
  letter.value->resize(std::min(letter.value->size(), bytes_max - std::min(bytes_max, rest)));
}

}  // namespace wiresift
