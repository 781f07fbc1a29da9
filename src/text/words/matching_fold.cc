#include "text/words/matching_fold.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "text/words/simplified_han.h"

namespace wiresift {
namespace {

constexpr bool IsBetween(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Where a mark on a letter makes no other word to a sub-editor: not in scripts of India or the
/// kana, whose marks are vowels and consonants.
constexpr bool MayLoseMarks(char32_t c) {
  return c < 0x590 || IsBetween(c, 0x620, 0x6FF) || IsBetween(c, 0x1E00, 0x1FFF) ||
         IsBetween(c, 0x2100, 0x214F) || IsBetween(c, 0xF900, 0xFAFF) ||
         IsBetween(c, 0xFB00, 0xFEFC) || IsBetween(c, 0xFF00, 0xFFEF);
}

struct Letters {
  char32_t from, to;
};

/// Strokes and hooks that are no marks to Unicode, and Arabic letters that typists exchange.
constexpr std::array kOtherForms = std::to_array<Letters>({
    {0x111, 'd'},    // đ
    {0x131, 'i'},    // ı
    {0x142, 'l'},    // ł
    {0xF8, 'o'},     // ø
    {0x629, 0x647},  // teh marbuta
    {0x649, 0x64A},  // alef maksura
    {0x671, 0x627},  // alef wasla
    {0x6A9, 0x643},  // keheh
    {0x6CC, 0x64A},  // Farsi yeh
});

char32_t Simplified(char32_t c) {
  const auto& forms = SimplifiedHan();
  const auto found = std::ranges::lower_bound(forms, c, {}, &HanForm::traditional);
  return found != forms.end() && found->traditional == c ? char32_t{found->simplified} : c;
}

}  // namespace

char32_t FoldForMatching(char32_t c) {
  if (IsDigit(c)) return '0' + DigitValue(c);
  const char32_t base = ToLower(MayLoseMarks(c) ? BaseCharacter(c) : c);
  if (IsBetween(base, 0x4E00, 0x9FFF)) return Simplified(base);
  const auto* other = std::ranges::find(kOtherForms, base, &Letters::from);
  return other != kOtherForms.end() ? other->to : base;
}

}  // namespace wiresift
