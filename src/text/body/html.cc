#include "text/body/html.h"

#include <algorithm>
#include <lexbor/dom/interfaces/character_data.h>
#include <unordered_map>
#include <utility>

#include "core/ascii.h"
#include "core/limits.h"
#include "core/utf8.h"
#include "text/body/class_hints.h"
#include "text/body/html_tree.h"
#include "text/body/parsed_body.h"

namespace wiresift {
namespace {

/// Of a page that are remembered: three kinds of <meta> have one.
constexpr std::size_t kDescriptionsMax = 8;

/// Of a class attribute that count for the signature.
constexpr std::size_t kSignatureClassBytes = 60;

enum class TagKind { kBlock, kInline, kSkipped, kBreak, kMeta };

TagKind KindOf(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_SCRIPT:
    case LXB_TAG_STYLE:
    case LXB_TAG_NOSCRIPT:
    case LXB_TAG_TEMPLATE:
    case LXB_TAG_SVG:
    case LXB_TAG_IFRAME:
    case LXB_TAG_OBJECT:
    case LXB_TAG_SELECT:
    case LXB_TAG_OPTION:
    case LXB_TAG_TEXTAREA:
    case LXB_TAG_AUDIO:
    case LXB_TAG_VIDEO:
    case LXB_TAG_MAP:
    case LXB_TAG_CANVAS:
    case LXB_TAG_MATH:
    case LXB_TAG_EMBED:
    case LXB_TAG_NOFRAMES:
    case LXB_TAG_INPUT:
    case LXB_TAG_DATALIST:
    case LXB_TAG_RT:
    case LXB_TAG_RP:
      return TagKind::kSkipped;
    case LXB_TAG_TITLE:
    case LXB_TAG_META:
    case LXB_TAG_LINK:
      return TagKind::kMeta;
    case LXB_TAG_BR:
      return TagKind::kBreak;
    case LXB_TAG_A:
    case LXB_TAG_ABBR:
    case LXB_TAG_ACRONYM:
    case LXB_TAG_B:
    case LXB_TAG_BDI:
    case LXB_TAG_BDO:
    case LXB_TAG_BIG:
    case LXB_TAG_CITE:
    case LXB_TAG_CODE:
    case LXB_TAG_DATA:
    case LXB_TAG_DEL:
    case LXB_TAG_DFN:
    case LXB_TAG_EM:
    case LXB_TAG_FONT:
    case LXB_TAG_I:
    case LXB_TAG_INS:
    case LXB_TAG_KBD:
    case LXB_TAG_LABEL:
    case LXB_TAG_MARK:
    case LXB_TAG_NOBR:
    case LXB_TAG_Q:
    case LXB_TAG_RUBY:
    case LXB_TAG_RB:
    case LXB_TAG_S:
    case LXB_TAG_SAMP:
    case LXB_TAG_SMALL:
    case LXB_TAG_SPAN:
    case LXB_TAG_STRIKE:
    case LXB_TAG_STRONG:
    case LXB_TAG_SUB:
    case LXB_TAG_SUP:
    case LXB_TAG_TIME:
    case LXB_TAG_TT:
    case LXB_TAG_U:
    case LXB_TAG_VAR:
    case LXB_TAG_WBR:
    case LXB_TAG_IMG:
    case LXB_TAG_PICTURE:
    case LXB_TAG_SOURCE:
      return TagKind::kInline;
    default:
      return TagKind::kBlock;
  }
}

std::uint32_t MarksOfTag(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_NAV:
    case LXB_TAG_MENU:
      return kInNav;
    case LXB_TAG_FOOTER:
      return kInFooter;
    case LXB_TAG_HEADER:
      return kInHeader;
    case LXB_TAG_ASIDE:
      return kInAside;
    case LXB_TAG_FORM:
    case LXB_TAG_FIELDSET:
      return kInForm;
    case LXB_TAG_FIGURE:
      return kInFigure;
    case LXB_TAG_FIGCAPTION:
      return kInFigure | kInFigcaption;
    case LXB_TAG_BUTTON:
      return kInButton;
    case LXB_TAG_DIALOG:
      return kInDialog;
    case LXB_TAG_UL:
      return kIsList;
    case LXB_TAG_OL:
      return kIsList | kIsOrdered;
    case LXB_TAG_DL:
      return kIsDefinitions;
    case LXB_TAG_ARTICLE:
      return kIsArticle;
    case LXB_TAG_MAIN:
      return kIsMain;
    case LXB_TAG_SECTION:
      return kIsSection;
    case LXB_TAG_DETAILS:
      return kInDetails;
    case LXB_TAG_ADDRESS:
      return kInAddress;
    case LXB_TAG_BLOCKQUOTE:
      return kIsBlockquote;
    case LXB_TAG_TABLE:
      return kIsTable;
    case LXB_TAG_TD:
    case LXB_TAG_TH:
      return kIsCell;
    default:
      return 0;
  }
}

