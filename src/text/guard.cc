#include "text/guard.h"

#include <cstddef>

namespace wiresift {
namespace {

struct Weight {
  std::size_t kept = 0;
  std::size_t all = 0;
};

/// Words of the main run: all, and those that stay.
Weight RunWords(const Facts& facts, const MainRun& run, const std::vector<BlockVerdict>& verdicts) {
  Weight words;
  for (std::size_t i = run.first; i <= run.last && i < facts.size(); ++i) {
    words.all += facts[i].shape.words;
    if (!verdicts[i].is_removed) words.kept += facts[i].shape.words;
  }
  return words;
}

std::size_t KeptWords(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!verdicts[i].is_removed) words += facts[i].word_count;
  }
  return words;
}

}  // namespace

bool GuardText(const Facts& facts, const MainRun& run, double share,
               std::vector<BlockVerdict>& verdicts) {
  const Weight words = RunWords(facts, run, verdicts);
  const double removed = static_cast<double>(words.all - words.kept);
  const bool run_shrinks = removed > share * static_cast<double>(words.all);
  const bool is_gone = KeptWords(facts, verdicts) == 0;
  if (!run_shrinks && !is_gone) return false;
  bool changed = false;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_certain || !verdicts[i].is_removed || (!is_gone && !run.holds(i))) continue;
    verdicts[i] = {};
    changed = true;
  }
  return changed;
}

}  // namespace wiresift
