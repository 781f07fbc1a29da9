#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/body/block.h"

namespace wiresift {

/// Writes the parsed body block by block: runs of white space become one space; control
/// characters, zero-width and bidirectional controls and soft hyphens go (joiners stay between
/// letters that are not ASCII, where they spell) and so do marks beyond 30 on one letter; NFC; a
/// blank line between blocks.
class BodyBuilder {
 public:
  explicit BodyBuilder(std::string& body) : body_(body) {}

  /// Adds valid UTF-8 to the open block.
  void Add(std::string_view text);

  /// A place where words part, such as an inner <br>.
  void AddSpace() { space_ = is_open_; }

  [[nodiscard]] bool IsOpen() const { return is_open_; }

  /// Bytes that the open block has so far.
  [[nodiscard]] std::size_t open_bytes() const { return is_open_ ? body_.size() - start_ : 0; }

  /// Ends the open block, sets `start` and `end` of `block`. False when it holds nothing.
  [[nodiscard]] bool Finish(Block& block);

 private:
  void AddCodePoint(char32_t code_point);
  void Part();

  std::string& body_;
  std::size_t start_ = 0;  ///< where the open block starts
  int marks_ = 0;          ///< at the end, in a row
  bool is_open_ = false;
  bool space_ = false;
  bool is_nfc_ = true;
};

/// One line as a block would hold it: for titles and other metadata.
[[nodiscard]] std::string NormalizeLine(std::string_view text);

}  // namespace wiresift
