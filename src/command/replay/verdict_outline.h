#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/json_writer.h"
#include "core/result.h"

namespace wiresift {

/// A removal as an audit record lists it.
struct RemovedSpan {
  std::string kind;
  std::string rule;
  std::int64_t start = 0;
  std::int64_t end = 0;
  std::string text;
};

/// The part of a verdict that is compared: what happened to the article, not by which scores,
/// configuration or version.
struct VerdictOutline {
  Coordinate input;
  std::string article, verdict, reason, relation, story;
  std::string of;     ///< id of the article that it was compared with
  std::string rules;  ///< rules, profile and memory that it was cleaned with
  std::vector<RemovedSpan> removed;
  /// Hash of title and clean text, where both sides know them.
  std::optional<std::uint64_t> text_hash;
};

/// The outline of an audit record; nothing when it is no verdict, kMalformed when it is no JSON
/// object.
[[nodiscard]] Result<std::optional<VerdictOutline>> OutlineOf(std::string_view audit);

/// One difference between the old verdict on a record and the new one.
struct VerdictChange {
  /// The line of the summary that counts it: `copy -> published`, `copy: another story`,
  /// `published: another text`.
  std::string kind;
  VerdictOutline was, now;
  /// The old verdict comes from memory that the replay cannot have: an earlier story or article.
  bool is_older = false;
};

/// Compares verdict, reason, relation, story, and the text by its hash where both sides know that,
/// else by the spans that were removed. Gives nothing when all are the same.
[[nodiscard]] std::optional<VerdictChange> Compare(const VerdictOutline& was,
                                                   const VerdictOutline& now);

/// True when the old verdict says that the article's id was known and the new one says it was not.
[[nodiscard]] bool HasForgottenId(const VerdictOutline& was, const VerdictOutline& now);

/// Writes `{"raw":"news.raw/0/7","article_id":…,"change":…,"was":{…},"now":{…}}`. Each side lists
/// the removals that the other does not have.
[[nodiscard]] std::string ChangeLine(const VerdictChange& change);

}  // namespace wiresift
