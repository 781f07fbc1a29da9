#include "text/clean/tail.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::size_t kSeparatorSignsMin = 3;

/// A tail holds less of the words than this share; what stands behind a separator in the middle is
/// another part of the article.
constexpr std::uint32_t kTailShare = 4;

bool IsSeparator(std::string_view text) {
  constexpr std::u32string_view kSigns = U"_-*=~#—–";
  std::size_t signs = 0;
  while (!text.empty()) {
    const Decoded next = DecodeAt(text, 0);
    const bool is_sign = kSigns.contains(next.code_point);
    if (!is_sign && next.code_point != U' ') return false;
    if (is_sign) ++signs;
    text.remove_prefix(next.bytes);
  }
  return signs >= kSeparatorSignsMin;
}

std::uint32_t Words(const Facts& facts, std::size_t from, std::size_t to) {
  std::uint32_t words = 0;
  for (std::size_t i = from; i < to; ++i)
    words += facts[i].word_count;
  return words;
}

}  // namespace

void MarkTail(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  std::size_t last = facts.size();
  while (last > 0 && !IsSeparator(facts.text(last - 1)))
    --last;
  if (last == 0) return;
  if (Words(facts, last, facts.size()) * kTailShare > Words(facts, 0, facts.size())) return;
  for (std::size_t i = last; i < facts.size(); ++i) {
    const Rule* rule = facts[i].rule;
    if (verdicts[i].is_removed || rule == nullptr || facts[i].shape.has_quote) continue;
    verdicts[i] = CertainRemoval(rule->kind, *rule, rule->score);
  }
}

void MarkSeparators(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_removed && verdicts[i].is_certain) continue;
    if (!IsSeparator(facts.text(i))) continue;
    verdicts[i] = CertainRemoval(RemovalClass::kNav, BuiltInRule::kNavSeparator, 0.95F);
  }
}

}  // namespace wiresift
