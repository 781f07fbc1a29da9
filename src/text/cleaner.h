#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "core/result.h"
#include "text/removal.h"

namespace wiresift {

/// The settings of `clean:` in the configuration.
struct CleanOptions {
  /// When cleaning would remove more than this share of the words of the main run, the article
  /// keeps its text and `Cleaned::guarded` says so (decision 30).
  double guard = 0.65;
};

/// An article's text without its boilerplate, with an account of all that was taken out.
struct Cleaned {
  std::string title;  ///< the record's, else the one found at the head of the body, else empty
  std::string text;   ///< the blocks that stay, joined by a blank line; never holds the title
  std::string parsed_body;  ///< UTF-8, NFC, controls out, blocks joined by a blank line; what the
                            ///< offsets of `removed` and `provenance` count bytes of
  std::string language;     ///< BCP 47 primary tag, the record's or detected; `und` when unknown
  std::string located;      ///< dateline city, the record's or found
  std::vector<Removal> removed;            ///< in order of `start`; spans do not overlap
  std::vector<ProvenanceMark> provenance;  ///< in order of `start`
  bool guarded = false;
};

/// Changes whenever the rules can change a result: named in the audit record.
[[nodiscard]] std::string_view CleanRulesVersion();

/// Pure: the same article and options give the same bytes. Any thread.
/// kNoText when no words are left and there were none to keep; kTooLarge and kTooDeep when a limit
/// of core/limits.h is passed.
[[nodiscard]] Result<Cleaned> Clean(const Article& article, const CleanOptions& options);

}  // namespace wiresift
