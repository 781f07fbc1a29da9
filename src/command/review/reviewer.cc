#include "command/review/reviewer.h"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "command/review/flips.h"

namespace wiresift {
namespace {

/// `s` and `q`; nothing for any other line.
std::optional<ReviewAnswer> ReadLetter(std::string_view line) {
  if (line == "s") return ReviewAnswer::kSkip;
  if (line == "q") return ReviewAnswer::kQuit;
  return std::nullopt;
}

std::string Trimmed(const std::string& line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

Result<ReviewAnswer> AcceptingReviewer::Review(ReviewedPage& /*page*/, std::size_t /*number*/) {
  return ReviewAnswer::kAccept;
}

Status AcceptingReviewer::Pass(std::size_t /*number*/) {
  return {};
}

Result<std::string> ScriptedReviewer::NextLine(std::size_t number) {
  std::string line;
  if (std::getline(in_, line)) return Trimmed(line);
  return Fail(
      ErrorCode::kMalformed,
      fmt::format("{}:{}: found the end, expected a line for page {}", name_, number, number));
}

Result<ReviewAnswer> ScriptedReviewer::Review(ReviewedPage& page, std::size_t number) {
  const Result<std::string> line = NextLine(number);
  if (!line) return std::unexpected(line.error());
  if (const auto letter = ReadLetter(*line)) return *letter;
  const Result<std::vector<std::size_t>> flips = ParseFlips(*line, page.size());
  if (!flips) {
    return Fail(ErrorCode::kMalformed,
                fmt::format("{}:{}: {}", name_, number, flips.error().detail));
  }
  for (const std::size_t flip : *flips)
    page.Flip(flip);
  return ReviewAnswer::kAccept;
}

Status ScriptedReviewer::Pass(std::size_t number) {
  const Result<std::string> line = NextLine(number);
  return line ? Status() : std::unexpected(line.error());
}

Result<ReviewAnswer> AskingReviewer::Review(ReviewedPage& page, std::size_t /*number*/) {
  for (std::size_t i = 1; i <= page.size(); ++i)
    out_ << page.Line(i, color_);
  while (true) {
    out_ << fmt::format(
                "{} of {} blocks kept. Enter: right; 3 7-9: turn these; s: skip; q: quit > ",
                page.kept(), page.size())
         << std::flush;
    std::string line;
    if (!std::getline(in_, line)) return ReviewAnswer::kQuit;
    line = Trimmed(line);
    if (line.empty()) return ReviewAnswer::kAccept;
    if (const auto letter = ReadLetter(line)) return *letter;
    Turn(page, line);
  }
}

Status AskingReviewer::Pass(std::size_t /*number*/) {
  return {};
}

void AskingReviewer::Turn(ReviewedPage& page, const std::string& line) {
  const Result<std::vector<std::size_t>> flips = ParseFlips(line, page.size());
  if (!flips) {
    out_ << flips.error().detail << ", Enter, s or q\n";
    return;
  }
  for (const std::size_t flip : *flips) {
    page.Flip(flip);
    out_ << page.Line(flip, color_);
  }
}

}  // namespace wiresift
