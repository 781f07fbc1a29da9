#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace wiresift {

/// The fields of an article that a JSON record may carry under many names.
enum class Field : std::uint8_t {
  kId,
  kTitle,
  kText,
  kHtml,
  kUrl,
  kCanonicalUrl,
  kPublished,
  kUpdated,
  kSource,
  kBy,
  kLanguage,
  kLocated,
  kVersion,
  kStatus,
  kEmbargo,
  kRights,
  kType,
  kUrgency,
  kAgency,
};

/// One name of a field: a path of keys joined by dots. An array on the way stands for its element
/// with role `main`, else for its first.
struct Alias {
  Field field;
  std::string_view path;
};

/// The table, in order of preference within a field: the first alias with a value wins. Names of
/// ninjs 1-3, schema.org, news-please, Media Cloud, NewsAPI.ai, JSON Feed, Superdesk and the flat
/// JSON that crawlers write.
[[nodiscard]] std::span<const Alias> AliasTable();

/// The aliases of `field`.
[[nodiscard]] std::span<const Alias> AliasesOf(Field field);

}  // namespace wiresift
