#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "dedup/word_memory.h"

namespace wiresift {

/// Word records one behind the other, in chunks that never move. One thread.
class WordArena {
 public:
  /// `memory` outlives the arena.
  explicit WordArena(WordMemory& memory) : memory_(&memory) {}

  /// Keeps a copy of `codes`; where it is. Of none: nowhere.
  WordCode* Add(std::span<const WordCode> codes);

  /// Gives back what Add returned, with as many codes. What came last, when that goes first, leaves
  /// no trace; the place of another is for a later one.
  void Free(WordCode* start, std::size_t size);

  /// Of all chunks.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// Of `bytes`, what codes are in.
  [[nodiscard]] std::size_t used_bytes() const { return used_ * sizeof(WordCode); }

 private:
  struct GiveBack {
    WordMemory* memory;
    std::size_t size;

    void operator()(WordCode* chunk) const { memory->Give(chunk, size); }
  };

  struct Chunk {
    std::unique_ptr<WordCode[], GiveBack> codes;
    std::size_t size = 0;
    std::size_t used = 0;
  };

  WordCode* Place(std::size_t size);

  WordMemory* memory_;
  std::vector<Chunk> chunks_;
  std::multimap<std::size_t, WordCode*> holes_;  ///< by size
  std::size_t bytes_ = 0;                        ///< of all chunks
  std::size_t used_ = 0;                         ///< codes
};

}  // namespace wiresift
