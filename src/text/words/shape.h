#pragma once

#include <cstdint>
#include <string_view>

namespace wiresift {

/// The look of a block, whatever it says.
struct Shape {
  std::uint32_t length = 0;  ///< characters; ideographs and kana count 2.2
  std::uint32_t words = 0;   ///< runs between spaces; an ideograph counts .6
  std::uint32_t commas = 0;
  std::uint32_t digits = 0;    ///< ASCII
  bool ends_sentence = false;  ///< . ! ? … : ; or a closing quote stands last
  bool ends_colon = false;
  bool has_quote = false;  ///< quotation marks around four words or more
  bool is_bullet = false;
  bool is_upper = false;  ///< no lower-case ASCII letter, and some upper-case one
  bool has_pipe = false;
  bool starts_lower = false;    ///< with a lower-case ASCII letter
  bool has_inner_stop = false;  ///< a sentence ends before the end
};

[[nodiscard]] Shape ShapeOf(std::string_view text);

/// Reads like running text: 60 characters with the end of a sentence, or 160 whatever the end.
[[nodiscard]] bool IsProse(const Shape& shape);

}  // namespace wiresift
