#include "fit/labels.h"

#include <algorithm>

#include "core/hash.h"
#include "core/utf8.h"
#include "text/words/words.h"

namespace wiresift {
namespace {

constexpr std::size_t kShingle = 4;

std::vector<WordId> IdsOf(std::string_view text) {
  std::vector<Word> words;
  SplitWords(text, std::size_t{1} << 20, words);
  std::vector<WordId> ids;
  ids.reserve(words.size());
  for (const Word& word : words)
    ids.push_back(word.id);
  return ids;
}

std::uint64_t HashOf(const WordId* ids, std::size_t count) {
  return Hash64({reinterpret_cast<const char*>(ids), count * sizeof(WordId)});
}

/// Hashes of all runs of four words; a shorter text is one of its own.
std::vector<std::uint64_t> Shingles(const std::vector<WordId>& ids) {
  std::vector<std::uint64_t> hashes;
  if (ids.empty()) return hashes;
  if (ids.size() < kShingle) return {HashOf(ids.data(), ids.size())};
  for (std::size_t i = 0; i + kShingle <= ids.size(); ++i)
    hashes.push_back(HashOf(&ids[i], kShingle));
  return hashes;
}

}  // namespace

GoldText::GoldText(std::string_view gold) {
  const std::vector<WordId> ids = IdsOf(gold);
  words_ = ids.size();
  for (const std::uint64_t hash : Shingles(ids))
    ++left_[hash];
  while (!gold.empty()) {
    const std::size_t end = std::min(gold.find('\n'), gold.size());
    const std::vector<WordId> line = IdsOf(gold.substr(0, end));
    if (!line.empty() && line.size() < kShingle) ++left_[HashOf(line.data(), line.size())];
    gold.remove_prefix(std::min(end + 1, gold.size()));
  }
}

bool GoldText::Takes(std::string_view block) {
  const std::vector<std::uint64_t> shingles = Shingles(IdsOf(block));
  if (shingles.empty()) return false;
  std::unordered_map<std::uint64_t, int> used;
  std::size_t found = 0;
  for (const std::uint64_t hash : shingles) {
    const auto at = left_.find(hash);
    if (at != left_.end() && used[hash] < at->second) {
      ++used[hash];
      ++found;
    }
  }
  if (2 * found < shingles.size() || found == 0) return false;
  for (const auto& [hash, count] : used)
    left_[hash] -= count;
  return true;
}

}  // namespace wiresift
