#pragma once

#include <cstddef>
#include <string_view>

namespace wiresift {

/// How many colours the passages take turns with.
inline constexpr std::size_t kPassageHues = 6;

/// The style that a page with two texts side by side adds to kReportStyle. The ink stands on a tint
/// of at most a quarter of a hue, which keeps WCAG's 4.5:1 in both schemes.
inline constexpr std::string_view kComparisonStyle = R"css(
body { max-width: 92rem; }
h1 { line-height: 1.35; }
table { border-collapse: collapse; font-size: .85rem; margin: .6rem 0; }
caption { text-align: start; color: var(--soft); padding: .2rem 0; }
th, td { text-align: start; padding: .1rem .9rem .1rem 0; vertical-align: top; }
th { font-weight: 600; }
td.value { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
td.meaning { color: var(--soft); }
tr.spoke th, tr.spoke td { color: var(--alarm); font-weight: 600; }
.sides { display: grid; gap: 1rem; }
.sides article { margin: .5rem 0; min-width: 0; }
.h0 { --hue: #1f66b0; } .h1 { --hue: #a35200; } .h2 { --hue: #227447; }
.h3 { --hue: #7a3fb0; } .h4 { --hue: #15708a; } .h5 { --hue: #9c2f7d; }
.shared { background: color-mix(in srgb, var(--hue) 22%, var(--card));
  border-bottom: 2px solid var(--hue); padding: 0 .1rem; scroll-margin: 4rem; }
.shared a { font-size: .7rem; font-weight: 700; vertical-align: super; line-height: 0;
  color: inherit; padding: 0 .25em; text-decoration: none; }
.shared a:focus-visible { outline: 2px solid var(--hue); }
.shared:target { outline: 2px solid var(--hue); outline-offset: 1px; }
ins, del { font-weight: 600; text-decoration-thickness: 2px; }
@media (min-width: 60rem) {
  .sides { grid-template-columns: 1fr 1fr; }
  .sides article { max-height: calc(100vh - 1rem); overflow-y: auto; }
}
@media print { .sides article { max-height: none; overflow: visible; } }
)css";

}  // namespace wiresift
