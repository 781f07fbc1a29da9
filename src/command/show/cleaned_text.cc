#include "command/show/cleaned_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/names.h"

namespace wiresift {
namespace {

void PutKept(TextWriter& out, const ExplainedBlock& block) {
  out.Put("  ");
  const Removal* open = nullptr;
  for (const ExplainedSpan& span : block.spans) {
    if (open != nullptr && span.removal != open) out.Put(ansi::kWhy, " -}");
    if (span.removal != nullptr && span.removal != open) {
      out.Put(ansi::kWhy, fmt::format("{{- [{}] ", WhyRemoved(*span.removal)));
    }
    open = span.removal;
    if (open != nullptr) {
      out.Put(ansi::kRemoved, span.text);
    } else if (span.mark != nullptr) {
      out.Put(ansi::kMark, span.text);
    } else {
      out.Put(span.text);
    }
  }
  if (open != nullptr) out.Put(ansi::kWhy, " -}");
  out.Put("\n");
}

std::string TextOf(const ExplainedBlock& block) {
  std::string text;
  for (const ExplainedSpan& span : block.spans)
    text += span.text;
  return text;
}

void PutBlock(TextWriter& out, const ExplainedBlock& block) {
  switch (block.fate) {
    case BlockFate::kKept:
      return PutKept(out, block);
    case BlockFate::kTitle:
      out.Put(ansi::kTitle, "= [title] " + TextOf(block)).Put("\n");
      return;
    case BlockFate::kRemoved:
      out.Put(ansi::kWhy, fmt::format("- [{}] ", WhyRemoved(*block.removal)));
      out.Put(ansi::kRemoved, TextOf(block)).Put("\n");
  }
}

/// A blank line before all but a removed block after another one.
void PutBlocks(TextWriter& out, const std::vector<ExplainedBlock>& blocks) {
  BlockFate before = BlockFate::kKept;
  for (const ExplainedBlock& block : blocks) {
    const bool goes_on = block.fate == BlockFate::kRemoved && before == BlockFate::kRemoved;
    if (!goes_on) out.Put("\n");
    PutBlock(out, block);
    before = block.fate;
  }
}

}  // namespace

void PutHead(TextWriter& out, const Article& article, const Cleaned& cleaned) {
  out.Put(ansi::kBold, "# " + SafeLine(article.id)).Put("\n");
  if (article.url != article.id) out.Field("url", SafeLine(article.url));
  out.Field("title", SafeLine(cleaned.title));
  out.Field("language", SafeLine(cleaned.language));
  out.Field("located", SafeLine(cleaned.located));
  for (const ProvenanceMark& mark : cleaned.provenance) {
    out.Field("provenance", fmt::format("[{}] {}", WhatMark(mark), SafeLine(mark.text)));
  }
  if (!cleaned.guarded) return;
  out.Put(ansi::kAlarm,
          "  guarded     cleaning would have removed too much of the article: only what is certain "
          "was removed")
      .Put("\n");
}

std::string TotalsLine(const CleaningTotals& totals) {
  const std::size_t removed_words = totals.removed_words();
  std::string line =
      fmt::format("{} of {} words kept", totals.kept_words, totals.kept_words + removed_words);
  std::vector<std::size_t> classes;
  for (std::size_t i = 0; i < totals.removed.size(); ++i) {
    if (totals.removed[i].spans > 0) classes.push_back(i);
  }
  std::ranges::stable_sort(classes, std::ranges::greater(),
                           [&](std::size_t i) { return totals.removed[i].words; });
  std::string_view separator = "; words (spans) removed: ";
  for (const std::size_t i : classes) {
    line += fmt::format("{}{} {} ({})", std::exchange(separator, ", "), kNames<RemovalClass>[i],
                        totals.removed[i].words, totals.removed[i].spans);
  }
  return line;
}

std::string ExplainAsText(const Article& article, const Cleaned& cleaned, const TextStyle& style) {
  const Explanation explanation = Explain(cleaned);
  TextWriter out(style);
  PutHead(out, article, cleaned);
  PutBlocks(out, explanation.blocks);
  out.Put("\n").Put(ansi::kBold, "  " + TotalsLine(explanation.totals)).Put("\n\n");
  return out.Take();
}

std::string ErrorAsText(std::string_view id, const Error& error, const TextStyle& style) {
  TextWriter out(style);
  out.Put(ansi::kBold, "# " + SafeLine(id)).Put("\n");
  out.Put(ansi::kAlarm, fmt::format("  {}: {}", NameOf(error.reason), SafeLine(error.detail)));
  out.Put("\n\n");
  return out.Take();
}

}  // namespace wiresift
