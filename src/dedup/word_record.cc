#include "dedup/word_record.h"

#include <algorithm>

#include "text/words/tokens.h"

namespace wiresift {
namespace {

WordCode CodeOf(const Token& token) {
  return static_cast<WordCode>((token.hash & kWordHashMask) | (token.name ? kNameWord : 0) |
                               (token.number ? kNumberWord : 0) |
                               (token.unit_start ? kUnitStart : 0));
}

}  // namespace

std::span<WordCode> WordRecord::Reset(std::size_t size, bool has_paragraphs) {
  size_ = size;
  has_paragraphs_ = has_paragraphs;
  codes_.resize(size_ + (size_ + 15) / 16);
  std::ranges::fill(std::span(codes_).subspan(size_), WordCode{0});
  return codes_;
}

void WordRecord::Assign(std::span<const Token> tokens) {
  Reset(tokens.size(), false);
  std::size_t paragraphs = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    codes_[i] = CodeOf(tokens[i]);
    codes_[size_ + i / 16] |= static_cast<WordCode>((tokens[i].quoted ? 1U : 0U) << (i % 16));
    paragraphs += tokens[i].paragraph_start ? 1 : 0;
  }
  has_paragraphs_ = paragraphs >= kParagraphsMin;
}

}  // namespace wiresift
