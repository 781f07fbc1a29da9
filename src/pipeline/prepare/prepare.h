#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/options.h"
#include "core/result.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/cleaning_counts.h"
#include "pipeline/ports/record.h"
#include "publisher/profiles.h"
#include "publisher/table.h"
#include "text/clean/cleaner.h"
#include "text/words/tokens.h"

namespace wiresift {

/// Everything that the work on one record depends on besides the record.
struct PrepareOptions {
  InputOptions input;
  CleanOptions clean;
  std::uint32_t sampling = 8;
  PublisherProfiles profiles;
  /// The table of what publishers' pages repeat, which outlives the options; null when memories are
  /// off, and then nothing is learnt.
  const PublisherTable* publishers = nullptr;
};

/// A raw record made clean, and the account of its cleaning, which stays in this process.
struct CleanedArticle {
  CleanRecord record;
  std::string publisher;  ///< whose articles `counts` counts; empty where the article does not say
  CleaningCounts counts;  ///< no articles when there was nothing to clean
};

/// Parses and cleans a raw record: three quarters of all the work, and no state. The error is the
/// reason for its rejection. Pure but for `publishers`, whose version the record names; any thread.
[[nodiscard]] Result<CleanedArticle> PrepareArticle(const Record& record,
                                                    const PrepareOptions& options);

/// The record alone of PrepareArticle, for those who count nothing.
[[nodiscard]] Result<CleanRecord> PrepareRecord(const Record& record,
                                                const PrepareOptions& options);

/// The id that a record goes by when it is rejected: the article's, as far as the value shows one,
/// else as UnreadId.
[[nodiscard]] std::string PeekId(const Record& record);

/// The id of a record whose value must not be looked at: its key, when that is UTF-8, else its
/// coordinate.
[[nodiscard]] std::string UnreadId(const Record& record);

/// The tokens of the clean text, which also give the record its fingerprints when it has none.
[[nodiscard]] std::vector<Token> TokenizeArticle(CleanRecord& record, std::uint32_t sampling);

/// The stream time of an article that its ordered log took at `taken`; its own event time where the
/// log has no stamps. Takes an event time from the future down to it: such a stamp would push the
/// window over stories that are still alive.
Timestamp ClampToStream(CleanRecord& record, Timestamp taken);

/// The first header of that name, null when there is none.
[[nodiscard]] const Header* FindHeader(const Record& record, std::string_view name);

/// Its value, empty when there is none.
[[nodiscard]] std::string_view HeaderOf(const Record& record, std::string_view name);

}  // namespace wiresift
