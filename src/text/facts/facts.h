#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/body/block.h"
#include "text/body/removal.h"
#include "text/facts/agencies.h"
#include "text/rules/built_in_rule.h"
#include "text/rules/rule.h"
#include "text/words/shape.h"

namespace wiresift {

/// The facts of one block, known before anything is decided.
struct BlockFacts {
  Shape shape;
  bool is_prose = false;
  float link_share = 0;
  std::uint32_t first_word = 0;
  std::uint32_t word_count = 0;
  const Rule* rule = nullptr;        ///< the first rule that fits
  std::vector<AgencyName> agencies;  ///< names in the text
  bool is_menu = false;              ///< an item of a list that is mostly link
  /// Raw findings: where a closing photo credit starts, and what the block says when it names an
  /// agency and nothing else. Use Facts::photo_credit and credit_line, which exclude each other.
  std::optional<std::uint32_t> photo_credit;
  std::optional<ProvenanceKind> credit_line;
};

/// The rule that decided about a block: a row of the rule table, a built-in one, or none.
class DecidingRule {
 public:
  DecidingRule() = default;

  // NOLINTNEXTLINE(google-explicit-constructor): a rule is what decided
  DecidingRule(BuiltInRule built_in) : built_in_(built_in) {}

  DecidingRule(const Rule& row) : row_(&row) {}  // NOLINT(google-explicit-constructor)

  /// The id for outputs, a string of the program; empty for nothing.
  [[nodiscard]] std::string_view id() const { return row_ ? row_->id : NameOf(built_in_); }

 private:
  const Rule* row_ = nullptr;
  BuiltInRule built_in_ = BuiltInRule::kNone;
};

/// Decision about one block. `is_certain` ones are not weighed again.
struct BlockVerdict {
  bool is_removed = false;
  bool is_certain = false;
  RemovalClass kind = RemovalClass::kNav;
  DecidingRule rule;
  float score = 1;
  float log_odds = 0;  ///< the block model's; above 0 speaks for the article
};

/// A removal that is not weighed again.
[[nodiscard]] inline BlockVerdict CertainRemoval(RemovalClass kind, DecidingRule rule,
                                                 float score) {
  return {.is_removed = true, .is_certain = true, .kind = kind, .rule = rule, .score = score};
}

/// The blocks of a document, or some of them, with their facts. Borrows the document.
class Facts {
 public:
  /// Adds the work done to `steps`; rules are not tried any more once it passes kCleanStepsMax.
  /// No words are read beyond kBodyWordsMax.
  Facts(const Document& document, std::size_t& steps);

  /// The blocks `kept` alone (indexes into these), as if nothing had ever stood between them: each
  /// a paragraph of plain text without links. Shares what was read.
  [[nodiscard]] Facts Only(std::span<const std::uint32_t> kept) const;

  [[nodiscard]] const Document& document() const { return store_->document; }

  [[nodiscard]] bool is_html() const { return is_html_; }

  [[nodiscard]] std::size_t words_read() const { return store_->words.size(); }

  [[nodiscard]] std::size_t size() const { return order_.size(); }

  [[nodiscard]] const BlockFacts& operator[](std::size_t i) const {
    return store_->facts[order_[i]];
  }

  [[nodiscard]] const Block& block(std::size_t i) const {
    return store_->document.blocks[order_[i]];
  }

  [[nodiscard]] std::string_view text(std::size_t i) const {
    return store_->document.TextOf(block(i));
  }

  [[nodiscard]] std::uint64_t text_hash(std::size_t i) const { return store_->hashes[order_[i]]; }

  [[nodiscard]] std::span<const Word> words(std::size_t i) const {
    const BlockFacts& facts = (*this)[i];
    return std::span(store_->words).subspan(facts.first_word, facts.word_count);
  }

  /// Running text: see IsProse; on a page not mostly links.
  [[nodiscard]] bool is_prose(std::size_t i) const {
    return is_html_ ? (*this)[i].is_prose : IsProse((*this)[i].shape);
  }

  /// The kind of credit that block `i` is as a whole; a page's menu is none.
  [[nodiscard]] std::optional<ProvenanceKind> credit_line(std::size_t i) const {
    return is_html_ && (*this)[i].is_menu ? std::nullopt : (*this)[i].credit_line;
  }

  /// Where the photo credit starts that closes block `i`; none in a credit line.
  [[nodiscard]] std::optional<std::uint32_t> photo_credit(std::size_t i) const {
    return credit_line(i) ? std::nullopt : (*this)[i].photo_credit;
  }

  [[nodiscard]] bool has_gap_before(std::size_t i) const {
    return has_all_gaps_ || block(i).gap_before;
  }

  [[nodiscard]] bool is_heading(std::size_t i) const {
    return is_html_ && block(i).kind == BlockKind::kHeading;
  }

  /// True when an earlier block has the same text; is_repeated: when a later one has it.
  [[nodiscard]] bool is_repeat(std::size_t i) const { return repeats_[i] == Repeat::kAgain; }

  [[nodiscard]] bool is_repeated(std::size_t i) const { return repeats_[i] == Repeat::kFirst; }

 private:
  enum class Repeat : std::uint8_t { kNone, kFirst, kAgain };

  struct Store {
    explicit Store(const Document& from) : document(from) {}

    void Read(std::size_t i, std::size_t& steps);

    const Document& document;
    std::vector<BlockFacts> facts;
    std::vector<std::uint64_t> hashes;  ///< one for each block's text
    std::vector<Word> words;
  };

  Facts() = default;
  void MarkRepeats();

  std::shared_ptr<const Store> store_;  ///< shared by all parts of one document's facts
  std::vector<std::uint32_t> order_;
  std::vector<Repeat> repeats_;
  bool is_html_ = false;
  bool has_all_gaps_ = false;
};

}  // namespace wiresift
