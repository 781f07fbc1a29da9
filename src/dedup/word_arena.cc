#include "dedup/word_arena.h"

#include <algorithm>

namespace wiresift {
namespace {

/// Codes of the smallest hole that is remembered: a smaller one is not worth its entry.
constexpr std::size_t kHoleCodes = 64;

}  // namespace

WordCode* WordArena::Add(std::span<const WordCode> codes) {
  if (codes.empty()) return nullptr;
  WordCode* const start = Place(codes.size());
  std::ranges::copy(codes, start);
  used_ += codes.size();
  return start;
}

/// Takes the smallest hole that is large enough, else the place behind all blocks.
WordCode* WordArena::Place(std::size_t size) {
  if (const auto hole = holes_.lower_bound(size); hole != holes_.end()) {
    const auto [hole_size, start] = *hole;
    holes_.erase(hole);
    if (hole_size - size >= kHoleCodes) holes_.emplace(hole_size - size, start + size);
    return start;
  }
  if (chunks_.empty() || chunks_.back().size - chunks_.back().used < size) {
    const std::size_t chunk = std::max(memory_->chunk_codes(), size);
    chunks_.push_back({{memory_->Take(chunk), GiveBack{memory_, chunk}}, chunk, 0});
    bytes_ += chunk * sizeof(WordCode);
  }
  Chunk& chunk = chunks_.back();
  WordCode* const start = chunk.codes.get() + chunk.used;
  chunk.used += size;
  return start;
}

void WordArena::Free(WordCode* start, std::size_t size) {
  if (size == 0) return;
  used_ -= size;
  Chunk& last = chunks_.back();
  WordCode* const end = last.codes.get() + last.used;
  if (start + size != end) {
    if (size >= kHoleCodes) holes_.emplace(size, start);
    return;
  }
  last.used -= size;
  if (last.used > 0) return;
  bytes_ -= last.size * sizeof(WordCode);
  chunks_.pop_back();
}

}  // namespace wiresift
