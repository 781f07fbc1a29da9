#include "command/tune/tune_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "command/show/cleaned_text.h"

namespace wiresift {
namespace {

/// Thresholds of the curve, which are a hundredth apart, from one row of the table to the next.
constexpr int kTableStep = 2;

std::size_t CountOf(const TuneReport& report, PairLabel label) {
  const auto has_label = [&](const LabelledLine& line) { return line.pair.label == label; };
  return static_cast<std::size_t>(std::ranges::count_if(report.lines, has_label));
}

std::string Head(const TuneReport& report) {
  return fmt::format("{} duplicates, {} different, {} related{}\n\n",
                     CountOf(report, PairLabel::kDuplicate), CountOf(report, PairLabel::kDifferent),
                     CountOf(report, PairLabel::kRelated),
                     report.skipped == 0 ? "" : fmt::format("; {} lines skipped", report.skipped));
}

std::string Row(const SweepPoint& point, std::string_view mark) {
  const Tally& tally = point.tally;
  return fmt::format("{:>6}{:>11.3f}{:>8.3f}{:>7.3f}   {:.3f}-{:.3f}{:>7}{:>8}{}{}\n",
                     fmt::format("{:.2f}", point.threshold), tally.precision(), tally.recall(),
                     tally.f1(), point.f1.low, point.f1.high, tally.wrong, tally.missed,
                     mark.empty() ? "" : "  ", mark);
}

bool IsInTable(const SweepPoint& point) {
  return std::lround(point.threshold * 100) % kTableStep == 0;
}

std::string Table(const Sweep& sweep) {
  std::string out = "  join  precision  recall     F1   95 % of F1    wrong  missed\n";
  const double present = sweep.present.threshold;
  const double suggested = sweep.suggestion ? sweep.suggestion->point.threshold : -1;
  bool is_present_shown = false;
  const auto show_present = [&](double before) {
    if (is_present_shown || present >= before) return;
    out += Row(sweep.present, present == suggested ? "present, suggested" : "present");
    is_present_shown = true;
  };
  for (const SweepPoint& point : sweep.curve) {
    show_present(point.threshold);
    const bool is_suggested = point.threshold == suggested;
    if (point.threshold == present || (!IsInTable(point) && !is_suggested)) continue;
    out += Row(point, is_suggested ? "suggested" : "");
  }
  show_present(2);
  return out;
}

std::string AdviceText(Advice advice) {
  switch (advice) {
    case Advice::kTooFewPairs:
      return fmt::format("Too few pairs to tell ({} of either kind at least): leave it as it is.",
                         kPairsAdvisedMin);
    case Advice::kKeep:
      return "The present setting is as good: leave it as it is.";
    case Advice::kWithinChance:
      return "The difference may be chance: leave it as it is, or label more pairs.";
    case Advice::kChange:
      return "The difference is more than chance: change it. On other pairs expect a little less.";
  }
  return "";
}

std::string SuggestionText(std::string_view key, const Sweep& sweep, const Suggestion& suggestion) {
  const Tally& there = suggestion.point.tally;
  const Tally& now = sweep.present.tally;
  return fmt::format(
      "{}: {} suggested, the middle of {} to {}, where F1 is as good as the best.\n"
      "  F1 {:.3f} there ({:.3f}-{:.3f}), {:.3f} at the present {} ({:.3f}-{:.3f}): "
      "{:+.3f} ({:+.3f} to {:+.3f}, 95 % of 1,000 resamples)\n  {}\n",
      key, suggestion.point.threshold, suggestion.from, suggestion.to, there.f1(),
      suggestion.point.f1.low, suggestion.point.f1.high, now.f1(), sweep.present.threshold,
      sweep.present.f1.low, sweep.present.f1.high, there.f1() - now.f1(), suggestion.gain.low,
      suggestion.gain.high, AdviceText(suggestion.advice));
}

std::string Suggestions(const Tuning& tuning) {
  std::string out = "\n";
  out +=
      tuning.join.suggestion
          ? SuggestionText("join", tuning.join, *tuning.join.suggestion)
          : "join: nothing to suggest: that takes duplicates that match, and pairs that are none\n";
  out += tuning.related.suggestion
             ? SuggestionText("related", tuning.related, *tuning.related.suggestion)
             : "related: nothing to suggest: that takes `related` and `different` pairs\n";
  return out;
}

std::string Remark(const Sweep& sweep, double threshold, double present) {
  if (threshold == present) return "as it is";
  std::string remark = fmt::format("now {}", present);
  if (sweep.suggestion) remark += fmt::format("; {}", NameOf(sweep.suggestion->advice));
  return remark;
}

std::string Lines(const TuneReport& report) {
  const Tuning& tuning = report.tuning;
  return fmt::format(
      "\nFor wiresift.yaml, if you want them:\nmatch:\n  join: {:<9} # {}\n  related: {:<6} # {}\n",
      tuning.join_threshold, Remark(tuning.join, tuning.join_threshold, report.present.join),
      tuning.related_threshold,
      Remark(tuning.related, tuning.related_threshold, report.present.related));
}

std::string Wrong(const TuneReport& report) {
  std::string rows;
  std::size_t count = 0;
  const Tuning& tuning = report.tuning;
  for (const LabelledLine& line : report.lines) {
    const PairFault fault = FaultOf(line.pair, tuning);
    if (fault == PairFault::kNone) continue;
    ++count;
    const ComparedPair& compared = line.pair.compared;
    const Outcome decision = DecideAt(compared, tuning.join_threshold, tuning.related_threshold);
    rows += fmt::format("  {:>5}  {:<13}  {:<9}  {:<8}  {:<14}  {:.3f}  {}  {}\n", line.number,
                        NameOf(fault), NameOf(line.pair.label), NameOf(decision.relation),
                        NameOf(decision.rule), compared.evidence.cover, SafeLine(line.a),
                        SafeLine(line.b));
  }
  std::string out =
      fmt::format("\nWrong at join {}, related {}: {} of {} pairs\n", tuning.join_threshold,
                  tuning.related_threshold, count, report.lines.size());
  if (count == 0) return out;
  return out + "   line  fault          label      relation  rule            cover  a  b\n" + rows;
}

}  // namespace

std::string TuneAsText(const TuneReport& report) {
  return Head(report) + Table(report.tuning.join) + Suggestions(report.tuning) + Lines(report) +
         Wrong(report);
}

}  // namespace wiresift
