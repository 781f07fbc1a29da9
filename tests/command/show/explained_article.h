#pragma once

#include <string>
#include <string_view>

#include "text/clean/cleaner.h"

namespace wiresift::tests {

/// An article as the cleaner would give it, with one of everything: a title block, a dateline, an
/// inline cut, a removed block that holds a mark, and text that HTML would obey.
class ExplainedArticle {
 public:
  ExplainedArticle() {
    Block("A headline").is_title = true;
    JudgedBlock& lead = Block("OSLO (NTB) - Snow fell <b>MORE</b> all day.");
    const std::uint32_t junk = lead.start + 23;
    Mark(ProvenanceKind::kDateline, "NTB", lead.start, lead.start + 10);
    Remove(RemovalClass::kInlineJunk, "inline.glued-links", 0.95F, junk, junk + 12);
    JudgedBlock& caption = Block("A plough. Photo: NTB & sons");
    caption.is_removed = true;
    Mark(ProvenanceKind::kPhotoCredit, "NTB", caption.start + 10, caption.end);
    Remove(RemovalClass::kCaption, "caption.credit", 0.97F, caption.start, caption.end);
    Mark(ProvenanceKind::kCmsFlag, "NTB", 0, 0);
    cleaned.title = "A headline";
    cleaned.language = "en";
  }

  Cleaned cleaned;

 private:
  JudgedBlock& Block(std::string_view text) {
    if (!cleaned.parsed_body.empty()) cleaned.parsed_body += "\n\n";
    const auto start = static_cast<std::uint32_t>(cleaned.parsed_body.size());
    cleaned.parsed_body += text;
    const auto end = static_cast<std::uint32_t>(cleaned.parsed_body.size());
    cleaned.blocks.push_back({.start = start, .end = end});
    return cleaned.blocks.back();
  }

  void Remove(RemovalClass kind, const char* rule, float score, std::uint32_t start,
              std::uint32_t end) {
    cleaned.removed.push_back({.kind = kind,
                               .rule = rule,
                               .score = score,
                               .start = start,
                               .end = end,
                               .text = cleaned.parsed_body.substr(start, end - start)});
  }

  void Mark(ProvenanceKind kind, const char* agency, std::uint32_t start, std::uint32_t end) {
    cleaned.provenance.push_back({.agency = agency,
                                  .kind = kind,
                                  .start = start,
                                  .end = end,
                                  .text = cleaned.parsed_body.substr(start, end - start)});
  }
};

}  // namespace wiresift::tests
