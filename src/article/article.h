#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/names.h"
#include "core/time.h"

namespace wiresift {

/// What ninjs calls `pubStatus`.
enum class PubStatus { kUsable, kWithheld, kCanceled };

template <>
inline constexpr auto kNames<PubStatus> = Names<PubStatus>("usable", "withheld", "canceled");

enum class BodyFormat { kText, kHtml };

/// One outlet's text as its record says it, before cleaning. Empty strings and empty optionals
/// mean that the record does not say.
struct Article {
  std::string id;  ///< never empty once parsed; see ParseArticle
  std::string url;
  std::string canonical_url;  ///< what the article itself names as its original
  std::string title;
  std::string body;  ///< as received: plain text or HTML, valid UTF-8
  BodyFormat format = BodyFormat::kText;
  std::string source;    ///< outlet's name or domain
  std::string by;        ///< byline as written
  std::string language;  ///< BCP 47, lower-case primary tag
  std::string located;   ///< dateline city
  std::string rights;
  std::string version;
  std::optional<Timestamp> published;
  std::optional<Timestamp> updated;
  std::optional<Timestamp> embargoed_until;
  PubStatus status = PubStatus::kUsable;
  int urgency = 0;                    ///< ninjs 1 (flash) to 9; 0 = not given
  bool is_text = true;                ///< false for pictures, video, planning items and the like
  std::vector<std::string> agencies;  ///< agencies named by metadata (CMS flags, infoSources)
  std::vector<std::string> alt_ids;   ///< other ids of the item, as `altIds` lists them
};

}  // namespace wiresift
