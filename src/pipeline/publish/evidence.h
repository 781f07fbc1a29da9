#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/json_writer.h"
#include "dedup/changes.h"
#include "dedup/match.h"
#include "text/body/removal.h"

namespace wiresift {

// The parts that audit records, published stories and the command line write alike. Each writes
// one JSON value.

/// Whether a removal's text is written too. A published story never repeats what was taken out.
enum class RemovalText { kOmit, kInclude };

void WriteRemovals(JsonWriter& out, std::span<const Removal> removed, RemovalText text);
void WriteProvenance(JsonWriter& out, std::span<const ProvenanceMark> marks);
void WriteScores(JsonWriter& out, const MatchScores& scores);
void WriteSpans(JsonWriter& out, std::span<const SharedSpan> spans);
void WriteCoordinate(JsonWriter& out, const Coordinate& at);

/// Writes the fields `changes` and, where not all are listed, `changes_count` of the object that is
/// open; nothing where nothing changed.
void WriteChanges(JsonWriter& out, const ChangeList& changes);

}  // namespace wiresift
