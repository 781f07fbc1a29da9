#include "text/clean/duplicates.h"

#include <cstdint>
#include <unordered_set>

namespace wiresift {
namespace {

constexpr std::uint32_t kDuplicateWordsMin = 6;
constexpr float kScore = 0.97F;

}  // namespace

void MarkDuplicates(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  std::unordered_set<std::uint64_t> seen;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!facts.is_repeat(i) && !facts.is_repeated(i)) continue;
    if (verdicts[i].is_removed || facts[i].word_count < kDuplicateWordsMin) continue;
    if (seen.insert(facts.text_hash(i)).second) continue;
    verdicts[i] = CertainRemoval(RemovalClass::kDuplicate, BuiltInRule::kDuplicateBlock, kScore);
  }
}

}  // namespace wiresift
