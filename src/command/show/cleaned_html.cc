#include "command/show/cleaned_html.h"

#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "command/show/cleaned_text.h"
#include "command/show/html_page.h"
#include "command/show/report_style.h"
#include "core/names.h"

namespace wiresift {
namespace {

/// Removed blocks in a row from which on they are folded: a page's navigation would bury its
/// article.
constexpr std::size_t kFoldedBlocksMin = 6;

/// A colour for each class, dark enough for white letters on it.
constexpr auto kHues =
    Names<RemovalClass>("#a35200", "#1f66b0", "#15708a", "#7a3fb0", "#9c2f7d", "#566270", "#b3261e",
                        "#b3261e", "#8a4b2a", "#5d5f1c", "#3f5a8a", "#566270", "#a31545", "#6d4c1f",
                        "#50555c", "#227447", "#4c5a2f");

std::string_view ClassOf(const Removal& removal) {
  return NameOf(removal.kind);
}

std::string CutAttributes(const Removal& removal) {
  const std::string why = EscapeHtml(WhyRemoved(removal));
  return fmt::format(R"(class="cut r-{}" data-why="{}" aria-description="{}" tabindex="0")",
                     ClassOf(removal), why, why);
}

std::string Spans(const ExplainedBlock& block) {
  std::string out;
  for (const ExplainedSpan& span : block.spans) {
    std::string text = EscapeHtml(span.text);
    if (span.mark != nullptr) {
      text = fmt::format(R"(<mark title="{}">{}</mark>)", EscapeHtml(WhatMark(*span.mark)), text);
    }
    const bool is_cut = span.removal != nullptr && block.fate == BlockFate::kKept;
    out += is_cut ? fmt::format("<del {}>{}</del>", CutAttributes(*span.removal), text) : text;
  }
  return out;
}

std::string BlockHtml(const ExplainedBlock& block) {
  switch (block.fate) {
    case BlockFate::kKept:
      return fmt::format("<p dir=\"auto\">{}</p>\n", Spans(block));
    case BlockFate::kTitle:
      return fmt::format("<p dir=\"auto\" class=\"title\" title=\"moved to the title\">{}</p>\n",
                         Spans(block));
    case BlockFate::kRemoved:
      return fmt::format("<div {} dir=\"auto\"><span class=\"tag\">{}</span><del>{}</del></div>\n",
                         CutAttributes(*block.removal), ClassOf(*block.removal), Spans(block));
  }
  return {};
}

std::string Folded(std::span<const ExplainedBlock> run) {
  std::array<std::size_t, kCountOf<RemovalClass>> counts{};
  for (const ExplainedBlock& block : run)
    ++counts[IndexOf(block.removal->kind)];
  std::string out = fmt::format("<details><summary>{} blocks removed:", run.size());
  std::string_view separator = " ";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    out +=
        fmt::format("{}{} {}", std::exchange(separator, ", "), kNames<RemovalClass>[i], counts[i]);
  }
  out += "</summary>\n";
  for (const ExplainedBlock& block : run)
    out += BlockHtml(block);
  return out + "</details>\n";
}

std::string Blocks(std::span<const ExplainedBlock> blocks) {
  std::string out;
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i;
    while (end < blocks.size() && blocks[end].fate == BlockFate::kRemoved)
      ++end;
    if (end - i >= kFoldedBlocksMin) {
      out += Folded(blocks.subspan(i, end - i));
      i = end;
    } else {
      out += BlockHtml(blocks[i++]);
    }
  }
  return out;
}

/// A bar of the words kept and, by class, removed.
std::string Bar(const CleaningTotals& totals) {
  const double all = static_cast<double>(totals.kept_words + totals.removed_words());
  if (all == 0) return {};
  const auto part = [&](std::size_t words) { return 100.0 * static_cast<double>(words) / all; };
  std::string out = fmt::format(
      "<div class=\"bar\" role=\"img\" aria-label=\"{}\"><i class=\"kept\" title=\"kept {} words\" "
      "style=\"width:{:.2f}%\"></i>",
      TotalsLine(totals), totals.kept_words, part(totals.kept_words));
  for (std::size_t i = 0; i < totals.removed.size(); ++i) {
    const std::size_t words = totals.removed[i].words;
    if (words == 0) continue;
    out += fmt::format(R"(<i class="r-{0}" title="{0} {1} words" style="width:{2:.2f}%"></i>)",
                       kNames<RemovalClass>[i], words, part(words));
  }
  return out + "</div>\n";
}

std::string ArticleHtml(const Article& article, const Cleaned& cleaned,
                        const Explanation& explanation) {
  const std::string title = cleaned.title.empty() ? "(no title)" : EscapeHtml(cleaned.title);
  std::string out = fmt::format("<article lang=\"{}\">\n<h2 dir=\"auto\">{}</h2>\n",
                                EscapeHtml(SafeLine(cleaned.language)), title);
  out += FactsHtml(article, cleaned);
  out += Bar(explanation.totals);
  out += fmt::format("<p class=\"sum\">{}</p>\n", TotalsLine(explanation.totals));
  return out + Blocks(explanation.blocks) + "</article>\n";
}

/// Switches that hide a class, and its colour.
std::string Filters(const CleaningTotals& totals, std::string& style) {
  std::string out;
  for (std::size_t i = 0; i < totals.removed.size(); ++i) {
    const auto& counts = totals.removed[i];
    if (counts.spans == 0) continue;
    const std::string_view name = kNames<RemovalClass>[i];
    style += fmt::format(".r-{0}, #f-{0} + label {{ --hue: {1}; }}\n", name, kHues[i]);
    style += fmt::format("#f-{0}:not(:checked) ~ main .cut.r-{0} {{ display: none; }}\n", name);
    out += fmt::format(
        "<input class=\"filter\" type=\"checkbox\" id=\"f-{0}\" checked><label for=\"f-{0}\">{0} "
        "<small>{1} × · {2} words</small></label>\n",
        name, counts.spans, counts.words);
  }
  return out;
}

std::string Summary(const CleaningTotals& totals, std::size_t errors, std::size_t shown) {
  std::string out = fmt::format("<p>{} articles", totals.articles);
  if (errors > 0) out += fmt::format(", {} records that are no articles", errors);
  if (totals.guarded > 0) out += fmt::format(", {} guarded", totals.guarded);
  out += fmt::format(". {} of {} words kept.</p>\n", totals.kept_words,
                     totals.kept_words + totals.removed_words());
  if (shown < totals.articles + errors) {
    out += fmt::format("<p class=\"alarm\">The first {} are shown; all are counted.</p>\n", shown);
  }
  return out + Bar(totals);
}

}  // namespace

std::string FactsHtml(const Article& article, const Cleaned& cleaned) {
  std::string out = EscapeHtml(SafeLine(article.id));
  if (!article.url.empty() && article.url != article.id) out += " · " + LinkTo(article.url);
  out += " · " + EscapeHtml(SafeLine(cleaned.language));
  if (!cleaned.located.empty()) out += " · " + EscapeHtml(SafeLine(cleaned.located));
  std::string html = fmt::format("<p class=\"facts\">{}</p>\n", out);
  if (!cleaned.provenance.empty()) {
    html += "<p class=\"facts\">";
    for (const ProvenanceMark& mark : cleaned.provenance) {
      html += fmt::format("<span class=\"said\"><mark>{}</mark> {}</span>\n",
                          EscapeHtml(WhatMark(mark)), EscapeHtml(SafeLine(mark.text)));
    }
    html += "</p>\n";
  }
  if (cleaned.guarded) {
    html +=
        "<p class=\"alarm\">Guarded: cleaning would have removed too much of the article, so that "
        "only what is certain was removed.</p>\n";
  }
  return html;
}

bool HtmlReport::IsFull() {
  if (shown_ == kArticlesMax) return true;
  ++shown_;
  return false;
}

void HtmlReport::Add(const Article& article, const Cleaned& cleaned) {
  const Explanation explanation = Explain(cleaned);
  totals_ += explanation.totals;
  if (!IsFull()) articles_ += ArticleHtml(article, cleaned, explanation);
}

void HtmlReport::AddError(std::string_view id, const Error& error) {
  ++errors_;
  if (IsFull()) return;
  articles_ += fmt::format(
      "<article>\n<p class=\"facts\">{}</p>\n<p class=\"alarm\">{}: {}</p>\n</article>\n",
      EscapeHtml(SafeLine(id)), NameOf(error.reason), EscapeHtml(SafeLine(error.detail)));
}

std::string HtmlReport::Take() {
  std::string style(kReportStyle);
  const std::string filters = Filters(totals_, style);
  std::string page = HtmlPage("What Wiresift removed", style,
                              fmt::format("<header>\n<h1>What Wiresift removed</h1>\n{}</header>\n"
                                          "{}<main>\n{}</main>\n",
                                          Summary(totals_, errors_, shown_), filters, articles_));
  *this = HtmlReport();
  return page;
}

}  // namespace wiresift
