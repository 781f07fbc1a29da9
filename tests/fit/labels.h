#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wiresift {

/// Says of a page's blocks, in reading order, which of them the gold text holds: those with half
/// of their 4-word shingles in it that no earlier block has used up. Shorter blocks have to be a
/// whole line of it.
class GoldText {
 public:
  explicit GoldText(std::string_view gold);

  [[nodiscard]] std::size_t words() const { return words_; }

  /// Takes the shingles of a kept block out of the gold.
  [[nodiscard]] bool Takes(std::string_view block);

 private:
  std::unordered_map<std::uint64_t, int> left_;  ///< shingles, and whole short lines
  std::size_t words_ = 0;
};

}  // namespace wiresift
