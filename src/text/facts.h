#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/agencies.h"
#include "text/block.h"
#include "text/removal.h"
#include "text/rule.h"
#include "text/shape.h"

namespace wiresift {

/// What is known about one block before anything is decided.
struct BlockFacts {
  Shape shape;
  bool is_prose = false;
  bool is_repeat = false;  ///< the same text stood in an earlier block
  float link_share = 0;
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 0;
  const Rule* rule = nullptr;        ///< the first rule that fits
  std::vector<AgencyName> agencies;  ///< names in the text
  std::uint32_t photo_credit = 0;    ///< where a closing photo credit starts; see has_photo_credit
  bool has_photo_credit = false;
  /// What the whole block says about an agency, when it says nothing else; no photo credit then.
  std::optional<ProvenanceKind> credit_line;
};

/// Decision about one block. `is_certain` ones are not weighed again.
struct BlockVerdict {
  bool is_removed = false;
  bool is_certain = false;
  RemovalClass kind = RemovalClass::kNav;
  std::string_view rule;
  float score = 1;
  float log_odds = 0;  ///< of the block model
};

/// All blocks of a document with their facts. Borrows the document.
class Facts {
 public:
  /// Adds the work done to `steps`; rules are not tried any more once it passes kCleanStepsMax.
  /// No words are read beyond kBodyWordsMax.
  Facts(const Document& document, std::size_t& steps);

  [[nodiscard]] const Document& document() const { return document_; }

  [[nodiscard]] std::size_t size() const { return facts_.size(); }

  [[nodiscard]] std::size_t words_read() const { return words_.size(); }

  [[nodiscard]] const BlockFacts& operator[](std::size_t i) const { return facts_[i]; }

  [[nodiscard]] const Block& block(std::size_t i) const { return document_.blocks[i]; }

  [[nodiscard]] std::string_view text(std::size_t i) const {
    return document_.TextOf(document_.blocks[i]);
  }

  [[nodiscard]] std::span<const Word> words(std::size_t i) const {
    return std::span(words_).subspan(facts_[i].first_word, facts_[i].word_count);
  }

 private:
  void Read(std::size_t i, std::size_t& steps);
  void MarkRepeats();

  const Document& document_;
  std::vector<BlockFacts> facts_;
  std::vector<Word> words_;
};

}  // namespace wiresift
