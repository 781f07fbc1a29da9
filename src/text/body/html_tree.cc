#include "text/body/html_tree.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "text/body/attributes.h"
#include "text/body/limits.h"

namespace wiresift {
namespace {

struct ParserDelete {
  void operator()(lxb_html_parser_t* parser) const { lxb_html_parser_destroy(parser); }
};

using ParserHandle = std::unique_ptr<lxb_html_parser_t, ParserDelete>;

/// Counts the bytes of one of lexbor's arenas, which only grow: every chunk is looked at twice at
/// most, since the last one may still be made larger.
class ArenaBytes {
 public:
  explicit ArenaBytes(const lexbor_mraw_t* arena) : last_(arena->mem->chunk_first) {}

  std::size_t Count() {
    for (; last_->next != nullptr; last_ = last_->next)
      before_ += last_->size;
    return before_ + last_->size;
  }

 private:
  const lexbor_mem_chunk_t* last_;
  std::size_t before_ = 0;
};

/// `body: over 256 open formatting elements`.
std::unexpected<Error> TooDeep(std::string_view before, std::uint64_t most,
                               std::string_view behind = {}) {
  std::string detail = "body: " + std::string(before) + " " + std::to_string(most);
  if (!behind.empty()) detail += " " + std::string(behind);
  return Reject(Reason::kTooDeep, std::move(detail));
}

/// Stands between lexbor's tokenizer and its tree builder, and stops the parse at a limit.
class ParserWatch {
 public:
  ParserWatch(lxb_html_parser_t& parser, const lxb_html_document_t& document,
              std::size_t html_bytes)
      : parser_(parser),
        nodes_(document.dom_document.mraw),
        texts_(document.dom_document.text),
        tree_bytes_max_(
            std::min(kHtmlTreeBytesMax, kHtmlTreeBytesMin + kHtmlTreeGrowthMax * html_bytes)),
        build_(parser.tkz->callback_token_done),
        builder_(parser.tkz->callback_token_ctx) {
    lxb_html_tokenizer_callback_token_done_set(parser.tkz, &OnToken, this);
  }

  ParserWatch(const ParserWatch&) = delete;
  ParserWatch& operator=(const ParserWatch&) = delete;

  ~ParserWatch() { lxb_html_tokenizer_callback_token_done_set(parser_.tkz, build_, builder_); }

  /// Errors of the page are of no use to us, and there may be one a byte.
  void ForgetParseErrors() {
    lexbor_array_obj_clean(parser_.tkz->parse_errors);
    lexbor_array_obj_clean(parser_.tree->parse_errors);
  }

  /// Why the parse ended early.
  [[nodiscard]] std::unexpected<Error> rejection() const {
    if (status_) return Reject(Reason::kTooLarge, "body: the HTML parser gave up");
    return std::unexpected(status_.error());
  }

 private:
  static lxb_html_token_t* OnToken(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token,
                                   void* watch) {
    auto& self = *static_cast<ParserWatch*>(watch);
    lxb_html_token_t* next = self.build_(tokenizer, token, self.builder_);
    self.ForgetParseErrors();
    if (next != nullptr && self.status_) self.status_ = self.Check();
    return self.status_ ? next : nullptr;
  }

  Status Check() {
    const std::size_t open = parser_.tree->open_elements->length;
    const std::size_t formatting = parser_.tree->active_formatting->length;
    if (open > kHtmlOpenElementsMax) {
      return TooDeep("HTML elements are nested over", kHtmlOpenElementsMax, "deep");
    }
    if (formatting > kHtmlFormattingMax) {
      return TooDeep("over", kHtmlFormattingMax, "open formatting elements");
    }
    steps_ += open + formatting;
    if (steps_ > kHtmlParseStepsMax) {
      return TooDeep("HTML tags times their depth are over", kHtmlParseStepsMax);
    }
    return CheckMemory();
  }

  Status CheckMemory() {
    if (nodes_.Count() + texts_.Count() <= tree_bytes_max_) return {};
    const std::string most = std::to_string(tree_bytes_max_ >> 20);
    return Reject(Reason::kTooLarge, "body: the HTML tree takes over " + most + " MiB");
  }

  lxb_html_parser_t& parser_;
  ArenaBytes nodes_;
  ArenaBytes texts_;
  std::size_t tree_bytes_max_;
  lxb_html_tokenizer_token_f build_;
  void* builder_;
  std::uint64_t steps_ = 0;
  Status status_;
};

Status CheckBeforeParsing(std::string_view html) {
  if (static_cast<std::size_t>(std::count(html.begin(), html.end(), '<')) > kHtmlNodesMax) {
    return TooMany("HTML tags", kHtmlNodesMax);
  }
  if (AttributeCost(html) > kHtmlAttributeCostMax) {
    return Reject(Reason::kTooLarge, "body: an HTML element has over " +
                                         std::to_string(kHtmlAttributesMax) + " attributes");
  }
  return {};
}

/// The tokenizer's own memory (errors, pieces of a long token) is looked at from chunk to chunk.
constexpr std::size_t kChunkBytes = std::size_t{64} << 10;

bool Feed(lxb_html_parser_t& parser, std::string_view html, ParserWatch& watch) {
  while (!html.empty()) {
    const std::string_view chunk = html.substr(0, kChunkBytes);
    html.remove_prefix(chunk.size());
    const auto* bytes = reinterpret_cast<const lxb_char_t*>(chunk.data());
    if (lxb_html_parse_chunk_process(&parser, bytes, chunk.size()) != LXB_STATUS_OK) return false;
    watch.ForgetParseErrors();
  }
  return lxb_html_parse_chunk_end(&parser) == LXB_STATUS_OK;
}

}  // namespace

Result<HtmlTree> ParseTree(std::string_view html) {
  if (const Status status = CheckBeforeParsing(html); !status) {
    return std::unexpected(status.error());
  }
  const ParserHandle parser(lxb_html_parser_create());
  if (!parser || lxb_html_parser_init(parser.get()) != LXB_STATUS_OK) {
    return Fail(ErrorCode::kFatal, "lexbor: no memory for a parser");
  }
  HtmlTree tree(lxb_html_parse_chunk_begin(parser.get()));
  if (!tree) return Fail(ErrorCode::kFatal, "lexbor: no memory for a document");
  ParserWatch watch(*parser, *tree, html.size());
  if (!Feed(*parser, html, watch)) return watch.rejection();
  return tree;
}

}  // namespace wiresift
