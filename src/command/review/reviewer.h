#pragma once

#include <cstddef>
#include <istream>
#include <ostream>
#include <string>

#include "command/review/reviewed_page.h"
#include "core/result.h"

namespace wiresift {

/// An answer to a page: its verdicts are right by now, leave it out, or end the review.
enum class ReviewAnswer { kAccept, kSkip, kQuit };

/// Says of a page which verdicts are right. One thread.
class Reviewer {
 public:
  virtual ~Reviewer() = default;

  /// Turns the verdicts that are wrong. `number` counts the pages of the publisher from 1, those
  /// that Pass was called for too.
  virtual Result<ReviewAnswer> Review(ReviewedPage& page, std::size_t number) = 0;

  /// Counts a page that is not to be reviewed.
  virtual Status Pass(std::size_t number) = 0;
};

/// Takes every verdict for right.
class AcceptingReviewer final : public Reviewer {
 public:
  Result<ReviewAnswer> Review(ReviewedPage& page, std::size_t number) override;
  Status Pass(std::size_t number) override;
};

/// Reads the answers from a file: line N is the answer to page N, empty (all is right), the numbers
/// to turn, `s` (skip) or `q` (quit). Errors name the line.
class ScriptedReviewer final : public Reviewer {
 public:
  /// Borrows the stream.
  ScriptedReviewer(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}

  Result<ReviewAnswer> Review(ReviewedPage& page, std::size_t number) override;
  Status Pass(std::size_t number) override;

 private:
  Result<std::string> NextLine(std::size_t number);

  std::istream& in_;
  std::string name_;
};

/// Shows the page and asks until the answer is Enter: numbers turn verdicts, and what they turned
/// is shown. The end of the input quits.
class AskingReviewer final : public Reviewer {
 public:
  /// Borrows the streams.
  AskingReviewer(std::istream& in, std::ostream& out, bool color)
      : in_(in), out_(out), color_(color) {}

  Result<ReviewAnswer> Review(ReviewedPage& page, std::size_t number) override;
  Status Pass(std::size_t number) override;

 private:
  void Turn(ReviewedPage& page, const std::string& line);

  std::istream& in_;
  std::ostream& out_;
  bool color_;
};

}  // namespace wiresift
