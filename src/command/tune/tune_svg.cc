#include "command/tune/tune_svg.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace wiresift {
namespace {

/// Pixels of the picture and of the plot in it.
constexpr int kWidth = 860;
constexpr int kHeight = 520;
constexpr double kLeft = 72;
constexpr double kRight = kWidth - 24;
constexpr double kTop = 124;
constexpr double kBottom = kHeight - 64;

/// Rows of text above the plot: two, so that the names of two settings never overlap.
constexpr double kLegendRow = 62;
constexpr double kPresentRow = 94;
constexpr double kSuggestedRow = 114;

/// Colours meet WCAG's 4.5:1 against the paper in both schemes, and the lines differ by their
/// dashes as well. Plain rules for each scheme: converters to PNG know no CSS variables.
constexpr std::string_view kStyle = R"css(
.paper { fill: #fdfdfb; }
text { font: 14px system-ui, sans-serif; fill: #1d2126; }
.heading { font-size: 17px; font-weight: 600; }
.soft { fill: #5b636e; }
.rule { stroke: #d9dce0; }
.axis { stroke: #5b636e; }
.curve { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
.precision { stroke: #1565a9; stroke-dasharray: 8 4; }
.recall { stroke: #b04a00; stroke-dasharray: 2 3; }
.f1 { stroke: #1d2126; stroke-width: 3; }
.band { fill: #1d2126; fill-opacity: .14; }
.setting { stroke-width: 1.6; }
.present { stroke: #6a3d9a; stroke-dasharray: 6 3 2 3; }
.suggested { stroke: #1e7a34; }
.stretch { stroke: #1e7a34; stroke-width: 7; stroke-opacity: .55; }
text.present { fill: #6a3d9a; stroke: none; }
text.suggested { fill: #1e7a34; stroke: none; }
@media (prefers-color-scheme: dark) {
.paper { fill: #14171a; }
text { fill: #e3e6ea; }
.soft { fill: #a0a8b2; }
.rule { stroke: #343a41; }
.axis { stroke: #a0a8b2; }
.precision { stroke: #6db3f2; }
.recall { stroke: #ff9f5a; }
.f1 { stroke: #e3e6ea; }
.band { fill: #e3e6ea; fill-opacity: .2; }
.present { stroke: #c9a5f0; }
.suggested, .stretch { stroke: #6fd08a; }
text.present { fill: #c9a5f0; }
text.suggested { fill: #6fd08a; }
}
)css";

/// Maps a share of an axis to a place in the plot.
struct Scale {
  double low = 0, high = 1;        ///< on the axis
  double at_low = 0, at_high = 0;  ///< in pixels

  [[nodiscard]] double Place(double value) const {
    const double share = (std::clamp(value, low, high) - low) / (high - low);
    return at_low + share * (at_high - at_low);
  }
};

/// The lowest value of the axis: a tenth below all that is drawn.
double FloorOf(const Sweep& sweep) {
  double least = 0.9;
  for (const SweepPoint& point : sweep.curve) {
    least = std::min({least, point.tally.precision(), point.tally.recall(), point.f1.low});
  }
  return std::floor(least * 10) / 10;
}

class Plot {
 public:
  explicit Plot(const Sweep& sweep)
      : sweep_(sweep),
        x_{sweep.curve.front().threshold, sweep.curve.back().threshold, kLeft, kRight},
        y_{FloorOf(sweep), 1, kBottom, kTop} {}

  std::string Draw() {
    Frame();
    Band();
    Stretch();
    Curve("precision", [](const Tally& tally) { return tally.precision(); });
    Curve("recall", [](const Tally& tally) { return tally.recall(); });
    Curve("f1", [](const Tally& tally) { return tally.f1(); });
    Setting("present", sweep_.present.threshold, kPresentRow);
    if (sweep_.suggestion) {
      Setting("suggested", sweep_.suggestion->point.threshold, kSuggestedRow);
    }
    return std::move(out_);
  }

 private:
  template <class... Args>
  void Add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  /// Lines across at round values, with the values; the axes' names.
  void Frame() {
    const double range = y_.high - y_.low;
    const double step = range > 0.35 ? 0.1 : range > 0.15 ? 0.05 : 0.02;
    const long steps = std::lround(range / step);
    for (long i = 0; i <= steps; ++i) {
      const double value = y_.high - static_cast<double>(i) * step;
      Add(R"(<line class="rule" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>)", kLeft,
          y_.Place(value), kRight, y_.Place(value));
      Add(R"(<text class="soft" x="{:.1f}" y="{:.1f}" text-anchor="end">{:.2f}</text>)", kLeft - 10,
          y_.Place(value) + 5, value);
    }
    for (long i = std::lround(x_.low * 10); i <= std::lround(x_.high * 10); ++i)
      Tick(static_cast<double>(i) / 10);
    Add(R"(<line class="axis" x1="{0:.1f}" y1="{2:.1f}" x2="{1:.1f}" y2="{2:.1f}"/>)", kLeft,
        kRight, kBottom);
    Add(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="middle">join threshold (match.join)</text>)",
        (kLeft + kRight) / 2, kBottom + 48);
    Add(R"svg(<text transform="translate(20 {:.1f}) rotate(-90)" text-anchor="middle">precision, recall, F1</text>)svg",
        (kTop + kBottom) / 2);
  }

  void Tick(double value) {
    const double x = x_.Place(value);
    Add(R"(<line class="axis" x1="{0:.1f}" y1="{1:.1f}" x2="{0:.1f}" y2="{2:.1f}"/>)", x, kBottom,
        kBottom + 6);
    Add(R"(<text class="soft" x="{:.1f}" y="{:.1f}" text-anchor="middle">{:.1f}</text>)", x,
        kBottom + 24, value);
  }

  void Band() {
    std::string points;
    for (const SweepPoint& point : sweep_.curve)
      points += At(point.threshold, point.f1.high);
    for (auto point = sweep_.curve.rbegin(); point != sweep_.curve.rend(); ++point)
      points += At(point->threshold, point->f1.low);
    Add(R"(<polygon class="band" points="{}"/>)", points);
  }

  /// The flat stretch, as a bar along the axis.
  void Stretch() {
    if (!sweep_.suggestion) return;
    Add(R"(<line class="stretch" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>)",
        x_.Place(sweep_.suggestion->from), kBottom - 4, x_.Place(sweep_.suggestion->to),
        kBottom - 4);
  }

  void Curve(std::string_view name, const std::function<double(const Tally&)>& value) {
    std::string points;
    for (const SweepPoint& point : sweep_.curve)
      points += At(point.threshold, value(point.tally));
    Add(R"(<polyline class="curve {}" points="{}"/>)", name, points);
  }

  /// Draws a threshold that is outside the picture at its edge; its number is written beside it.
  void Setting(std::string_view name, double threshold, double row) {
    const double x = x_.Place(threshold);
    const bool is_left = x < (kLeft + kRight) / 2;
    Add(R"(<line class="setting {0}" x1="{1:.1f}" y1="{2:.1f}" x2="{1:.1f}" y2="{3:.1f}"/>)", name,
        x, row - 12, kBottom);
    Add(R"(<text class="{0}" x="{1:.1f}" y="{2:.1f}" text-anchor="{3}">{0} {4}</text>)", name,
        x + (is_left ? 7 : -7), row, is_left ? "start" : "end", threshold);
  }

  [[nodiscard]] std::string At(double threshold, double value) const {
    return fmt::format("{:.1f},{:.1f} ", x_.Place(threshold), y_.Place(value));
  }

  const Sweep& sweep_;
  Scale x_;
  Scale y_;
  std::string out_;
};

std::string Heading(const Sweep& sweep) {
  const std::size_t duplicates = sweep.present.tally.right + sweep.present.tally.missed;
  return fmt::format(
      R"(<text class="heading" x="{0:.1f}" y="30">Joins at each threshold: {1} duplicates among the labelled pairs</text>)"
      "\n",
      kLeft, duplicates);
}

std::string LegendLine(std::string_view name, std::string_view words, double x) {
  return fmt::format(
      R"(<line class="curve {}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/><text x="{:.1f}" y="{:.1f}">{}</text>)"
      "\n",
      name, x, kLegendRow - 5, x + 34, kLegendRow - 5, x + 42, kLegendRow, words);
}

std::string Legend() {
  return LegendLine("precision", "precision", kLeft) + LegendLine("recall", "recall", kLeft + 130) +
         LegendLine("f1", "F1", kLeft + 240) +
         fmt::format(
             R"(<rect class="band" x="{:.1f}" y="{:.1f}" width="34" height="14"/><text x="{:.1f}" y="{:.1f}">95 % of F1</text>)"
             "\n",
             kLeft + 322, kLegendRow - 12, kLeft + 364, kLegendRow) +
         LegendLine("stretch", "best F1, or as good", kLeft + 470);
}

}  // namespace

std::string TuneAsSvg(const Tuning& tuning) {
  return fmt::format(
             R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-label="Precision, recall and F1 over the join threshold">)"
             "\n<style>{2}</style>\n"
             R"(<rect class="paper" width="{0}" height="{1}"/>)"
             "\n",
             kWidth, kHeight, kStyle) +
         Heading(tuning.join) + Legend() + Plot(tuning.join).Draw() + "</svg>\n";
}

}  // namespace wiresift
