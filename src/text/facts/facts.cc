#include "text/facts/facts.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/hash.h"
#include "text/body/limits.h"
#include "text/facts/credit_line.h"
#include "text/facts/photo_credit.h"
#include "text/rules/boilerplate_rules.h"

namespace wiresift {
namespace {

/// Where each hash came first: a table without links, at most half full.
class FirstPlaces {
 public:
  explicit FirstPlaces(std::size_t hashes_max) : slots_(std::bit_ceil(2 * hashes_max + 1)) {}

  /// The place that `hash` was first seen at, which is `place` when it is new.
  std::size_t FirstOf(std::uint64_t hash, std::size_t place) {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].is_taken && slots_[at].hash != hash)
      at = (at + 1) & (slots_.size() - 1);
    if (!slots_[at].is_taken) slots_[at] = {hash, static_cast<std::uint32_t>(place), true};
    return slots_[at].place;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t place = 0;
    bool is_taken = false;
  };

  std::vector<Slot> slots_;
};

}  // namespace

Facts::Facts(const Document& document, std::size_t& steps)
    : order_(document.blocks.size()), is_html_(document.is_html) {
  auto store = std::make_shared<Store>(document);
  store->facts.resize(document.blocks.size());
  store->hashes.resize(document.blocks.size());
  store->words.reserve(std::min(document.body.size() / 2 + 1, kBodyWordsMax));  // never moves
  for (std::size_t i = 0; i < order_.size(); ++i) {
    order_[i] = static_cast<std::uint32_t>(i);
    store->Read(i, steps);
  }
  store_ = std::move(store);
  MarkRepeats();
}

Facts Facts::Only(std::span<const std::uint32_t> kept) const {
  Facts part;
  part.store_ = store_;
  part.has_all_gaps_ = true;
  for (const std::uint32_t i : kept)
    part.order_.push_back(order_[i]);
  part.MarkRepeats();
  return part;
}

void Facts::Store::Read(std::size_t i, std::size_t& steps) {
  BlockFacts& read = facts[i];
  const Block& block = document.blocks[i];
  const std::string_view text = document.TextOf(block);
  hashes[i] = Hash64(text);
  read.shape = ShapeOf(text);
  read.link_share = static_cast<float>(block.link_bytes) / static_cast<float>(text.size());
  read.is_prose = read.link_share < 0.4F && IsProse(read.shape);
  read.first_word = static_cast<std::uint32_t>(words.size());
  SplitWords(text, kBodyWordsMax - words.size(), words);
  read.word_count = static_cast<std::uint32_t>(words.size()) - read.first_word;
  const std::span<const Word> own = std::span(words).subspan(read.first_word, read.word_count);
  read.agencies = FindAgencies(text, own);
  read.is_menu = block.kind == BlockKind::kListItem && read.link_share > 0.5F;
  read.credit_line = FindCreditLine(text, own, read.agencies);
  steps += text.size();
  if (steps > kCleanStepsMax) return;
  read.rule = CompiledBoilerplateRules().Match(own, steps);
  if (!read.credit_line || read.is_menu)
    read.photo_credit = FindPhotoCredit(text, own, read.agencies);
}

void Facts::MarkRepeats() {
  repeats_.assign(order_.size(), Repeat::kNone);
  FirstPlaces seen(order_.size());
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const std::size_t first = seen.FirstOf(text_hash(i), i);
    if (first == i) continue;
    repeats_[i] = Repeat::kAgain;
    repeats_[first] = Repeat::kFirst;
  }
}

}  // namespace wiresift
