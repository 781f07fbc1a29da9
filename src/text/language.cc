#include "text/language.h"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>

#include "core/utf8.h"

namespace wiresift {
namespace {

/// A few paragraphs are enough to tell, and CLD2 is the slowest step of cleaning.
constexpr std::size_t kSampleBytes = 2048;

}  // namespace

std::string DetectLanguage(std::string_view text) {
  const std::string_view sample = Utf8Prefix(text, kSampleBytes);
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &is_reliable);
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return "und";
  const std::string_view code = CLD2::LanguageCode(language);
  const std::string_view primary = code.substr(0, code.find('-'));
  return primary == "un" || primary.empty() ? "und" : std::string(primary);
}

}  // namespace wiresift
