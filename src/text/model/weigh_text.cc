#include <cmath>

#include "text/model/text_features.h"
#include "text/model/text_run.h"
#include "text/model/weigh.h"

namespace wiresift {
namespace {

BlockVerdict Dropped(const Facts& facts, const MainRun& run, std::size_t i, double log_odds) {
  BlockVerdict verdict{.is_removed = true,
                       .is_certain = false,
                       .kind = RemovalClass::kNav,
                       .rule = {},
                       .score = static_cast<float>(1 / (1 + std::exp(log_odds))),
                       .log_odds = static_cast<float>(log_odds)};
  if (facts[i].rule != nullptr) {
    verdict.kind = facts[i].rule->kind;
    verdict.rule = *facts[i].rule;
    return verdict;
  }
  if (facts.is_repeat(i)) verdict.kind = RemovalClass::kDuplicate;
  verdict.rule = run.holds(i)    ? BuiltInRule::kScoreText
                 : i < run.first ? BuiltInRule::kRunBefore
                                 : BuiltInRule::kRunAfter;
  return verdict;
}

}  // namespace

MainRun WeighText(const Facts& facts, const BlockModel& model,
                  std::vector<BlockVerdict>& verdicts) {
  const MainRun run = FindTextRun(facts, verdicts);
  if (run.empty()) return run;
  const std::vector<BlockVerdict> certain = verdicts;
  const TextFeatures features(facts, run, certain);
  FeatureList list;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (certain[i].is_certain) continue;
    list.Clear();
    features.Gather(i, list);
    const double log_odds = model.Score(list.ids());
    verdicts[i].log_odds = static_cast<float>(log_odds);
    if (log_odds <= 0) verdicts[i] = Dropped(facts, run, i, log_odds);
  }
  return run;
}

}  // namespace wiresift
