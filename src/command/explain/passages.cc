#include "command/explain/passages.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace wiresift {
namespace {

/// Collects the parts of a text, in order, line by line.
class LineBuilder {
 public:
  LineBuilder() : lines_(1) {}

  void Add(std::string_view text, std::size_t passage) {
    while (true) {
      const std::size_t end = text.find('\n');
      if (const std::string_view part = text.substr(0, end); !part.empty()) {
        lines_.back().push_back({part, passage});
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
      passages.a.push_back({span.new_start, span.new_end, passages.a.size() + 1});
    } else {
      passages.a.back().end = std::max(passages.a.back().end, span.new_end);
    }
    passages.b.push_back({span.old_start, span.old_end, passages.a.size()});
  }
  std::ranges::sort(passages.b, {}, &MarkedRange::start);
  return passages;
}

std::vector<MarkedLine> MarkedLines(std::string_view text, std::span<const MarkedRange> ranges) {
  LineBuilder lines;
  std::size_t at = 0;
  for (const MarkedRange& range : ranges) {
    assert(at <= range.start && range.start <= range.end && range.end <= text.size());
    lines.Add(text.substr(at, range.start - at), 0);
    lines.Add(text.substr(range.start, range.end - range.start), range.passage);
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
