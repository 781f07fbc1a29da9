#include "command/review/reviewed_page.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "command/show/explanation.h"
#include "core/utf8.h"
#include "text/words/shape.h"

namespace wiresift {
namespace {

/// Bytes of a block's text that are shown: enough to know it by.
constexpr std::size_t kShownBytesMax = 120;

std::string Shown(std::string_view text) {
  const std::string_view shown = Utf8Prefix(text, kShownBytesMax);
  return std::string(shown) + (shown.size() < text.size() ? "…" : "");
}

/// The removal that took the whole block, or empty.
std::string WhyOf(const Cleaned& cleaned, const JudgedBlock& block) {
  const auto found = std::ranges::lower_bound(cleaned.removed, block.start, {}, &Removal::start);
  const bool is_whole = found != cleaned.removed.end() && found->start == block.start;
  return block.is_removed && is_whole ? WhyRemoved(*found) : std::string();
}

}  // namespace

ReviewedPage::ReviewedPage(const Cleaned& cleaned) {
  const std::string_view body = cleaned.parsed_body;
  for (const JudgedBlock& block : cleaned.blocks) {
    if (block.is_title) continue;
    const std::string_view text = body.substr(block.start, block.end - block.start);
    rows_.push_back({.is_kept = !block.is_removed,
                     .was_kept = !block.is_removed,
                     .log_odds = block.log_odds,
                     .words = ShapeOf(text).words,
                     .signature = cleaned.signatures.at(block.signature),
                     .why = WhyOf(cleaned, block),
                     .text = Shown(text)});
  }
}

std::size_t ReviewedPage::kept() const {
  return static_cast<std::size_t>(std::ranges::count(rows_, true, &Row::is_kept));
}

std::string ReviewedPage::Line(std::size_t number, bool color) const {
  const Row& row = rows_[number - 1];
  const std::string why =
      row.was_kept ? fmt::format("{:.1f}", row.log_odds) : fmt::format("[{}]", row.why);
  const std::string line =
      fmt::format("{:4}{}{} {} {}", number, row.is_kept == row.was_kept ? ' ' : '!',
                  row.is_kept ? '+' : '-', why, row.text);
  if (!color) return line + '\n';
  return fmt::format("\x1B[{}m{}\x1B[0m\n", row.is_kept ? "32" : "31", line);
}

void ReviewedPage::AddTo(PublisherProfile& profile, const std::string& page) const {
  profile.Remove(page);
  profile.AddPage(page);
  for (const Row& row : rows_)
    profile.Add(page, row.signature, row.is_kept, row.words);
}

}  // namespace wiresift
