#include "text/words/language.h"

#include <algorithm>
#include <array>
#include <cld2/public/compact_lang_det.h>

#include "core/utf8.h"

namespace wiresift {
namespace {

/// A few paragraphs are enough to tell, and CLD2 is the slowest step of cleaning.
constexpr std::size_t kSampleBytes = 1024;

/// A script that one language alone is written in.
struct Script {
  char32_t first, last;
  std::string_view language;
};

constexpr std::array<Script, 6> kScripts = {{{0x370, 0x3FF, "el"},
                                             {0x530, 0x58F, "hy"},
                                             {0xE00, 0xE7F, "th"},
                                             {0x10A0, 0x10FF, "ka"},
                                             {0x3040, 0x30FF, "ja"},
                                             {0xAC00, 0xD7AF, "ko"}}};

/// Kana makes Japanese with one in five of the letters beyond ASCII, since the rest is Han; the
/// other scripts need nine in ten.
constexpr std::size_t kKanaOneIn = 5;

/// The language whose own script nearly all of `sample` is in, empty when that tells nothing.
std::string_view LanguageByScript(std::string_view sample) {
  std::array<std::size_t, kScripts.size()> counts{};
  std::size_t wide = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const Decoded decoded = DecodeAt(sample, at);
    at += decoded.bytes;
    if (decoded.code_point < 0x100 || (decoded.code_point >= 0x2000 && decoded.code_point < 0x3040))
      continue;
    ++wide;
    for (std::size_t i = 0; i < kScripts.size(); ++i) {
      const Script& script = kScripts[i];
      counts[i] += decoded.code_point >= script.first && decoded.code_point <= script.last ? 1 : 0;
    }
  }
  // Three bytes a letter, or two: less than a third of the sample is left to other scripts.
  if (wide * 4 < sample.size()) return {};
  for (std::size_t i = 0; i < kScripts.size(); ++i) {
    const bool is_kana = kScripts[i].language == "ja";
    if (is_kana ? counts[i] * kKanaOneIn > wide : counts[i] * 10 > wide * 9)
      return kScripts[i].language;
  }
  return {};
}

}  // namespace

std::string DetectLanguage(std::string_view text) {
  const std::string_view sample = Utf8Prefix(text, kSampleBytes);
  if (const auto language = LanguageByScript(sample); !language.empty())
    return std::string(language);
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &is_reliable);
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return "und";
  const std::string_view code = CLD2::LanguageCode(language);
  const std::string_view primary = code.substr(0, code.find('-'));
  return primary == "un" || primary.empty() ? "und" : std::string(primary);
}

}  // namespace wiresift
