#include "command/explain/comparison_text.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "command/explain/comparison_words.h"
#include "command/explain/passages.h"
#include "command/show/cleaned_text.h"

namespace wiresift {
namespace {

void PutScores(TextWriter& out, const Comparison& comparison) {
  out.Put("\n").Put(ansi::kTitle, "= scores").Put("\n");
  for (const ScoreLine& score : ScoreLines(comparison)) {
    out.Put(ansi::kDim, fmt::format("  {:<15} ", score.name));
    out.Put(fmt::format("{:>6}  ", score.value)).Put(ansi::kDim, score.meaning).Put("\n");
  }
}

void PutVetoes(TextWriter& out, const Comparison& comparison) {
  const bool asked = WereVetoesAsked(comparison);
  out.Put("\n").Put(ansi::kTitle,
                    asked ? "= vetoes" : "= vetoes (not asked: too little in common)");
  out.Put("\n");
  for (const VetoFinding& veto : VetoesOf(comparison)) {
    out.Put(veto.spoke ? ansi::kAlarm : ansi::kDim,
            fmt::format("  {:<15} {:>6}  ", NameOf(veto.veto), veto.spoke ? "SPOKE" : "-"));
    out.Put(ValuesOf(veto)).Put("\n");
  }
}

/// `changed-number   2 => 3`; a side without words is `-`.
void PutChanges(TextWriter& out, const ChangeList& changes) {
  if (changes.count == 0) return;
  out.Put("\n").Put(ansi::kTitle, "= changes").Put(ansi::kDim, " (from B to A)").Put("\n");
  const auto shown = [](const std::string& text) { return text.empty() ? "-" : SafeLine(text); };
  for (const ChangedText& change : changes.listed) {
    out.Put(ansi::kDim, fmt::format("  {:<15} ", NameOf(change.kind)));
    out.Put(shown(change.from)).Put(ansi::kDim, " => ").Put(shown(change.to)).Put("\n");
  }
  if (changes.count > changes.listed.size())
    out.Put(ansi::kDim, fmt::format("  {} in all\n", changes.count));
}

/// How the changed words of a text are shown.
struct ChangeMarks {
  std::string_view open, close, look;
};

constexpr ChangeMarks kNew{.open = "[+", .close = "+]", .look = ansi::kBold};
constexpr ChangeMarks kOld{.open = "[-", .close = "-]", .look = ansi::kRemoved};

void PutPart(TextWriter& out, const LinePart& part, const ChangeMarks& marks) {
  const std::string text = SafePart(part.text);
  if (part.changed) {
    out.Put(ansi::kWhy, marks.open).Put(marks.look, text).Put(ansi::kWhy, marks.close);
  } else {
    part.passage == 0 ? out.Put(text) : out.Put(ansi::kMark, text);
  }
}

void PutLine(TextWriter& out, const MarkedLine& line, const ChangeMarks& marks) {
  if (IsBlank(line)) {
    out.Put("\n");
    return;
  }
  out.Put("  ");
  std::size_t passage = 0;
  for (const LinePart& part : line) {
    if (part.passage != passage && passage != 0) out.Put(ansi::kWhy, "}");
    if (part.passage != passage && part.passage != 0)
      out.Put(ansi::kWhy, fmt::format("{{{}: ", part.passage));
    passage = part.passage;
    PutPart(out, part, marks);
  }
  if (passage != 0) out.Put(ansi::kWhy, "}");
  out.Put("\n");
}

void PutArticle(TextWriter& out, std::string_view name, const ComparedArticle& article,
                std::span<const MarkedRange> passages, const ChangeMarks& marks) {
  out.Put("\n").Put(ansi::kBold, fmt::format("{} ", name));
  PutHead(out, article.article, article.cleaned);
  out.Field("source", SafeLine(article.article.source));
  if (article.article.published) out.Field("published", FormatTime(*article.article.published));
  out.Field("words", fmt::format("{}, {} of them shared", article.words, article.shared_words));
  out.Put("\n");
  const std::vector<MarkedRange> ranges = MarkChanges(passages, article.changed);
  for (const MarkedLine& line : MarkedLines(article.cleaned.text, ranges))
    PutLine(out, line, marks);
}

}  // namespace

std::string ComparisonAsText(const Comparison& comparison, const TextStyle& style) {
  TextWriter out(style);
  out.Put(ansi::kBold, WhatItIs(comparison)).Put("\n\n");
  out.Field("relation", NameOf(comparison.relation));
  out.Field("decided by", WhatDecided(comparison));
  for (const std::string& note : NotesOn(comparison))
    out.Put(ansi::kAlarm, "  note        " + note).Put("\n");
  PutScores(out, comparison);
  PutVetoes(out, comparison);
  PutChanges(out, comparison.changes);
  const Passages passages = NumberPassages(comparison.passages);
  PutArticle(out, "A", comparison.a, passages.a, kNew);
  PutArticle(out, "B", comparison.b, passages.b, kOld);
  return out.Take();
}

}  // namespace wiresift