std::uint32_t MarksOfRole(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar") return kInNav;
  if (role == "search") return kInSearch;
  if (role == "complementary") return kInAside;
  if (role == "contentinfo") return kInFooter;
  if (role == "banner") return kInHeader;
  if (role == "dialog" || role == "alertdialog") return kInDialog;
  if (role == "button") return kInButton;
  if (role == "main") return kIsMain;
  if (role == "article") return kIsArticle;
  return 0;
}

Tag TagOf(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_P:
      return Tag::kP;
    case LXB_TAG_DIV:
      return Tag::kDiv;
    case LXB_TAG_LI:
      return Tag::kLi;
    case LXB_TAG_H1:
      return Tag::kH1;
    case LXB_TAG_H2:
      return Tag::kH2;
    case LXB_TAG_H3:
      return Tag::kH3;
    case LXB_TAG_H4:
      return Tag::kH4;
    case LXB_TAG_H5:
      return Tag::kH5;
    case LXB_TAG_H6:
      return Tag::kH6;
    case LXB_TAG_BLOCKQUOTE:
      return Tag::kBlockquote;
    case LXB_TAG_TD:
      return Tag::kTd;
    case LXB_TAG_TH:
      return Tag::kTh;
    case LXB_TAG_PRE:
      return Tag::kPre;
    case LXB_TAG_FIGCAPTION:
      return Tag::kFigcaption;
    case LXB_TAG_FIGURE:
      return Tag::kFigure;
    case LXB_TAG_SECTION:
      return Tag::kSection;
    case LXB_TAG_ARTICLE:
      return Tag::kArticle;
    case LXB_TAG_MAIN:
      return Tag::kMain;
    case LXB_TAG_ASIDE:
      return Tag::kAside;
    case LXB_TAG_HEADER:
      return Tag::kHeader;
    case LXB_TAG_FOOTER:
      return Tag::kFooter;
    case LXB_TAG_NAV:
      return Tag::kNav;
    case LXB_TAG_FORM:
      return Tag::kForm;
    case LXB_TAG_BUTTON:
      return Tag::kButton;
    case LXB_TAG_ADDRESS:
      return Tag::kAddress;
    case LXB_TAG_DT:
      return Tag::kDt;
    case LXB_TAG_DD:
      return Tag::kDd;
    case LXB_TAG_UL:
      return Tag::kUl;
    case LXB_TAG_OL:
      return Tag::kOl;
    case LXB_TAG_BODY:
      return Tag::kBody;
    case LXB_TAG_CENTER:
      return Tag::kCenter;
    case LXB_TAG_DETAILS:
      return Tag::kDetails;
    case LXB_TAG_SUMMARY:
      return Tag::kSummary;
    case LXB_TAG_LEGEND:
      return Tag::kLegend;
    default:
      return tag >= LXB_TAG__LAST_ENTRY ? Tag::kCustom : Tag::kOther;
  }
}

bool HidesContent(std::string_view style) {
  std::string bare;
  for (const char c : style.substr(0, 400)) {
    if (c != ' ') bare += c;
  }
  return bare.find("display:none") != std::string::npos;
}

BlockKind BlockKindOf(Tag tag) {
  switch (tag) {
    case Tag::kP:
      return BlockKind::kParagraph;
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
    case Tag::kH4:
    case Tag::kH5:
    case Tag::kH6:
      return BlockKind::kHeading;
    case Tag::kLi:
      return BlockKind::kListItem;
    case Tag::kBlockquote:
      return BlockKind::kQuote;
    case Tag::kFigcaption:
      return BlockKind::kCaption;
    case Tag::kTd:
    case Tag::kTh:
      return BlockKind::kTableCell;
    case Tag::kPre:
      return BlockKind::kPreformatted;
    default:
      return BlockKind::kOther;
  }
}

