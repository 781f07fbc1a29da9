#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/words/token.h"

namespace wiresift {

/// One word of a text as matching compares it: 13 bits of its hash and three marks. With 12
/// bits, runs of different words that agree by chance begin to show.
using WordCode = std::uint16_t;

inline constexpr WordCode kWordHashMask = 0x1FFF;
inline constexpr WordCode kNameWord = 1 << 13;
inline constexpr WordCode kNumberWord = 1 << 14;
inline constexpr WordCode kUnitStart = 1 << 15;

[[nodiscard]] constexpr bool SameWord(WordCode a, WordCode b) {
  return ((a ^ b) & kWordHashMask) == 0;
}

/// The words of a text, borrowed: all that a comparison needs to know of it, 2 1/8 bytes a word.
class WordView {
 public:
  WordView() = default;

  /// `codes`: `size` words, then a bit a word that says whether it is quoted.
  WordView(const WordCode* codes, std::size_t size, bool has_paragraphs)
      : codes_(codes), size_(static_cast<std::uint32_t>(size)), has_paragraphs_(has_paragraphs) {}

  [[nodiscard]] std::span<const WordCode> words() const { return {codes_, size_}; }

  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] bool empty() const { return size_ == 0; }

  [[nodiscard]] bool is_quoted(std::size_t i) const {
    return (codes_[size_ + i / 16] >> (i % 16) & 1) != 0;
  }

  /// True when the text has paragraph breaks, so that its units are not just sentences.
  [[nodiscard]] bool has_paragraphs() const { return has_paragraphs_; }

  /// The words and the quote bits, as they are kept.
  [[nodiscard]] std::span<const WordCode> codes() const {
    return {codes_, size_ + (size_ + std::size_t{15}) / 16};
  }

 private:
  const WordCode* codes_ = nullptr;
  std::uint32_t size_ = 0;
  bool has_paragraphs_ = false;
};

/// A WordView with its memory. Copying it or moving it away ends what was borrowed from it.
class WordRecord {
 public:
  WordRecord() = default;

  explicit WordRecord(std::span<const Token> tokens) { Assign(tokens); }

  /// Allocates nothing once it has held as many words.
  void Assign(std::span<const Token> tokens);

  /// Makes this a record of `size` words, none of them quoted yet. Returns where the codes are to
  /// be written, in the form that WordView::codes gives.
  std::span<WordCode> Reset(std::size_t size, bool has_paragraphs);

  [[nodiscard]] WordView view() const { return {codes_.data(), size_, has_paragraphs_}; }

 private:
  std::vector<WordCode> codes_;
  std::size_t size_ = 0;
  bool has_paragraphs_ = false;
};

}  // namespace wiresift
