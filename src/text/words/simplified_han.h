#pragma once

#include <cstdint>
#include <vector>

namespace wiresift {

/// A traditional Han character of the block U+4E00 to U+9FFF and its simplified form.
struct HanForm {
  std::uint16_t traditional, simplified;
};

/// All of them, about three thousand, in ascending order. From ICU's transform Hant-Hans. Any
/// thread.
[[nodiscard]] const std::vector<HanForm>& SimplifiedHan();

}  // namespace wiresift