bool IsEmphasis(lxb_tag_id_t tag) {
  return tag == LXB_TAG_B || tag == LXB_TAG_STRONG || tag == LXB_TAG_EM || tag == LXB_TAG_I;
}

std::string_view View(const lxb_char_t* bytes, std::size_t size) {
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), size};
}

std::string_view Attribute(lxb_dom_node_t* node, std::string_view name) {
  std::size_t size = 0;
  const lxb_char_t* value = lxb_dom_element_get_attribute(
      lxb_dom_interface_element(node), reinterpret_cast<const lxb_char_t*>(name.data()),
      name.size(), &size);
  return View(value, size);
}

std::string_view TextOfNode(const lxb_dom_node_t* node) {
  const auto* text = reinterpret_cast<const lxb_dom_character_data_t*>(node);
  return View(text->data.data, text->data.length);
}

/// Walks the tree in document order, without recursion, and fills a Document.
class Walker {
 public:
  Walker() : builder_(document_.body) {
    document_.is_html = true;
    path_.push_back(0);
  }

  Status Walk(lxb_dom_node_t* root) {
    for (lxb_dom_node_t* at = root; at != nullptr;) {
      if (++nodes_seen_ > kHtmlNodesMax) {
        return Reject(Reason::kTooLarge, "body: more than 1048576 HTML nodes");
      }
      const bool descends = Enter(at);
      if (document_.blocks.size() > kBlocksMax) {
        return Reject(Reason::kTooLarge, "body: more than 32768 blocks");
      }
      if (descends && at->first_child != nullptr) {
        at = at->first_child;
        continue;
      }
      if (descends) Leave(at);
      at = NextAfter(at, root);
    }
    Flush();
    return {};
  }

  Document Take() { return std::move(document_); }

  /// The text of <title>.
  [[nodiscard]] const std::string& page_title() const { return page_title_; }

 private:
  /// The next node that is not below `at`; leaves the elements that end on the way.
  lxb_dom_node_t* NextAfter(lxb_dom_node_t* at, const lxb_dom_node_t* root) {
    while (at != root && at->next == nullptr) {
      at = at->parent;
      Leave(at);
    }
    return at == root ? nullptr : at->next;
  }

