#include "text/clean/certain.h"

#include "text/clean/captions.h"
#include "text/clean/share_run.h"
#include "text/clean/tail.h"
#include "text/clean/title.h"

namespace wiresift {
namespace {

constexpr std::uint32_t kSpeechWords = 12;  ///< a longer quotation is never removed by words alone

/// Verdicts of the table. Quoted speech is left to the score.
void MarkRules(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Rule* rule = facts[i].rule;
    if (rule == nullptr || rule->score < kVerdictScore) continue;
    if (facts[i].shape.has_quote && facts[i].word_count >= kSpeechWords) continue;
    verdicts[i] = CertainRemoval(rule->kind, *rule, rule->score);
  }
}

/// Lines that only say whose text it is: recorded as provenance, no part of the text.
void MarkCreditLines(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_removed || !facts.credit_line(i)) continue;
    verdicts[i] = CertainRemoval(RemovalClass::kCredit, BuiltInRule::kCreditAgency, 0.95F);
  }
}

}  // namespace

Certain MarkCertain(const Facts& facts, std::string_view title, std::size_t& steps) {
  Certain certain{std::vector<BlockVerdict>(facts.size()), facts.size(), title};
  MarkRules(facts, certain.verdicts);
  MarkShareRuns(facts, steps, certain.verdicts);
  MarkCreditLines(facts, certain.verdicts);
  MarkTail(facts, certain.verdicts);
  if (title.empty() && !facts.is_html()) {
    certain.title_block = FindTitleBlock(facts, certain.verdicts);
    if (certain.title_block < facts.size()) certain.title = facts.text(certain.title_block);
  }
  MarkTitles(facts, certain.title, certain.verdicts);
  MarkCaptions(facts, certain.title_block, certain.verdicts);
  return certain;
}

}  // namespace wiresift
