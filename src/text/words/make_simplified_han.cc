// Writes the traditional Han characters and their simplified forms, out of ICU's tables, as the
// source of simplified_han.h. Part of the build alone: what is built does not need ICU.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <unicode/translit.h>

namespace {

constexpr UChar32 kFirst = 0x4E00, kLast = 0x9FFF;

}  // namespace

int main() {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, error));
  if (U_FAILURE(error)) {
    std::fprintf(stderr, "make_simplified_han: ICU has no Hant-Hans: %s\n", u_errorName(error));
    return 1;
  }
  std::puts("#include \"text/words/simplified_han.h\"\n\nnamespace wiresift {\n");
  std::puts(
      "const std::vector<HanForm>& SimplifiedHan() {\n  static const std::vector<HanForm> forms{");
  for (UChar32 c = kFirst; c <= kLast; ++c) {
    icu::UnicodeString text(c);
    simplify->transliterate(text);
    const UChar32 simple = text.char32At(0);
    if (text.countChar32() == 1 && simple != c && simple >= kFirst && simple <= kLast)
      std::printf("      {0x%X, 0x%X},\n", static_cast<unsigned>(c), static_cast<unsigned>(simple));
  }
  std::puts("  };\n  return forms;\n}\n\n}  // namespace wiresift");
  return 0;
}
