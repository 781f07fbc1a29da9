#include "support/clean_properties.h"

#include "core/utf8.h"

namespace wiresift::tests {
namespace {

bool IsBoundary(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool IsSpan(const std::string& text, std::size_t start, std::size_t end) {
  return start < end && end <= text.size() && IsBoundary(text, start) && IsBoundary(text, end);
}

std::string At(std::string_view what, std::size_t start, std::size_t end) {
  return std::string(what) + " " + std::to_string(start) + ".." + std::to_string(end);
}

std::string BrokenRemoval(const Cleaned& cleaned) {
  std::size_t before = 0;
  for (const Removal& removal : cleaned.removed) {
    if (!IsSpan(cleaned.parsed_body, removal.start, removal.end)) {
      return At("no span of the parsed body: removal", removal.start, removal.end);
    }
    if (removal.start < before) return At("overlaps: removal", removal.start, removal.end);
    if (removal.rule.empty()) return At("without a rule: removal", removal.start, removal.end);
    if (FindInvalidUtf8(removal.text)) return At("no UTF-8: removal", removal.start, removal.end);
    before = removal.end;
  }
  return {};
}

std::string BrokenMark(const Cleaned& cleaned) {
  std::size_t before = 0;
  for (const ProvenanceMark& mark : cleaned.provenance) {
    if (FindInvalidUtf8(mark.text)) return At("no UTF-8: mark", mark.start, mark.end);
    if (mark.start == 0 && mark.end == 0) continue;  // metadata
    if (!IsSpan(cleaned.parsed_body, mark.start, mark.end)) {
      return At("no span of the parsed body: mark", mark.start, mark.end);
    }
    if (mark.start < before) return At("out of order: mark", mark.start, mark.end);
    before = mark.start;
  }
  return {};
}

/// Appends what the removals leave of the span; `next` is the first that may lie in it.
void AppendKept(const Cleaned& cleaned, std::size_t start, std::size_t end, std::size_t& next,
                std::string& text) {
  for (; next < cleaned.removed.size() && cleaned.removed[next].start < end; ++next) {
    text.append(cleaned.parsed_body, start, cleaned.removed[next].start - start);
    start = cleaned.removed[next].end;
  }
  text.append(cleaned.parsed_body, start, end - start);
}

/// The text that the account of blocks and removals gives.
std::string TextByAccount(const Cleaned& cleaned) {
  std::string text;
  std::size_t next = 0;
  for (const JudgedBlock& block : cleaned.blocks) {
    if (block.is_title) continue;
    if (block.is_removed) {
      ++next;
      continue;
    }
    if (!text.empty()) text += "\n\n";
    AppendKept(cleaned, block.start, block.end, next, text);
  }
  return text;
}

/// Blocks must follow each other, a blank line between two.
std::string BrokenBlocks(const Cleaned& cleaned) {
  std::size_t from = 0;
  for (const JudgedBlock& block : cleaned.blocks) {
    if (block.start != from || !IsSpan(cleaned.parsed_body, block.start, block.end)) {
      return At("not where the last one ends: block", block.start, block.end);
    }
    from = block.end + 2;
  }
  return {};
}

/// The fields that name the article or its parts.
std::string BrokenName(const Cleaned& cleaned) {
  for (const std::string* name : {&cleaned.title, &cleaned.located, &cleaned.language}) {
    if (FindInvalidUtf8(*name)) return "title, place or language is no UTF-8: " + *name;
  }
  for (const std::string& signature : cleaned.signatures) {
    if (FindInvalidUtf8(signature)) return "a signature is no UTF-8: " + signature;
  }
  return {};
}

}  // namespace

std::string BrokenPromise(const Cleaned& cleaned) {
  if (cleaned.text.empty()) return "the text is empty";
  if (FindInvalidUtf8(cleaned.parsed_body)) return "the parsed body is no UTF-8";
  if (FindInvalidUtf8(cleaned.text)) return "the text is no UTF-8";
  for (const auto broken : {BrokenRemoval, BrokenMark, BrokenBlocks, BrokenName}) {
    if (std::string what = broken(cleaned); !what.empty()) return what;
  }
  if (TextByAccount(cleaned) != cleaned.text) return "the text is not what blocks and removals say";
  return {};
}

Article ArticleOfText(const Article& article, const Cleaned& cleaned) {
  Article again = article;
  again.format = BodyFormat::kText;
  again.body = cleaned.text;
  again.title = cleaned.title;
  again.language = cleaned.language;
  again.located = cleaned.located;
  return again;
}

std::string ChangeOfCleaningAgain(const Article& article, const Cleaned& cleaned) {
  const auto again = Clean(ArticleOfText(article, cleaned), {});
  if (!again) return "rejected: " + again.error().detail;
  std::string change;
  for (const Removal& removal : again->removed) {
    change += std::string(NameOf(removal.kind)) + ' ' + removal.rule + ": " + removal.text + '\n';
  }
  if (change.empty() && again->text != cleaned.text) change = "not the same bytes";
  return change;
}

}  // namespace wiresift::tests
