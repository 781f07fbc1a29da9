#include "command/explain/comparison_text.h"

#include <span>
#include <string_view>

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

void PutLine(TextWriter& out, const MarkedLine& line) {
  if (IsBlank(line)) {
    out.Put("\n");
    return;
  }
  out.Put("  ");
  for (const LinePart& part : line) {
    if (part.passage == 0) {
      out.Put(SafePart(part.text));
      continue;
    }
    out.Put(ansi::kWhy, fmt::format("{{{}: ", part.passage));
    out.Put(ansi::kMark, SafePart(part.text)).Put(ansi::kWhy, "}");
  }
  out.Put("\n");
}

void PutArticle(TextWriter& out, std::string_view name, const ComparedArticle& article,
                std::span<const MarkedRange> ranges) {
  out.Put("\n").Put(ansi::kBold, fmt::format("{} ", name));
  PutHead(out, article.article, article.cleaned);
  out.Field("source", SafeLine(article.article.source));
  if (article.article.published) out.Field("published", FormatTime(*article.article.published));
  out.Field("words", fmt::format("{}, {} of them shared", article.words, article.shared_words));
  out.Put("\n");
  for (const MarkedLine& line : MarkedLines(article.cleaned.text, ranges))
    PutLine(out, line);
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
  const Passages passages = NumberPassages(comparison.spans);
  PutArticle(out, "A", comparison.a, passages.a);
  PutArticle(out, "B", comparison.b, passages.b);
  return out.Take();
}

}  // namespace wiresift
