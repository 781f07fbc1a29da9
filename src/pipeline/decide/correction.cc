#include "pipeline/decide/correction.h"

#include <algorithm>
#include <array>

namespace wiresift {
namespace {

/// Bytes of which one must follow a mark, so that "Corrections officer charged" is no correction.
/// CJK titles have no such separators: their marks count wherever a title begins with one.
constexpr std::string_view kAfterMark = ":-\xE2 [(/";

constexpr std::array<std::string_view, 19> kMarks = {
    "Correction",   "CORRECTION",   "CORRECTED",     "Corrected",    "REFILE",
    "Berichtigung", "BERICHTIGUNG", "Korrektur:",    "RECTIFICATIF", "Rectificatif",
    "CORRECCIÓN",   "Corrección",   "FE DE ERRATAS", "Correção",     "ERRATA",
    "RETTIFICA",    "Rectificatie", "訂正",          "更正"};

bool IsBareWord(std::string_view mark) {
  return static_cast<unsigned char>(mark.back()) < 0x80;
}

}  // namespace

bool IsCorrection(std::string_view title) {
  return std::ranges::any_of(kMarks, [&](std::string_view mark) {
    if (!title.starts_with(mark)) return false;
    const std::string_view rest = title.substr(mark.size());
    if (!IsBareWord(mark) || mark.back() == ':') return true;
    const bool spaced_word = rest.starts_with(' ') && !rest.starts_with(" -") &&
                             !rest.starts_with(" \xE2") && !rest.starts_with(" (");
    return !rest.empty() && kAfterMark.contains(rest[0]) && !spaced_word;
  });
}

}  // namespace wiresift
