#include "support/punctuation.h"

#include <utf8proc.h>

#include "core/utf8.h"

namespace wiresift::tests {
namespace {

constexpr char32_t kCodePoints = 0x110000;

utf8proc_category_t CategoryOf(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool IsPunctuation(char32_t c) {
  switch (CategoryOf(c)) {
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PO:
      return true;
    default:
      return false;
  }
}

/// Nearly every closing mark stands one or two places behind its opening one.
char32_t ClosingOf(char32_t open) {
  const bool opens =
      CategoryOf(open) == UTF8PROC_CATEGORY_PS || CategoryOf(open) == UTF8PROC_CATEGORY_PI;
  for (char32_t c = open + 1; opens && c <= open + 2; ++c) {
    const utf8proc_category_t category = CategoryOf(c);
    if (category == UTF8PROC_CATEGORY_PE || category == UTF8PROC_CATEGORY_PF) return c;
  }
  return open;
}

std::string Utf8Of(char32_t c) {
  std::string out;
  AppendUtf8(out, c);
  return out;
}

}  // namespace

std::vector<PunctuationPair> AllPunctuation() {
  std::vector<PunctuationPair> all;
  for (char32_t c = 0; c < kCodePoints; ++c) {
    if (IsPunctuation(c)) all.push_back({Utf8Of(c), Utf8Of(ClosingOf(c))});
  }
  return all;
}

}  // namespace wiresift::tests
