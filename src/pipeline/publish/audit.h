#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/record.h"
#include "pipeline/publish/decision.h"
#include "pipeline/publish/publication.h"

namespace wiresift {

/// The one verdict of a decided input record, with its evidence, for the audit topic.
[[nodiscard]] Output RenderAudit(const Decision& decision, const CleanRecord& record,
                                 const RenderOptions& options);

/// The audit record alone of a record that is rejected: the verdict `rejected` of the one at
/// `input`. `article` is the id it is known by, and the key.
[[nodiscard]] Output RenderRejectedVerdict(const Coordinate& input, const std::string& article,
                                           const Error& error, const RenderOptions& options);

/// A refusal: both outputs of a record whose own outputs some topic does not take (`error`,
/// kTooLarge), a dead letter without the original, which stands at `ws-input`, and the verdict.
[[nodiscard]] std::vector<Output> RenderRefusal(const Coordinate& input, const std::string& article,
                                                const Error& error, const RenderOptions& options);

/// The dead letter: the record as it came, with `ws-error-*` headers beside its own. What is
/// larger than an output may be is cut (a huge set of headers is dropped), and `ws-original-bytes`
/// and `ws-original-xxh128` name the whole.
[[nodiscard]] Output RenderDeadLetter(const Record& record, const Error& error);

/// Cuts the record in a dead letter, and drops its own headers if need be, until it has `bytes_max`
/// bytes, as above.
void CutDeadLetter(Output& letter, std::size_t bytes_max);

}  // namespace wiresift
