#include "command/explain/passages.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace wiresift {
namespace {

/// Collects the parts of a text, in order, line by line.
class LineBuilder {
 public:
  LineBuilder() : lines_(1) {}

  void Add(std::string_view text, std::size_t passage, bool changed = false) {
    while (true) {
      const std::size_t end = text.find('\n');
      if (const std::string_view part = text.substr(0, end); !part.empty()) {
        lines_.back().push_back({part, passage, changed});
      }
      if (end == std::string_view::npos) return;
      lines_.emplace_back();
      text.remove_prefix(end + 1);
    }
  }

  std::vector<MarkedLine> Take() { return std::move(lines_); }

 private:
  std::vector<MarkedLine> lines_;
};

}  // namespace

Passages NumberPassages(std::span<const SharedSpan> spans) {
  Passages passages;
  for (const SharedSpan& span : spans) {
    if (passages.a.empty() || span.new_start >= passages.a.back().end) {
      passages.a.push_back(
          {.start = span.new_start, .end = span.new_end, .passage = passages.a.size() + 1});
    } else {
      passages.a.back().end = std::max(passages.a.back().end, span.new_end);
    }
    passages.b.push_back(
        {.start = span.old_start, .end = span.old_end, .passage = passages.a.size()});
  }
  std::ranges::sort(passages.b, {}, &MarkedRange::start);
  return passages;
}

std::vector<MarkedRange> MarkChanges(std::span<const MarkedRange> ranges,
                                     std::span<const ByteRange> changes) {
  std::vector<MarkedRange> out;
  const auto add = [&](std::uint32_t start, std::uint32_t end, std::size_t passage, bool changed) {
    if (start < end) out.push_back({start, end, passage, changed});
  };
  auto range = ranges.begin();
  std::uint32_t at = 0;  // what stands before it is marked
  const auto add_ranges_until = [&](std::uint32_t end) {
    for (; range != ranges.end() && range->start < end; ++range) {
      add(std::max(at, range->start), std::min(end, range->end), range->passage, false);
      if (range->end > end) return;
    }
  };
  for (const ByteRange& change : changes) {
    add_ranges_until(change.start);
    const bool is_inside =
        range != ranges.end() && range->start <= change.start && change.end <= range->end;
    add(change.start, change.end, is_inside ? range->passage : 0, true);
    at = change.end;
  }
  add_ranges_until(std::numeric_limits<std::uint32_t>::max());
  return out;
}

std::vector<MarkedLine> MarkedLines(std::string_view text, std::span<const MarkedRange> ranges) {
  LineBuilder lines;
  std::size_t at = 0;
  for (const MarkedRange& range : ranges) {
    assert(at <= range.start && range.start <= range.end && range.end <= text.size());
    lines.Add(text.substr(at, range.start - at), 0);
    lines.Add(text.substr(range.start, range.end - range.start), range.passage, range.changed);
    at = range.end;
  }
  lines.Add(text.substr(at), 0);
  return lines.Take();
}

bool IsBlank(const MarkedLine& line) {
  return std::ranges::all_of(line, [](const LinePart& part) {
    return part.text.find_first_not_of(" \t\r") == std::string_view::npos;
  });
}

}  // namespace wiresift