  /// True when the children of `node` count.
  bool Enter(lxb_dom_node_t* node) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
      AddText(TextOfNode(node));
      return false;
    }
    if (node->type == LXB_DOM_NODE_TYPE_DOCUMENT) return true;
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return false;
    switch (KindOf(node->local_name)) {
      case TagKind::kSkipped:
        return false;
      case TagKind::kMeta:
        ReadMeta(node);
        return false;
      case TagKind::kBreak:
        Break();
        return false;
      case TagKind::kInline:
        OpenInline(*node);
        return true;
      case TagKind::kBlock:
        break;
    }
    if (node->local_name == LXB_TAG_HTML) ReadLanguage(node);
    Flush();
    Push(node);
    return true;
  }

  void Leave(const lxb_dom_node_t* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return;
    const TagKind kind = KindOf(node->local_name);
    if (kind == TagKind::kInline) CloseInline(*node);
    if (kind != TagKind::kBlock) return;
    Flush();
    Pop();
  }

  void OpenInline(const lxb_dom_node_t& node) {
    if (node.local_name == LXB_TAG_A) {
      ++links_open_;
      ++links_;
    } else if (IsEmphasis(node.local_name)) {
      ++emphases_open_;
    }
  }

  void CloseInline(const lxb_dom_node_t& node) {
    if (node.local_name == LXB_TAG_A) {
      --links_open_;
    } else if (IsEmphasis(node.local_name)) {
      --emphases_open_;
    }
  }

  void Push(lxb_dom_node_t* element) {
    ++depth_;
    if (depth_ > kHtmlDepthMax) return;
    const std::uint32_t parent = path_.back();
    path_.push_back(static_cast<std::uint32_t>(document_.nodes.size()));
    document_.nodes.push_back(MakeNode(element, parent));
  }

  void Pop() {
    if (depth_ <= kHtmlDepthMax) path_.pop_back();
    --depth_;
  }

  Node MakeNode(lxb_dom_node_t* element, std::uint32_t parent) {
    Node node;
    node.parent = parent;
    node.depth = static_cast<std::uint16_t>(document_.nodes[parent].depth + 1);
    node.tag = TagOf(element->local_name);
    node.marks = MarksOfTag(element->local_name) | (links_open_ > 0 ? kInLink : 0U);
    std::string_view class_name;
    auto* attribute = lxb_dom_element_first_attribute(lxb_dom_interface_element(element));
    for (; attribute != nullptr; attribute = lxb_dom_element_next_attribute(attribute)) {
      ReadAttribute(*attribute, node, class_name);
    }
    own_signatures_.resize(document_.nodes.size() + 1);
    own_signatures_.back() = OwnSignature(element, class_name);
    node.signature = SignatureIndex(own_signatures_.back() + " <" + own_signatures_[parent]);
    return node;
  }

  void ReadAttribute(lxb_dom_attr_t& attribute, Node& node, std::string_view& class_name) {
    const std::string_view value =
        attribute.value == nullptr ? "" : View(attribute.value->data, attribute.value->length);
    switch (attribute.node.local_name) {
      case LXB_DOM_ATTR_CLASS:
        class_name = value;
        node.hints |= CachedHints(value);
        return;
      case LXB_DOM_ATTR_ID:
        node.hints |= CachedHints(value);
        return;
      case LXB_DOM_ATTR_STYLE:
        if (HidesContent(value)) node.marks |= kHidden;
        return;
      default:
        break;
    }
    std::size_t size = 0;
    const std::string_view name = View(lxb_dom_attr_qualified_name(&attribute, &size), size);
    if (name == "hidden") node.marks |= kHidden;
    if (name == "role") node.marks |= MarksOfRole(value);
    if (name == "itemprop" && value == "articleBody") {
      node.marks |= kIsArticleBody;
      node.hints |= kHintBodyPattern;
    }
  }

  std::uint32_t CachedHints(std::string_view text) {
    if (text.empty()) return 0;
    const auto [at, is_new] = hints_.try_emplace(text, 0U);
    if (is_new) at->second = HintsOf(text);
    return at->second;
  }

  /// Digits count as one digit, so that `item-17` and `item-18` are of one kind.
  static std::string OwnSignature(lxb_dom_node_t* element, std::string_view class_name) {
    std::size_t size = 0;
    const lxb_char_t* name =
        lxb_dom_element_qualified_name(lxb_dom_interface_element(element), &size);
    std::string signature(View(name, size));
    if (element->local_name == LXB_TAG_P || class_name.empty()) return signature;
    signature += '.';
    for (const char c : Utf8Prefix(class_name, kSignatureClassBytes))
      signature += c >= '0' && c <= '9' ? '#' : c;
    return signature;
  }

  std::uint32_t SignatureIndex(std::string signature) {
    const auto next = static_cast<std::uint32_t>(document_.signatures.size());
    const auto [at, is_new] = signature_indexes_.try_emplace(std::move(signature), next);
    if (is_new) document_.signatures.push_back(at->first);
    return at->second;
  }

  void AddText(std::string_view text) {
    if (!builder_.IsOpen()) StartBlock();
    const std::size_t before = builder_.open_bytes();
    builder_.Add(text);
    if (builder_.open_bytes() == before) return;
    const auto added = static_cast<std::uint32_t>(builder_.open_bytes() - before);
    if (links_open_ > 0) link_bytes_ += added;
    if (emphases_open_ > 0) emphasis_bytes_ += added;
    after_break_ = false;
  }

  void StartBlock() {
    link_bytes_ = 0;
    emphasis_bytes_ = 0;
    links_ = links_open_ > 0 ? 1 : 0;
  }

  void Break() {
    if (std::exchange(after_break_, true)) Flush();
    builder_.AddSpace();
  }

  void Flush() {
    Block block;
    block.node = path_.back();
    after_break_ = false;
    if (!builder_.Finish(block)) return;
    block.link_bytes = std::min(link_bytes_, block.end - block.start);
    block.emphasis_bytes = std::min(emphasis_bytes_, block.end - block.start);
    block.links = static_cast<std::uint16_t>(std::min(links_, 0xFFFF));
    block.kind = BlockKindOf(document_.nodes[block.node].tag);
    if (document_.nodes[block.node].tag == Tag::kH1) {
      document_.titles.emplace_back(document_.TextOf(block));
    }
    document_.blocks.push_back(block);
  }

  void ReadLanguage(lxb_dom_node_t* html) {
    const std::string_view tag = Attribute(html, "lang");
    const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
    if (primary.size() < 2 || primary.size() > 3) return;
    if (!std::ranges::all_of(primary, IsLetterAscii)) return;
    document_.language = ToLowerAscii(primary);
  }

  void ReadMeta(lxb_dom_node_t* node) {
    if (node->local_name == LXB_TAG_TITLE) {
      ReadTitle(node);
      return;
    }
    if (node->local_name == LXB_TAG_LINK) {
      if (Attribute(node, "rel") == "canonical") document_.canonical_url = Attribute(node, "href");
      return;
    }
    std::string_view name = Attribute(node, "property");
    if (name.empty()) name = Attribute(node, "name");
    if (name == "og:title") document_.title = NormalizeLine(Attribute(node, "content"));
    if (name == "og:description" || name == "description" || name == "twitter:description") {
      AddDescription(NormalizeLine(Attribute(node, "content")));
    }
  }

  void AddDescription(std::string text) {
    std::vector<std::string>& all = document_.descriptions;
    if (text.empty() || all.size() == kDescriptionsMax) return;
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
  }

  void ReadTitle(lxb_dom_node_t* node) {
    if (!page_title_.empty()) return;
    for (lxb_dom_node_t* at = node->first_child; at != nullptr; at = at->next) {
      if (at->type == LXB_DOM_NODE_TYPE_TEXT) page_title_ += NormalizeLine(TextOfNode(at));
    }
    document_.titles.push_back(page_title_);
  }

  Document document_;
  BodyBuilder builder_;
  std::vector<std::uint32_t> path_;  ///< open nodes, the innermost last
  std::vector<std::string> own_signatures_{""};
  std::unordered_map<std::string, std::uint32_t> signature_indexes_;
  std::unordered_map<std::string_view, std::uint32_t> hints_;  ///< views into the lexbor tree
  std::string page_title_;
  std::size_t nodes_seen_ = 0;
  std::uint32_t link_bytes_ = 0;
  std::uint32_t emphasis_bytes_ = 0;
  int links_ = 0;
  int links_open_ = 0;
  int emphases_open_ = 0;
  int depth_ = 0;
  bool after_break_ = false;
};

