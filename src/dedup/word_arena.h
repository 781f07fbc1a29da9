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

  /// Copies `codes` and returns where the copy is; null for no codes.
  WordCode* Add(std::span<const WordCode> codes);

  /// Frees the `size` codes at `start`, which Add returned. Freeing the newest block rewinds the
  /// arena; any other hole is reused by a later Add.
  void Free(WordCode* start, std::size_t size);

  /// Bytes of all chunks.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// Bytes of them that hold codes.
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
  std::size_t bytes_ = 0;                        ///< bytes of all chunks
  std::size_t used_ = 0;                         ///< codes that are kept
};

}  // namespace wiresift
