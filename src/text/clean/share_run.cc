#include "text/clean/share_run.h"

#include "text/body/limits.h"
#include "text/rules/boilerplate_rules.h"

namespace wiresift {
namespace {

bool IsShare(const BlockVerdict& verdict) {
  return verdict.is_removed && verdict.kind == RemovalClass::kShare;
}

/// Gives block `i` the class of its neighbour `next_to` when a rule for sharing fits it as well.
void Follow(const Facts& facts, std::size_t i, std::size_t next_to, std::size_t& steps,
            std::vector<BlockVerdict>& verdicts) {
  BlockVerdict& verdict = verdicts[i];
  if (!verdict.is_removed || IsShare(verdict) || !IsShare(verdicts[next_to])) return;
  if (steps > kCleanStepsMax) return;
  const Rule* rule = CompiledShareRules().Match(facts.words(i), steps);
  if (rule == nullptr || rule->score < kVerdictScore) return;
  verdict.kind = rule->kind;
  verdict.rule = *rule;
  verdict.score = rule->score;
}

}  // namespace

void MarkShareRuns(const Facts& facts, std::size_t& steps, std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 1; i < facts.size(); ++i)
    Follow(facts, i, i - 1, steps, verdicts);
  for (std::size_t i = facts.size(); i-- > 1;)
    Follow(facts, i - 1, i, steps, verdicts);
}

}  // namespace wiresift
