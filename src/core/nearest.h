#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace wiresift {

/// Letters to insert, delete or replace until `a` is `b` (Levenshtein's distance), in bytes.
[[nodiscard]] std::size_t EditDistance(std::string_view a, std::string_view b);

using WordDistance = std::size_t (*)(std::string_view word, std::string_view known);

/// The known word of which `word` is most likely a misspelling: at most a third of its letters
/// away, or two. Of equally near ones it is the one that begins most alike, then the first. Nothing
/// when none is near.
[[nodiscard]] std::optional<std::string> Nearest(std::string_view word,
                                                 std::span<const std::string> known,
                                                 WordDistance distance = EditDistance);

/// `; did you mean clean?`, to follow what is wrong with `word`; empty when no known word is near.
[[nodiscard]] std::string DidYouMean(std::string_view word, std::span<const std::string> known,
                                     WordDistance distance = EditDistance);

}  // namespace wiresift
