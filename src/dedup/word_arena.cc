#include "dedup/word_arena.h"

#include <algorithm>

namespace wiresift {
namespace {

/// 128 KiB: about a hundred texts.
constexpr std::size_t kChunkCodes = std::size_t{64} << 10;

}  // namespace

const WordCode* WordArena::Append(std::span<const WordCode> codes) {
  if (codes.empty()) return nullptr;
  if (chunks_.empty() || chunks_.back().size - chunks_.back().used < codes.size()) {
    const std::size_t size = std::max(kChunkCodes, codes.size());
    chunks_.push_back({std::make_unique_for_overwrite<WordCode[]>(size), size, 0});
    bytes_ += size * sizeof(WordCode);
  }
  Chunk& chunk = chunks_.back();
  WordCode* const start = chunk.codes.get() + chunk.used;
  std::ranges::copy(codes, start);
  chunk.used += codes.size();
  used_ += codes.size();
  return start;
}

void WordArena::UndoAppend(std::size_t codes) {
  if (codes == 0) return;
  Chunk& chunk = chunks_.back();
  chunk.used -= codes;
  used_ -= codes;
  if (chunk.used > 0) return;
  bytes_ -= chunk.size * sizeof(WordCode);
  chunks_.pop_back();
}

}  // namespace wiresift
