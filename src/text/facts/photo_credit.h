#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "text/facts/agencies.h"
#include "text/words/words.h"

namespace wiresift {

/// Where the photo credit starts that closes `text` (`Photo by Jane Marlow/AFP via Getty Images`,
/// `Associated Press/Jane Marlow`, `(AP Photo/Jane Marlow)`, `Foto: dpa`, `Photo/Illustration`):
/// bytes into `text`. Nothing when the text does not end with one.
[[nodiscard]] std::optional<std::uint32_t> FindPhotoCredit(std::string_view text,
                                                           std::span<const Word> words,
                                                           std::span<const AgencyName> agencies);

}  // namespace wiresift
