#pragma once

#include <cstddef>
#include <memory>

#include "dedup/word_record.h"

namespace wiresift {

/// Gives out the memory of word records in large chunks: the greatest part of an index. One thread.
class WordMemory {
 public:
  virtual ~WordMemory() = default;
  /// Codes of a chunk that is to be filled with many records.
  [[nodiscard]] virtual std::size_t chunk_codes() const = 0;
  /// Gives out a chunk of `codes` codes, not initialised. Never fails: an implementation whose own
  /// memory runs out falls back on the heap.
  [[nodiscard]] virtual WordCode* Take(std::size_t codes) = 0;
  /// Frees the chunk that Take returned for as many `codes`.
  virtual void Give(WordCode* chunk, std::size_t codes) = 0;
  /// Bytes of the chunks given out that are in a file instead of this process's own memory.
  [[nodiscard]] virtual std::size_t file_bytes() const = 0;
};

/// Word records on the heap.
class HeapWordMemory final : public WordMemory {
 public:
  [[nodiscard]] std::size_t chunk_codes() const override { return std::size_t{64} << 10; }

  [[nodiscard]] WordCode* Take(std::size_t codes) override {
    return std::allocator<WordCode>().allocate(codes);
  }

  void Give(WordCode* chunk, std::size_t codes) override {
    std::allocator<WordCode>().deallocate(chunk, codes);
  }

  [[nodiscard]] std::size_t file_bytes() const override { return 0; }
};

}  // namespace wiresift
