#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dedup/word_record.h"

namespace wiresift {

/// The 256 commonest word codes of some texts: six words in ten of a text like them. A packed
/// record keeps such a word in a byte and any other in two, so it takes three quarters of a record
/// and can be unpacked faster than it is fetched from memory. Lossless for every text. One thread.
///
/// A packed record is, in this order: a bit a word that says whether it is common; the words that
/// are not, as they are; the places of those that are in the list of common ones, a byte each; and
/// the lengths of the passages that are not quoted and quoted in turn, a byte each, of which 255
/// says that the next byte belongs to the same passage.
class CommonWords {
 public:
  explicit CommonWords(std::span<const WordCode> sample);

  /// The packed form of a record, borrowed until the next call.
  [[nodiscard]] std::span<const WordCode> Pack(const WordView& words);

  /// The record of `size` words that was packed by this or by an equal object.
  void Unpack(const WordCode* packed, std::size_t size, bool has_paragraphs, WordRecord& out) const;

  /// How many codes a packed record of `size` words has.
  [[nodiscard]] static std::size_t PackedSize(const WordCode* packed, std::size_t size);

  /// Forgets what only Pack needs.
  void Freeze();

  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::size_t kCount = 256;

  std::array<WordCode, kCount> words_{};
  std::vector<std::uint8_t> places_;  ///< by code: its place in words_, if it is there
  std::vector<WordCode> packed_;      ///< scratch
  std::vector<std::uint8_t> bytes_;   ///< scratch
};

}  // namespace wiresift
