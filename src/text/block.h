#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wiresift {

enum class BlockKind : std::uint8_t {
  kParagraph,
  kHeading,
  kListItem,
  kQuote,
  kCaption,
  kTableCell,
  kPreformatted,
  kOther,
};

/// What an element's tag, role or style says about the text inside. Bits of Node::marks.
enum NodeMark : std::uint16_t {
  kInNav = 1 << 0,
  kInFooter = 1 << 1,
  kInHeader = 1 << 2,
  kInAside = 1 << 3,
  kInForm = 1 << 4,
  kInFigure = 1 << 5,
  kInButton = 1 << 6,
  kInDialog = 1 << 7,
  kHidden = 1 << 8,
  kIsList = 1 << 9,
  kIsArticle = 1 << 10,  ///< article, main, itemprop=articleBody
  kIsBlockquote = 1 << 11,
  kIsTable = 1 << 12,
};

/// What the words of an element's class and id say. Bits of Node::hints.
enum ClassHint : std::uint16_t {
  kHintCaption = 1 << 0,
  kHintRelated = 1 << 1,
  kHintPrompt = 1 << 2,
  kHintAd = 1 << 3,
  kHintShare = 1 << 4,
  kHintComments = 1 << 5,
  kHintAuthor = 1 << 6,
  kHintNav = 1 << 7,
  kHintBox = 1 << 8,
  kHintBody = 1 << 9,
  kHintBodyPattern = 1 << 10,  ///< article-body, story_content, …
  kHintSummary = 1 << 11,
  kHintHidden = 1 << 12,  ///< sr-only, visually-hidden
};

/// An element of a page that may hold text. Parents stand before their children.
struct Node {
  std::uint32_t parent = 0;     ///< index; the root is its own parent
  std::uint32_t signature = 0;  ///< index into Document::signatures
  std::uint16_t tag = 0;        ///< only to compare
  std::uint16_t marks = 0;
  std::uint16_t hints = 0;
};

/// A piece of the parsed body: what a reader sees as one paragraph, heading or line.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  bool gap_before = true;   ///< plain text: a blank line stands before it
  std::uint32_t start = 0;  ///< bytes into the parsed body
  std::uint32_t end = 0;
  std::uint32_t link_bytes = 0;  ///< of these inside <a>
  std::uint32_t node = 0;        ///< HTML: index into Document::nodes
};

/// A body as a flat stream of blocks in document order. Plain text has one node.
struct Document {
  std::string body;  ///< the parsed body (decision 29)
  std::vector<Block> blocks;
  std::vector<Node> nodes{Node{}};
  /// The kinds of element on the page, each once: `p <div.story-body`, which is the tag with its
  /// class and the parent's tag with its class; digits count as #, a <p> has no class. What a
  /// publisher's template gives the same role has the same signature on every page.
  std::vector<std::string> signatures{""};
  bool is_html = false;
  std::string title;                ///< <h1>, og:title or <title>
  std::vector<std::string> titles;  ///< all of them, to find repetitions
  std::string description;
  std::string canonical_url;
  std::string language;  ///< primary tag of html@lang

  [[nodiscard]] std::string_view TextOf(const Block& block) const {
    return std::string_view(body).substr(block.start, block.end - block.start);
  }
};

}  // namespace wiresift