constexpr std::string_view kTitleSeparators[] = {" | ", " – ", " — ", " - ", " :: ", " » ", " · "};

/// "Headline | Outlet" gives "Headline": the longest part.
std::string LongestPart(std::string_view title) {
  for (const std::string_view separator : kTitleSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string_view::npos) continue;
    const std::string_view head = title.substr(0, at);
    const std::string_view tail = title.substr(at + separator.size());
    return std::string(head.size() >= tail.size() ? head : tail);
  }
  return std::string(title);
}

/// The title is the first <h1> that og:title or <title> names too, else og:title, else the first
/// <h1>, else <title>.
void ChooseTitle(Document& document, std::string_view page_title) {
  const std::string named = document.title;
  std::string_view first_h1;
  for (const std::string& title : document.titles) {
    if (title == page_title) continue;
    if (first_h1.empty()) first_h1 = title;
    if (title.size() > 8 && (named.find(title) != std::string::npos ||
                             page_title.find(title) != std::string_view::npos)) {
      document.title = title;
      return;
    }
  }
  if (!named.empty()) {
    document.title = LongestPart(named);
  } else {
    document.title = first_h1.empty() ? LongestPart(page_title) : std::string(first_h1);
  }
}

}  // namespace

Result<Document> ParseHtml(std::string_view html) {
  const Result<HtmlTree> tree = ParseTree(html);
  if (!tree) return std::unexpected(tree.error());
  Walker walker;
  if (const Status status = walker.Walk(lxb_dom_interface_node(tree->get())); !status) {
    return std::unexpected(status.error());
  }
  const std::string page_title = walker.page_title();
  Document document = walker.Take();
  if (!document.title.empty()) document.titles.push_back(document.title);
  ChooseTitle(document, page_title);
  return document;
}

}  // namespace wiresift
