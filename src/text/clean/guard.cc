#include "text/clean/guard.h"

#include <cstddef>

namespace wiresift {
namespace {

/// A block that the model gives less than one chance in six is removed without doubt.
constexpr float kDoubtMin = -1.5F;

bool IsRestorable(const BlockVerdict& verdict) {
  return verdict.is_removed && !verdict.is_certain;
}

bool IsInDoubt(const BlockVerdict& verdict) {
  return IsRestorable(verdict) && verdict.log_odds > kDoubtMin;
}

/// More than `share` of the main run's words that are kept or in doubt would go.
bool RunShrinks(const Facts& facts, const MainRun& run, double share,
                const std::vector<BlockVerdict>& verdicts) {
  std::size_t kept = 0;
  std::size_t in_doubt = 0;
  for (std::size_t i = run.first; i <= run.last && i < facts.size(); ++i) {
    if (!verdicts[i].is_removed) kept += facts[i].shape.words;
    if (IsInDoubt(verdicts[i])) in_doubt += facts[i].shape.words;
  }
  return static_cast<double>(in_doubt) > share * static_cast<double>(kept + in_doubt);
}

bool IsAnythingKept(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!verdicts[i].is_removed && facts[i].word_count > 0) return true;
  }
  return false;
}

/// Gives back the blocks that `may_return` names; true when there were any.
template <class MayReturn>
bool Restore(std::vector<BlockVerdict>& verdicts, const MayReturn& may_return) {
  bool changed = false;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (!may_return(i)) continue;
    verdicts[i] = {.log_odds = verdicts[i].log_odds};
    changed = true;
  }
  return changed;
}

}  // namespace

bool GuardText(const Facts& facts, const MainRun& run, double share,
               std::vector<BlockVerdict>& verdicts) {
  bool changed = false;
  if (RunShrinks(facts, run, share, verdicts)) {
    changed =
        Restore(verdicts, [&](std::size_t i) { return run.holds(i) && IsInDoubt(verdicts[i]); });
  }
  if (IsAnythingKept(facts, verdicts)) return changed;
  const auto in_run = [&](std::size_t i) { return run.holds(i) && IsRestorable(verdicts[i]); };
  if (Restore(verdicts, in_run)) return true;
  return Restore(verdicts, [&](std::size_t i) { return IsRestorable(verdicts[i]); }) || changed;
}

}  // namespace wiresift
