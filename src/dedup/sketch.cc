#include "dedup/sketch.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "dedup/grams.h"

namespace wiresift {
namespace {

/// Grams that are hashed before those kept are added to the sketch.
constexpr std::size_t kBatch = 256;

/// Adds the fingerprints of the grams that are sampled. Each is written to the next place, which
/// moves on only when it is kept: a branch would be mispredicted too often, since one in a few is
/// kept.
void AddSampled(std::span<const Token> tokens, std::uint32_t sampling, Sketch& out) {
  RollingGram gram;
  for (std::size_t i = 0; i + 1 < kGramWords; ++i)
    gram.Roll(tokens[i].hash, 0);
  std::uint64_t leaving = 0;
  std::array<std::uint32_t, kBatch> kept;
  for (std::size_t at = kGramWords - 1; at < tokens.size();) {
    std::size_t count = 0;
    for (const std::size_t end = std::min(at + kBatch, tokens.size()); at < end; ++at) {
      gram.Roll(tokens[at].hash, leaving);
      leaving = tokens[at - (kGramWords - 1)].hash;
      const std::uint64_t hash = gram.hash();
      kept[count] = static_cast<std::uint32_t>(hash);
      count += IsSampled(hash, sampling) ? 1 : 0;
    }
    out.insert(out.end(), kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

/// Sorts fingerprints, which are spread evenly over their 32 bits: each is put among the few that
/// share its highest bits, and only those are compared. For as many as an article has, std::sort
/// takes longer than all the rest of a sketch (sketch_bench).
void SortSpread(std::span<std::uint32_t> values) {
  constexpr std::size_t kMost = 512;
  constexpr int kBucketBits = 7;
  if (values.size() > kMost) {
    std::ranges::sort(values);
    return;
  }
  const auto bucket_of = [](std::uint32_t value) { return value >> (32 - kBucketBits); };
  // First the start of each bucket, then the next free place in it.
  std::array<std::uint16_t, (1 << kBucketBits) + 1> places{};
  for (const std::uint32_t value : values)
    ++places[bucket_of(value) + 1];
  for (std::size_t i = 1; i < places.size(); ++i)
    places[i] = static_cast<std::uint16_t>(places[i] + places[i - 1]);
  std::array<std::uint32_t, kMost> spread;
  for (const std::uint32_t value : values)
    spread[places[bucket_of(value)]++] = value;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::size_t place = i;
    for (; place > 0 && values[place - 1] > spread[i]; --place)
      values[place] = values[place - 1];
    values[place] = spread[i];
  }
}

}  // namespace

void MakeSketch(std::span<const Token> tokens, std::uint32_t sampling, Sketch& out) {
  out.clear();
  if (tokens.size() < kGramWords) return;
  AddSampled(tokens, sampling, out);
  SortSpread(out);
  const auto repeats = std::ranges::unique(out);
  out.erase(repeats.begin(), repeats.end());
}

Sketch MakeSketch(std::span<const Token> tokens, std::uint32_t sampling) {
  Sketch sketch;
  MakeSketch(tokens, sampling, sketch);
  return sketch;
}

std::uint32_t CountShared(const Sketch& a, const Sketch& b) {
  Sketch both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return static_cast<std::uint32_t>(both.size());
}

}  // namespace wiresift
