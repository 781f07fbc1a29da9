#include "text/body/html.h"

#include <algorithm>
#include <lexbor/dom/interfaces/character_data.h>
#include <unordered_map>
#include <utility>

#include "core/ascii.h"
#include "core/utf8.h"
#include "text/body/class_hints.h"
#include "text/body/elements.h"
#include "text/body/html_tree.h"
#include "text/body/limits.h"
#include "text/body/parsed_body.h"

namespace wiresift {
namespace {

/// Descriptions that are kept of a page: meta, og: and twitter: have one each.
constexpr std::size_t kDescriptionsMax = 8;

/// Bytes of a class attribute that count for the signature.
constexpr std::size_t kSignatureClassBytes = 60;

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

bool HidesContent(std::string_view style) {
  std::string bare;
  for (const char c : style.substr(0, 400)) {
    if (c != ' ') bare += c;
  }
  return bare.find("display:none") != std::string::npos;
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
        return TooMany("HTML nodes", kHtmlNodesMax);
      }
      const bool descends = Enter(at);
      if (Status status = CheckBlocks(); !status) return status;
      if (descends && at->first_child != nullptr) {
        at = at->first_child;
        continue;
      }
      if (descends) Leave(at);
      at = NextAfter(at, root);
    }
    Flush();
    return CheckBlocks();
  }

  Document Take() { return std::move(document_); }

  /// The text of <title>.
  [[nodiscard]] const std::string& page_title() const { return page_title_; }

 private:
  [[nodiscard]] Status CheckBlocks() const {
    if (document_.blocks.size() <= kBlocksMax) return {};
    return TooMany("blocks", kBlocksMax);
  }

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
    switch (ElementOf(node->local_name).role) {
      case ElementRole::kSkipped:
        return false;
      case ElementRole::kMeta:
        ReadMeta(node);
        return false;
      case ElementRole::kBreak:
        Break();
        return false;
      case ElementRole::kInline:
        OpenInline(*node);
        return true;
      case ElementRole::kBlock:
        break;
    }
    if (node->local_name == LXB_TAG_HTML) ReadLanguage(node);
    Flush();
    Push(node);
    return true;
  }

  void Leave(const lxb_dom_node_t* node) {
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return;
    const ElementRole role = ElementOf(node->local_name).role;
    if (role == ElementRole::kInline) CloseInline(*node);
    if (role != ElementRole::kBlock) return;
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
    const Element& known = ElementOf(element->local_name);
    node.tag = known.tag;
    node.marks = known.marks | (links_open_ > 0 ? kInLink : 0U);
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
