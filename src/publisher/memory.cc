#include "publisher/memory.h"

#include <algorithm>
#include <utility>

#include "core/bytes.h"
#include "core/hash.h"

namespace wiresift {
namespace {

std::vector<std::uint64_t> Sorted(std::vector<std::uint64_t> hashes) {
  std::ranges::sort(hashes);
  const auto repeats = std::ranges::unique(hashes);
  hashes.erase(repeats.begin(), repeats.end());
  return hashes;
}

}  // namespace

std::string MemoryVersion(std::vector<std::uint64_t> learnt) {
  ByteWriter bytes;
  for (const std::uint64_t hash : Sorted(std::move(learnt)))
    bytes.Fixed64(hash);
  return ToHex(Hash64(bytes.Take())).substr(0, 8);
}

PublisherMemory::PublisherMemory(std::string domain, std::vector<std::uint64_t> learnt)
    : learnt_(Sorted(std::move(learnt))),
      name_("memory " + std::move(domain) + "@" + MemoryVersion(learnt_)) {}

bool PublisherMemory::Knows(std::uint64_t masked_hash) const {
  return std::ranges::binary_search(learnt_, masked_hash);
}

}  // namespace wiresift
