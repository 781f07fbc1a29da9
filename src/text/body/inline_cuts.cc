#include "text/body/inline_cuts.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/body/limits.h"

namespace wiresift {
namespace {

/// The word that every piece of junk ends with: few bodies have it.
constexpr std::string_view kEndWord = "MORE";

std::uint32_t LengthOf(const Span& span) {
  return span.end - span.start;
}

/// `text` without the spans.
std::string Without(std::string_view text, std::span<const Span> spans) {
  std::string out;
  std::uint32_t from = 0;
  for (const Span& span : spans) {
    out += text.substr(from, span.start - from);
    from = span.end;
  }
  return out += text.substr(from);
}

/// Maps the place of a byte in the text without `spans` back to the text with them.
std::uint32_t Before(std::uint32_t at, std::span<const Span> spans) {
  for (const Span& span : spans) {
    if (span.start > at) break;
    at += LengthOf(span);
  }
  return at;
}

/// Maps an end, one past a last byte, back in the same way: a span that was cut right behind it
/// stays outside.
std::uint32_t EndBefore(std::uint32_t end, std::span<const Span> spans) {
  return Before(end - 1, spans) + 1;
}

/// Adds a span of the text that has lost `spans`; it takes in those that lie inside.
void AddInside(const Span& found, std::vector<Span>& spans) {
  const Span whole{Before(found.start, spans), EndBefore(found.end, spans)};
  std::erase_if(
      spans, [&](const Span& span) { return span.start >= whole.start && span.end <= whole.end; });
  spans.insert(std::upper_bound(spans.begin(), spans.end(), whole,
                                [](const Span& a, const Span& b) { return a.start < b.start; }),
               whole);
}

/// All junk of one text, and what turns out to be junk once that is gone.
std::vector<Span> FindAllJunk(std::string_view text, std::size_t& steps) {
  std::vector<Span> spans;
  while (steps < kCleanStepsMax) {
    const std::vector<Span> found = FindInlineJunk(Without(text, spans), steps);
    if (found.empty()) break;
    for (auto span = found.rbegin(); span != found.rend(); ++span)
      AddInside(*span, spans);
  }
  return spans;
}

}  // namespace

InlineCuts::InlineCuts(Document& document, std::size_t& steps) {
  steps += document.body.size();
  if (document.body.find(kEndWord) == std::string::npos) return;
  body_ = document.body;
  for (const Block& block : document.blocks)
    CutBlock(block, steps);
  if (spans_.empty()) return;
  blocks_ = document.blocks;
  Shorten(document);
}

void InlineCuts::CutBlock(const Block& block, std::size_t& steps) {
  const std::string_view text =
      std::string_view(body_).substr(block.start, block.end - block.start);
  if (text.find(kEndWord) == std::string_view::npos) return;
  for (const Span& span : FindAllJunk(text, steps))
    spans_.push_back({block.start + span.start, block.start + span.end});
}

void InlineCuts::Shorten(Document& document) {
  std::uint32_t gone = 0;
  for (Block& block : document.blocks) {
    const std::span<const Span> inside = In(block);
    block.start -= gone;
    for (const Span& span : inside)
      gone += LengthOf(span);
    block.end -= gone;
    block.link_bytes = std::min(block.link_bytes, block.end - block.start);
    block.emphasis_bytes = std::min(block.emphasis_bytes, block.end - block.start);
  }
  document.body = Without(body_, spans_);
}

void InlineCuts::Restore(Document& document, std::vector<ProvenanceMark>& marks) {
  if (spans_.empty()) return;
  document.body = std::move(body_);
  document.blocks = std::move(blocks_);
  for (ProvenanceMark& mark : marks) {
    if (mark.end == 0) continue;  // metadata
    mark.start = Before(mark.start, spans_);
    mark.end = EndBefore(mark.end, spans_);
  }
}

std::span<const Span> InlineCuts::In(const Block& block) const {
  const auto first =
      std::lower_bound(spans_.begin(), spans_.end(), block.start,
                       [](const Span& span, std::uint32_t at) { return span.start < at; });
  const auto last =
      std::lower_bound(first, spans_.end(), block.end,
                       [](const Span& span, std::uint32_t at) { return span.start < at; });
  return {first, last};
}

}  // namespace wiresift
