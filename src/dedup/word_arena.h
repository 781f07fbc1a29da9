#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "dedup/word_record.h"

namespace wiresift {

/// Word records one behind the other, in chunks that never move. One thread.
class WordArena {
 public:
  /// Keeps a copy of `codes`; where it is. Of none: nowhere.
  const WordCode* Append(std::span<const WordCode> codes);

  /// Takes back the latest Append, which had this many codes.
  void UndoAppend(std::size_t codes);

  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// Of `bytes`, what codes are in.
  [[nodiscard]] std::size_t used_bytes() const { return used_ * sizeof(WordCode); }

 private:
  struct Chunk {
    std::unique_ptr<WordCode[]> codes;
    std::size_t size = 0;
    std::size_t used = 0;
  };

  std::vector<Chunk> chunks_;
  std::size_t bytes_ = 0;  ///< of all chunks
  std::size_t used_ = 0;   ///< codes
};

}  // namespace wiresift
