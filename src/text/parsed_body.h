#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/block.h"

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
  void AddSpace() { space_ = !pending_.empty(); }

  [[nodiscard]] bool IsOpen() const { return !pending_.empty(); }

  [[nodiscard]] std::size_t pending_bytes() const { return pending_.size(); }

  /// Ends the open block, sets `start` and `end` of `block`. False when it holds nothing.
  [[nodiscard]] bool Finish(Block& block);

 private:
  void AddCodePoint(char32_t code_point);
  void Put(std::string_view bytes);

  std::string& body_;
  std::string pending_;
  int marks_ = 0;  ///< at the end of `pending_`, in a row
  bool space_ = false;
  bool is_ascii_ = true;
};

/// One line as a block would hold it: for titles and other metadata.
[[nodiscard]] std::string NormalizeLine(std::string_view text);

}  // namespace wiresift
