#include "text/plain.h"

#include <utility>

#include "core/limits.h"
#include "text/parsed_body.h"

namespace wiresift {
namespace {

constexpr std::string_view kBullets[] = {"•", "◦", "▪", "●", "·", "‣", "* ", "- "};

bool StartsWithBullet(std::string_view line) {
  for (const std::string_view bullet : kBullets) {
    if (line.starts_with(bullet)) return true;
  }
  return false;
}

/// The next line of `rest`, which is moved behind it. Ends are \n, \r\n, \r and U+2028/9.
std::string_view NextLine(std::string_view& rest) {
  std::size_t end = rest.find_first_of("\n\r");
  for (const std::string_view separator : {"\u2028", "\u2029"}) {
    end = std::min(end, rest.substr(0, end).find(separator));
  }
  const std::string_view line = rest.substr(0, end);
  if (end == std::string_view::npos) {
    rest = {};
    return line;
  }
  const bool is_ascii = rest[end] == '\n' || rest[end] == '\r';
  const bool is_pair = rest.substr(end, 2) == "\r\n";
  rest.remove_prefix(end + (is_pair ? 2U : is_ascii ? 1U : 3U));
  return line;
}

}  // namespace

Result<Document> ParsePlain(std::string_view text) {
  Document document;
  document.body.reserve(text.size() + text.size() / 16);
  BodyBuilder builder(document.body);
  bool gap = true;
  while (!text.empty()) {
    builder.Add(NextLine(text));
    Block block;
    if (!builder.Finish(block)) {
      gap = true;
      continue;
    }
    block.gap_before = std::exchange(gap, false);
    if (StartsWithBullet(document.TextOf(block))) block.kind = BlockKind::kListItem;
    if (document.blocks.size() == kBlocksMax) {
      return Reject(Reason::kTooLarge, "body: more than 65536 lines");
    }
    document.blocks.push_back(block);
  }
  return document;
}

}  // namespace wiresift
