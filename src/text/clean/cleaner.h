#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "core/result.h"
#include "publisher/knowledge.h"
#include "text/body/removal.h"

namespace wiresift {

/// The settings of `clean:` in the configuration.
struct CleanOptions {
  /// When cleaning would remove more than this share of the words of the main run, the article
  /// keeps its text and `Cleaned::guarded` says so.
  double guard = 0.5;
};

/// A block of the parsed body, kept or not, and what was decided about it. In reading order.
struct JudgedBlock {
  std::uint32_t start = 0;  ///< bytes into the parsed body
  std::uint32_t end = 0;
  std::uint32_t signature = 0;  ///< index into Cleaned::signatures
  float log_odds = 0;           ///< the block model's; above 0 speaks for the article's text
  bool is_removed = false;
  bool is_title = false;                   ///< moved to Cleaned::title, not removed
  bool is_repeatable = false;              ///< may be what the publisher's pages repeat
  RemovalClass kind = RemovalClass::kNav;  ///< when removed
  std::string_view rule;                   ///< when removed; a string of the program
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
  std::size_t steps = 0;                ///< work done, counted as kCleanStepsMax says
  std::vector<JudgedBlock> blocks;      ///< every block, for reviews and for the publisher's memory
  std::vector<std::string> signatures;  ///< see Document::signatures
};

struct CleanModels;

/// Changes whenever the rules can change a result: named in the audit record.
[[nodiscard]] std::string_view CleanRulesVersion();

/// Pure: the same article and options give the same bytes. Any thread.
/// kNoText when no words are left and there were none to keep; kTooLarge and kTooDeep over a bound
/// of text/body/limits.h.
[[nodiscard]] Result<Cleaned> Clean(const Article& article, const CleanOptions& options,
                                    const PublisherKnowledge& publisher = {});

/// Clean with other models than the shipped ones.
[[nodiscard]] Result<Cleaned> CleanWith(const CleanModels& models, const Article& article,
                                        const CleanOptions& options,
                                        const PublisherKnowledge& publisher = {});

}  // namespace wiresift
