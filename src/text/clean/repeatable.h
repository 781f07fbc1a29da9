#pragma once

#include <vector>

#include "publisher/memory.h"
#include "text/facts/facts.h"

namespace wiresift {

/// Longer blocks are neither learnt as a publisher's furniture nor removed for that. A limit that
/// the memory of repeated blocks cannot talk away: long repetitions are background paragraphs.
inline constexpr std::uint32_t kRepeatWordsMax = 60;

/// For each block whether it may be a part of the publisher's furniture, which its pages repeat:
/// not the title (`title_block` or what was removed as one), the lead, quoted speech, a long block,
/// one without a word, nor prose that the model is sure belongs to the article. Does not depend on
/// any memory, so the same blocks may be learnt whether or not some are removed already. `verdicts`
/// are those of the block model.
[[nodiscard]] std::vector<bool> FindRepeatable(const Facts& facts, std::size_t title_block,
                                               const std::vector<BlockVerdict>& verdicts);

/// Removes the repeatable blocks that the memory knows; true when there are some. Not certain: the
/// guard may take them back.
bool MarkRepeated(const Facts& facts, const std::vector<bool>& repeatable,
                  const PublisherMemory& memory, std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift
