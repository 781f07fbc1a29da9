#include "command/explain/comparison_html.h"

#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "command/explain/comparison_style.h"
#include "command/explain/comparison_words.h"
#include "command/explain/passages.h"
#include "command/show/cleaned_html.h"
#include "command/show/html_page.h"
#include "command/show/report_style.h"
#include "command/show/text_writer.h"

namespace wiresift {
namespace {

std::string Row(std::string_view name, std::string_view value, std::string_view meaning,
                bool alarming = false) {
  return fmt::format(
      "<tr{}><th scope=\"row\">{}</th><td class=\"value\">{}</td><td "
      "class=\"meaning\">{}</td></tr>\n",
      alarming ? " class=\"spoke\"" : "", EscapeHtml(name), EscapeHtml(value), EscapeHtml(meaning));
}

std::string ScoresHtml(const Comparison& comparison) {
  std::string out = "<table>\n<caption>Scores</caption>\n";
  for (const ScoreLine& score : ScoreLines(comparison))
    out += Row(score.name, score.value, score.meaning);
  return out + "</table>\n";
}

std::string VetoesHtml(const Comparison& comparison) {
  const bool asked = WereVetoesAsked(comparison);
  std::string out = fmt::format("<table>\n<caption>Vetoes{}</caption>\n",
                                asked ? "" : " (not asked: too little in common)");
  for (const VetoFinding& veto : VetoesOf(comparison))
    out += Row(NameOf(veto.veto), veto.spoke ? "spoke" : "–", ValuesOf(veto), veto.spoke);
  return out + "</table>\n";
}

std::string ChangesHtml(const ChangeList& changes) {
  if (changes.count == 0) return {};
  std::string out = "<table>\n<caption>Changes from B to A</caption>\n";
  for (const ChangedText& change : changes.listed) {
    out += fmt::format(
        "<tr><th scope=\"row\">{}</th><td dir=\"auto\"><del>{}</del></td><td "
        "dir=\"auto\"><ins>{}</ins></td></tr>\n",
        NameOf(change.kind), EscapeHtml(SafeLine(change.from)), EscapeHtml(SafeLine(change.to)));
  }
  if (changes.count > changes.listed.size())
    out += fmt::format("<tr><td colspan=\"3\">{} in all</td></tr>\n", changes.count);
  return out + "</table>\n";
}

/// Writes one text with its passages marked. `here` and `there` are the letters of the two sides,
/// `change` the element that holds what was changed.
class Side {
 public:
  Side(char here, char there, std::string_view change, std::size_t passages)
      : here_(here), there_(there), change_(change), is_known_(passages + 1) {}

  std::string Html(const ComparedArticle& article, std::span<const MarkedRange> passages) {
    std::string out;
    const std::vector<MarkedRange> ranges = MarkChanges(passages, article.changed);
    for (const MarkedLine& line : MarkedLines(article.cleaned.text, ranges)) {
      if (!IsBlank(line)) out += Paragraph(line);
    }
    return out;
  }

 private:
  std::string Paragraph(const MarkedLine& line) {
    std::string out = "<p dir=\"auto\">";
    std::size_t passage = 0;
    for (const LinePart& part : line) {
      if (part.passage != passage && passage != 0) out += "</mark>";
      if (part.passage != passage && part.passage != 0) out += Opened(part.passage);
      passage = part.passage;
      const std::string text = EscapeHtml(SafePart(part.text));
      out += part.changed ? fmt::format("<{0}>{1}</{0}>", change_, text) : text;
    }
    return out + (passage == 0 ? "</p>\n" : "</mark></p>\n");
  }

  /// The first part of a passage has the id that the other side's number leads to.
  std::string Opened(std::size_t passage) {
    const std::string id =
        is_known_[passage] ? std::string() : fmt::format(" id=\"{}-{}\"", here_, passage);
    is_known_[passage] = true;
    return fmt::format(
        "<mark class=\"shared h{0}\"{1}><a href=\"#{2}-{3}\" aria-label=\"passage {3} on the other "
        "side\">{3}</a>",
        (passage - 1) % kPassageHues, id, there_, passage);
  }

  char here_;
  char there_;
  std::string_view change_;
  std::vector<bool> is_known_;  ///< by passage: true when its id is given out
};

std::string ArticleHtml(std::string_view name, const ComparedArticle& article,
                        std::string_view text) {
  const Article& record = article.article;
  const std::string& title = article.cleaned.title;
  std::string out = fmt::format("<article lang=\"{}\">\n<h2 dir=\"auto\">{}: {}</h2>\n",
                                EscapeHtml(SafeLine(article.cleaned.language)), name,
                                title.empty() ? "(no title)" : EscapeHtml(SafeLine(title)));
  out += FactsHtml(record, article.cleaned);
  out += "<p class=\"facts\">";
  if (!record.source.empty()) out += EscapeHtml(SafeLine(record.source)) + " · ";
  if (record.published) out += FormatTime(*record.published) + " · ";
  out += fmt::format("{} words, {} of them shared</p>\n{}</article>\n", article.words,
                     article.shared_words, text);
  return out;
}

std::string Head(const Comparison& comparison) {
  std::string out = fmt::format("<header>\n<h1>{}</h1>\n<p>{}, decided by {}</p>\n",
                                EscapeHtml(WhatItIs(comparison)), NameOf(comparison.relation),
                                EscapeHtml(WhatDecided(comparison)));
  for (const std::string& note : NotesOn(comparison))
    out += fmt::format("<p class=\"alarm\">{}</p>\n", EscapeHtml(note));
  out += ChangesHtml(comparison.changes);
  return out + "<details>\n<summary>Scores and vetoes</summary>\n" + ScoresHtml(comparison) +
         VetoesHtml(comparison) + "</details>\n</header>\n";
}

}  // namespace

std::string ComparisonAsHtml(const Comparison& comparison) {
  const Passages passages = NumberPassages(comparison.passages);
  const std::size_t count = passages.a.size();
  const std::string a = Side('a', 'b', "ins", count).Html(comparison.a, passages.a);
  const std::string b = Side('b', 'a', "del", count).Html(comparison.b, passages.b);
  return HtmlPage("How A stands to B", std::string(kReportStyle) + std::string(kComparisonStyle),
                  Head(comparison) + "<main class=\"sides\">\n" +
                      ArticleHtml("A", comparison.a, a) + ArticleHtml("B", comparison.b, b) +
                      "</main>\n");
}

}  // namespace wiresift
