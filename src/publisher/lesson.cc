#include "publisher/lesson.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/hash.h"
#include "core/json.h"
#include "core/json_writer.h"
#include "core/time.h"
#include "publisher/memory.h"

namespace wiresift {
namespace {

std::string DateOf(Day day) {
  return FormatTime(Timestamp(std::chrono::days(day))).substr(0, 10);
}

void WriteBlock(JsonWriter& out, const BlockCount& block) {
  out.BeginObject().Key("hash").Text(ToHex(block.hash)).TextField("sample", block.sample);
  out.Key("stories").Integer(static_cast<std::int64_t>(block.stories.size()));
  out.Key("articles").Integer(block.articles);
  out.Key("first").Text(DateOf(block.first_day)).Key("last").Text(DateOf(block.last_day));
  out.EndObject();
}

void WriteBlocks(JsonWriter& out, std::span<const BlockCount> blocks, bool learnt) {
  out.BeginArray();
  for (const BlockCount& block : blocks) {
    if (block.stories.size() > 1 && block.IsLearnt() == learnt) WriteBlock(out, block);
  }
  out.EndArray();
}

std::unexpected<Error> Wrong(std::string_view field, std::string_view expected) {
  return Fail(ErrorCode::kMalformed, "publishers: " + std::string(field) + ": expected " +
                                         std::string(expected) + ", found something else");
}

std::optional<std::uint64_t> HashOf(JsonValue block) {
  const auto value = Find(block, "hash");
  const auto text = value ? AsText(*value) : std::nullopt;
  if (!text || text->size() != 16) return std::nullopt;
  std::uint64_t hash = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), hash, 16);
  const bool read = error == std::errc{} && end == text->data() + text->size();
  return read ? std::optional(hash) : std::nullopt;
}

std::string TextOf(JsonValue block, std::string_view key) {
  const auto value = Find(block, key);
  return std::string(value ? AsText(*value).value_or("") : "");
}

std::int64_t NumberOf(JsonValue object, std::string_view key) {
  const auto value = Find(object, key);
  return value && value->is_int64() ? std::int64_t{*value} : 0;
}

Result<std::vector<LearntBlock>> ParseBlocks(JsonValue list) {
  std::vector<LearntBlock> blocks;
  for (const JsonValue& block : Elements(list)) {
    const auto hash = HashOf(block);
    if (!hash) return Wrong("hash", "16 hexadecimal digits");
    blocks.push_back({.hash = *hash,
                      .sample = TextOf(block, "sample"),
                      .stories = NumberOf(block, "stories"),
                      .articles = NumberOf(block, "articles"),
                      .first = TextOf(block, "first"),
                      .last = TextOf(block, "last")});
  }
  return blocks;
}

JsonWriter BeginLesson(std::string_view domain, std::string_view scope) {
  JsonWriter out;
  out.BeginObject().Key("domain").Text(domain).Key("scope").Text(scope);
  return out;
}

}  // namespace

LessonRecord RenderLesson(const Lesson& lesson, PartitionId scope) {
  const std::string number = std::to_string(scope.value);
  LessonRecord record{.key = lesson.domain + "/" + number, .value = std::nullopt};
  if (!lesson.counts) return record;
  JsonWriter out = BeginLesson(lesson.domain, number);
  out.Key("version").Text(MemoryVersion(lesson.counts->Learnt()));
  WriteBlocks(out.Key("learnt"), lesson.counts->blocks(), true);
  WriteBlocks(out.Key("candidates"), lesson.counts->blocks(), false);
  out.EndObject();
  record.value = out.Take();
  return record;
}

std::string LessonLine(std::string_view key, const std::optional<std::string>& value) {
  if (value) return *value;
  const std::size_t slash = key.rfind('/');
  JsonWriter out = BeginLesson(key.substr(0, slash), key.substr(slash + 1));
  out.Key("learnt").BeginArray().EndArray().EndObject();
  return out.Take();
}

Result<LearntBlocks> ParseLesson(std::string_view value) {
  const auto document = JsonDocument::Parse(value);
  if (!document) return Wrong("record", "a JSON object");
  LearntBlocks lesson{.domain = TextOf(document->root(), "domain"),
                      .scope = TextOf(document->root(), "scope"),
                      .learnt = {},
                      .candidates = {}};
  if (lesson.domain.empty()) return Wrong("domain", "a domain");
  if (lesson.scope.empty()) return Wrong("scope", "a partition's number");
  const auto learnt = Find(document->root(), "learnt");
  if (!learnt || !learnt->is_array()) return Wrong("learnt", "a list of blocks");
  auto blocks = ParseBlocks(*learnt);
  if (!blocks) return std::unexpected(blocks.error());
  lesson.learnt = std::move(*blocks);
  const auto candidates = Find(document->root(), "candidates");
  if (!candidates) return lesson;
  blocks = ParseBlocks(*candidates);
  if (!blocks) return std::unexpected(blocks.error());
  lesson.candidates = std::move(*blocks);
  return lesson;
}

}  // namespace wiresift
