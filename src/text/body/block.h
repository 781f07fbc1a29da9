#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"

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

/// The elements that are told apart.
enum class Tag : std::uint8_t {
  kOther,
  kP,
  kDiv,
  kLi,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kBlockquote,
  kTd,
  kTh,
  kPre,
  kFigcaption,
  kFigure,
  kSection,
  kArticle,
  kMain,
  kAside,
  kHeader,
  kFooter,
  kNav,
  kForm,
  kButton,
  kAddress,
  kDt,
  kDd,
  kUl,
  kOl,
  kBody,
  kCenter,
  kDetails,
  kSummary,
  kLegend,
  kCustom,  ///< a name with a hyphen
};

template <>
inline constexpr auto kNames<Tag> =
    Names<Tag>("other", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td",
               "th", "pre", "figcaption", "figure", "section", "article", "main", "aside", "header",
               "footer", "nav", "form", "button", "address", "dt", "dd", "ul", "ol", "body",
               "center", "details", "summary", "legend", "custom");

/// What an element's tag, role or style says about the text inside. Bits of Node::marks.
enum NodeMark : std::uint32_t {
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
  kIsArticle = 1 << 10,
  kIsBlockquote = 1 << 11,
  kIsTable = 1 << 12,
  kIsMain = 1 << 13,
  kIsArticleBody = 1 << 14,  ///< itemprop=articleBody
  kIsSection = 1 << 15,
  kIsOrdered = 1 << 16,
  kInDetails = 1 << 17,
  kInAddress = 1 << 18,
  kInFigcaption = 1 << 19,
  kInSearch = 1 << 20,
  kIsCell = 1 << 21,
  kInLink = 1 << 22,  ///< a block inside <a>
  kIsDefinitions = 1 << 23,
};

template <>
inline constexpr auto kFlagNames<NodeMark> = FlagNames<NodeMark>(
    "nav", "footer", "header", "aside", "form", "figure", "button", "dialog", "hidden", "list",
    "article", "blockquote", "table", "main", "articleBody", "section", "ol", "details", "address",
    "figcaption", "search", "td", "a", "dl");

/// What the words of an element's class and id say. Bits of Node::hints. The sure ones come from
/// words that nearly always (97 %) mean what they say, close to the text.
enum ClassHint : std::uint32_t {
  kHintCaption = 1 << 0,
  kHintRelated = 1 << 1,
  kHintPrompt = 1 << 2,
  kHintAd = 1 << 3,
  kHintShare = 1 << 4,
  kHintComments = 1 << 5,
  kHintAuthor = 1 << 6,
  kHintMeta = 1 << 7,
  kHintNav = 1 << 8,
  kHintBox = 1 << 9,
  kSureCaption = 1 << 10,
  kSureRelated = 1 << 11,
  kSurePrompt = 1 << 12,
  kSureAd = 1 << 13,
  kSureShare = 1 << 14,
  kSureComments = 1 << 15,
  kSureAuthor = 1 << 16,
  kHintBody = 1 << 17,
  kHintBodyPattern = 1 << 18,  ///< article-body, story_content, …
  kHintSummary = 1 << 19,
  kHintHidden = 1 << 20,  ///< sr-only, visually-hidden
  kHintLive = 1 << 21,    ///< entries of a live blog
};

template <>
inline constexpr auto kFlagNames<ClassHint> = FlagNames<ClassHint>(
    "caption", "related", "prompt", "ad", "share", "comments", "author", "meta", "nav", "box",
    "caption+", "related+", "prompt+", "ad+", "share+", "comments+", "author+", "body",
    "body-pattern", "summary", "hidden", "live");

/// An element of a page that may hold text. Parents stand before their children.
struct Node {
  std::uint32_t parent = 0;     ///< index; the root is its own parent
  std::uint32_t signature = 0;  ///< index into Document::signatures
  std::uint32_t marks = 0;      ///< NodeMark bits of this element alone
  std::uint32_t hints = 0;
  std::uint16_t depth = 0;
  Tag tag = Tag::kOther;
};

/// A piece of the parsed body: what a reader sees as one paragraph, heading or line.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  bool gap_before = true;   ///< plain text: a blank line stands before it
  std::uint16_t links = 0;  ///< how many <a> start in it
  std::uint32_t start = 0;  ///< bytes into the parsed body
  std::uint32_t end = 0;
  std::uint32_t link_bytes = 0;      ///< bytes inside <a>
  std::uint32_t emphasis_bytes = 0;  ///< bytes inside <b>, <strong>, <em>, <i>
  std::uint32_t node = 0;            ///< HTML: index into Document::nodes
};

/// A body as a flat stream of blocks in document order. Plain text has one node.
struct Document {
  std::string body;  ///< the parsed body (A-14)
  std::vector<Block> blocks;
  std::vector<Node> nodes{Node{}};
  /// The kinds of element on the page, each once: `p <div.story-body`, which is the tag with its
  /// class and the parent's tag with its class; digits count as #, a <p> has no class. What a
  /// publisher's template gives the same role has the same signature on every page.
  std::vector<std::string> signatures{""};
  bool is_html = false;
  std::string title;                ///< <h1>, og:title or <title>
  std::vector<std::string> titles;  ///< all of them, to find repetitions
  std::vector<std::string>
      descriptions;  ///< summaries in the page's metadata, which a standfirst repeats
  std::string canonical_url;
  std::string language;  ///< primary tag of html@lang

  [[nodiscard]] std::string_view TextOf(const Block& block) const {
    return std::string_view(body).substr(block.start, block.end - block.start);
  }
};

}  // namespace wiresift
