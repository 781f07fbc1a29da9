#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "dedup/sketch.h"
#include "text/body/removal.h"

namespace wiresift {

/// A record of the clean topic, which the clean stage writes and the story stage reads: an article
/// without its boilerplate, the account of the cleaning, and the sketch.
struct CleanRecord {
  Coordinate raw;        ///< where the input record stands
  Timestamp event_time;  ///< the input record's timestamp: what the window counts
  /// True for a null value: the deletion of `article.id`; all else is empty then.
  bool deletion = false;
  Article article;   ///< `body` is empty: `text` has it
  std::string text;  ///< clean text
  std::vector<Removal> removed;
  std::uint32_t removed_count = 0;  ///< all removals; `removed` lists kRemovalsListedMax at most
  std::uint64_t removed_bytes = 0;
  std::vector<ProvenanceMark> provenance;
  bool guarded = false;
  std::string rules;         ///< version of the cleaning rules
  std::string trace_parent;  ///< W3C traceparent of the input, copied through
  Sketch sketch;
  /// MaskedHash of each block that may be the publisher's furniture, kept or removed, each once, in
  /// order of their hashes; empty when publishers' memories are off.
  std::vector<std::uint64_t> blocks;
  bool blocks_truncated = false;  ///< there were more than kRepeatableBlocksMax
};

/// Binary, with a format version in front.
[[nodiscard]] std::string EncodeCleanRecord(const CleanRecord& record);

/// kBadCleanRecord when the bytes are not what EncodeCleanRecord writes. Older records come without
/// their sketch.
[[nodiscard]] Result<CleanRecord> DecodeCleanRecord(std::string_view bytes);

/// The hash of title and text, by which a redelivery is known.
[[nodiscard]] std::uint64_t TextHash(const CleanRecord& record);

}  // namespace wiresift
