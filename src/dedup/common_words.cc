#include "dedup/common_words.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace wiresift {
namespace {

constexpr std::size_t kCodes = std::size_t{1} << 16;
constexpr std::size_t kMaskBits = 16;

/// The byte of a passage's length that says that the next byte is to be added.
constexpr std::uint8_t kLonger = 255;

constexpr std::size_t MasksOf(std::size_t words) {
  return (words + kMaskBits - 1) / kMaskBits;
}

std::size_t CommonOf(std::span<const WordCode> masks) {
  return std::transform_reduce(
      masks.begin(), masks.end(), std::size_t{0}, std::plus(),
      [](WordCode mask) { return static_cast<std::size_t>(std::popcount(mask)); });
}

/// The first word from `at` on that is quoted where `at` is not, or the other way round.
std::size_t EndOfPassage(const WordView& words, std::size_t at) {
  const bool is_quoted = words.is_quoted(at);
  const std::span<const WordCode> masks = words.codes().subspan(words.size());
  while (at < words.size()) {
    const std::size_t shift = at % kMaskBits;
    const WordCode mask = masks[at / kMaskBits];
    const auto others = static_cast<WordCode>((is_quoted ? ~mask & 0xFFFF : mask) >> shift);
    const std::size_t next = at + static_cast<std::size_t>(std::countr_zero(others));
    if (others != 0) return std::min(next, words.size());
    at += kMaskBits - shift;
  }
  return words.size();
}

void PackLength(std::size_t length, std::vector<std::uint8_t>& out) {
  for (; length >= kLonger; length -= kLonger)
    out.push_back(kLonger);
  out.push_back(static_cast<std::uint8_t>(length));
}

void PackQuotes(const WordView& words, std::vector<std::uint8_t>& out) {
  if (words.empty()) return;
  if (words.is_quoted(0)) out.push_back(0);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = EndOfPassage(words, at);
    PackLength(end - at, out);
    at = end;
  }
}

/// Calls visit(begin, end, quoted) for each passage. Returns the end of the lengths.
template <class Visitor>
const std::uint8_t* VisitPassages(const std::uint8_t* lengths, std::size_t words,
                                  const Visitor& visit) {
  bool quoted = false;
  for (std::size_t begin = 0; begin < words; quoted = !quoted) {
    std::size_t end = begin;
    for (; *lengths == kLonger; ++lengths)
      end += kLonger;
    end += *lengths++;
    visit(begin, end, quoted);
    begin = end;
  }
  return lengths;
}

const std::uint8_t* BytesAt(const WordCode* codes) {
  return reinterpret_cast<const std::uint8_t*>(codes);
}

}  // namespace

CommonWords::CommonWords(std::span<const WordCode> sample) : places_(kCodes) {
  std::vector<std::uint32_t> counts(kCodes);
  for (const WordCode code : sample)
    ++counts[code];
  std::vector<WordCode> codes(kCodes);
  std::iota(codes.begin(), codes.end(), WordCode{0});
  std::ranges::partial_sort(codes, codes.begin() + kCount, [&](WordCode a, WordCode b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  for (std::size_t i = 0; i < kCount; ++i) {
    words_[i] = codes[i];
    places_[codes[i]] = static_cast<std::uint8_t>(i);
  }
}

std::span<const WordCode> CommonWords::Pack(const WordView& words) {
  const std::span<const WordCode> codes = words.words();
  const std::size_t masks = MasksOf(codes.size());
  packed_.resize(masks + codes.size());
  bytes_.resize(codes.size());
  const std::uint8_t* const places = places_.data();
  WordCode* rare = packed_.data() + masks;
  std::uint8_t* common = bytes_.data();
  for (std::size_t begin = 0; begin < codes.size(); begin += kMaskBits) {
    std::uint32_t mask = 0;
    for (std::size_t i = begin, end = std::min(begin + kMaskBits, codes.size()); i < end; ++i) {
      const std::uint8_t place = places[codes[i]];
      const std::uint32_t is_common = words_[place] == codes[i] ? 1 : 0;
      *common = place;
      common += is_common;
      *rare = codes[i];
      rare += 1 - is_common;
      mask |= is_common << (i - begin);
    }
    packed_[begin / kMaskBits] = static_cast<WordCode>(mask);
  }
  bytes_.resize(static_cast<std::size_t>(common - bytes_.data()));
  PackQuotes(words, bytes_);
  const auto end_of_rare = static_cast<std::size_t>(rare - packed_.data());
  packed_.resize(end_of_rare + (bytes_.size() + 1) / 2);
  std::ranges::copy(bytes_, reinterpret_cast<std::uint8_t*>(packed_.data() + end_of_rare));
  return packed_;
}

/// Reads a common and a rare word each time and keeps one of them: a branch between the two would
/// be mispredicted half of the time. The reads may go past the end of either list: one byte behind
/// the common ones is a length, and two bytes behind the rare ones are there as well.
void CommonWords::Unpack(const WordCode* packed, std::size_t size, bool has_paragraphs,
                         WordRecord& out) const {
  const std::span<WordCode> codes = out.Reset(size, has_paragraphs);
  const std::span<const WordCode> masks(packed, MasksOf(size));
  const WordCode* rare = packed + masks.size();
  const std::uint8_t* common = BytesAt(rare + (size - CommonOf(masks)));
  for (std::size_t begin = 0; begin < size; begin += kMaskBits) {
    std::uint32_t mask = masks[begin / kMaskBits];
    for (std::size_t i = begin, end = std::min(begin + kMaskBits, size); i < end; ++i) {
      const std::uint32_t is_common = mask & 1;
      const std::uint32_t other = *rare ^ words_[*common];
      codes[i] = static_cast<WordCode>(*rare ^ (other & (0 - is_common)));
      common += is_common;
      rare += 1 - is_common;
      mask >>= 1;
    }
  }
  const std::span<WordCode> quotes = codes.subspan(size);
  VisitPassages(common, size, [&](std::size_t i, std::size_t end, bool quoted) {
    for (; quoted && i < end; ++i)
      quotes[i / kMaskBits] |= static_cast<WordCode>(1U << i % kMaskBits);
  });
}

std::size_t CommonWords::PackedSize(const WordCode* packed, std::size_t size) {
  const std::span<const WordCode> masks(packed, MasksOf(size));
  const std::size_t common = CommonOf(masks);
  const std::uint8_t* const begin = BytesAt(packed + masks.size() + (size - common));
  const std::uint8_t* const end = VisitPassages(begin + common, size, [](auto...) {});
  return masks.size() + (size - common) + (static_cast<std::size_t>(end - begin) + 1) / 2;
}

void CommonWords::Freeze() {
  places_ = std::vector<std::uint8_t>();
  packed_ = std::vector<WordCode>();
  bytes_ = std::vector<std::uint8_t>();
}

std::size_t CommonWords::bytes() const {
  return sizeof(*this) + places_.capacity() + packed_.capacity() * sizeof(WordCode) +
         bytes_.capacity();
}

}  // namespace wiresift
