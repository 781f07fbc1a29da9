#pragma once

#include <string_view>

namespace wiresift {

/// True when an agency's or outlet's title begins with a word which says that the text corrects an
/// earlier one: `Correction: …`, `CORRECTED-…`, `Berichtigung:`, `RECTIFICATIF`, `訂正` and the
/// like.
[[nodiscard]] bool IsCorrection(std::string_view title);

}  // namespace wiresift
