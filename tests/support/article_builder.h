#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/ids.h"
#include "core/json_writer.h"
#include "core/time.h"
#include "dedup/sketch.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/record.h"
#include "text/words/tokens.h"

namespace wiresift::tests {

/// 2025-03-01T00:00:00Z and `since` later: the time at which the tests play.
inline Timestamp At(std::chrono::milliseconds since) {
  return Timestamp(std::chrono::milliseconds(1'740'787'200'000)) + since;
}

/// The coordinate of a raw record.
inline Coordinate RawAt(std::int64_t offset, std::int32_t partition = 0) {
  return {"news.raw", PartitionId{partition}, Offset{offset}};
}

/// The fields of a flat JSON article that the tests use; empty ones are left out.
struct JsonArticle {
  std::string id, title, body, source, url, status, version, updated, published, language, embargo;

  [[nodiscard]] std::string Json() const {
    JsonWriter out;
    out.BeginObject().TextField("id", id).TextField("title", title).TextField("body", body);
    out.TextField("source", source).TextField("url", url).TextField("status", status);
    out.TextField("version", version).TextField("updated", updated);
    out.TextField("published", published).TextField("language", language);
    out.TextField("embargoed", embargo).EndObject();
    return out.Take();
  }
};

/// A raw record of partition 0, a second after the one before it.
inline Record RawRecord(std::int64_t offset, std::optional<std::string> value,
                        std::optional<std::string> key = std::nullopt) {
  return {.at = RawAt(offset),
          .timestamp = At(std::chrono::seconds(offset)),
          .key = std::move(key),
          .value = std::move(value),
          .headers = {}};
}

/// Builds the clean record that the clean stage would make of an article whose text is clean
/// already.
struct CleanBuilder {
  std::int64_t offset = 0;
  std::string id;
  std::string title;
  std::string text;
  std::string source;
  std::string url;
  PubStatus status = PubStatus::kUsable;
  std::string version;
  std::optional<Timestamp> updated;
  std::optional<Timestamp> embargoed_until;
  bool is_text = true;
  bool deletion = false;
  /// The event time; nothing: as many seconds after the beginning as `offset` says.
  std::optional<Timestamp> time;

  [[nodiscard]] CleanRecord Build() const {
    CleanRecord out;
    out.raw = RawAt(offset);
    out.event_time = time.value_or(At(std::chrono::seconds(offset)));
    out.deletion = deletion;
    out.article.id = id;
    out.article.title = title;
    out.article.source = source;
    out.article.url = url;
    out.article.status = status;
    out.article.version = version;
    out.article.updated = updated;
    out.article.embargoed_until = embargoed_until;
    out.article.is_text = is_text;
    out.text = text;
    out.rules = "test-rules";
    out.sketch = MakeSketch(Tokenize(text), 8);
    return out;
  }
};

}  // namespace wiresift::tests
