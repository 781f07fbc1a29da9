#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "publisher/profile.h"
#include "text/clean/cleaner.h"

namespace wiresift {

/// A page's blocks as a reviewer sees them, numbered from 1 in reading order, each with the verdict
/// that the reviewer lets stand or turns. The title is not among them.
class ReviewedPage {
 public:
  /// Takes the verdicts of cleaning; copies what it needs.
  explicit ReviewedPage(const Cleaned& cleaned);

  /// Blocks of the page, the title not counted.
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  /// Blocks that are kept as the verdicts stand now.
  [[nodiscard]] std::size_t kept() const;

  /// Turns the verdict on a block; `number` is from 1 to size().
  void Flip(std::size_t number) { rows_[number - 1].is_kept = !rows_[number - 1].is_kept; }

  /// The line of a block with its newline, such as `  12 - [nav score.html .97 0-4] Home` or
  /// `  13 + 2.3 The first words …`; a turned one has a `!` behind its number.
  [[nodiscard]] std::string Line(std::size_t number, bool color) const;

  /// Puts the page into the profile, in the place of an earlier review of it.
  void AddTo(PublisherProfile& profile, const std::string& page) const;

 private:
  struct Row {
    bool is_kept = false;
    bool was_kept = false;
    float log_odds = 0;
    std::uint32_t words = 0;
    std::string signature;
    std::string why;  ///< class, rule and score of a removal
    std::string text;
  };

  std::vector<Row> rows_;
};

}  // namespace wiresift
