#pragma once

#include <string_view>

namespace wiresift {

/// The style sheet of an HtmlReport, all but the rules of its classes. Colours meet WCAG's 4.5:1
/// against their backgrounds in both schemes.
inline constexpr std::string_view kReportStyle = R"css(
:root { color-scheme: light dark; --paper: #fdfdfb; --card: #fff; --ink: #1d2126; --soft: #5b636e;
  --line: #d9dce0; --mark: #d5f0d9; --alarm: #a3231c; --alarm-paper: #fdebe9; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --card: #1c2024; --ink: #e3e6ea;
  --soft: #a0a8b2; --line: #343a41; --mark: #1f4a2a; --alarm: #ff9d94; --alarm-paper: #3b1c1a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 54rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.35rem; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem; }
header p, .facts, .sum { color: var(--soft); margin: .2rem 0; }
.facts, .sum { font-size: .85rem; overflow-wrap: anywhere; }
.facts a { color: inherit; }
.said { margin-right: .9em; }
.said mark { white-space: nowrap; }
.filter { position: absolute; opacity: 0; width: 1px; height: 1px; }
.filter + label { display: inline-flex; align-items: center; gap: .4em; margin: 1rem .35rem -.6rem 0;
  padding: .15rem .6rem; border: 1px solid var(--line); border-left: .35rem solid var(--hue);
  border-radius: .4rem; background: var(--card); font-size: .85rem; cursor: pointer; }
.filter + label small { color: var(--soft); }
.filter:not(:checked) + label { text-decoration: line-through; opacity: .6; }
.filter:focus-visible + label { outline: 2px solid var(--hue); outline-offset: 2px; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
  margin: 1.5rem 0; padding: 1.1rem 1.3rem; }
.bar { display: flex; height: .55rem; margin: .7rem 0; border-radius: .3rem; overflow: hidden;
  background: var(--line); }
.bar i { background: var(--hue); min-width: 2px; }
.bar .kept { background: var(--soft); }
article p, .cut { margin: .6rem 0; overflow-wrap: anywhere; }
.title { font-weight: 600; }
.cut { --tint: color-mix(in srgb, var(--hue) 13%, var(--card)); background: var(--tint);
  text-decoration: none; position: relative; }
div.cut { border-left: .3rem solid var(--hue); border-radius: .2rem; padding: .2rem .6rem;
  font-size: .9rem; }
div.cut del { text-decoration: none; }
del.cut { text-decoration: line-through; padding: .05rem .2rem; border-radius: .2rem; }
.tag { display: inline-block; margin-right: .5em; padding: 0 .45em; border-radius: .3em;
  background: var(--hue); color: #fff; font-size: .75rem; font-weight: 600; }
.cut[data-why]:hover::after, .cut[data-why]:focus::after { content: attr(data-why);
  position: absolute; z-index: 1; inset-inline-start: 0; top: 100%; padding: .25rem .6rem;
  border-radius: .3rem; background: var(--ink); color: var(--paper); font: .8rem/1.4 monospace;
  white-space: nowrap; text-decoration: none; }
.cut:focus-visible { outline: 2px solid var(--hue); }
mark { background: var(--mark); color: inherit; border-radius: .2rem; padding: 0 .15rem; }
details { margin: .6rem 0; }
details .cut { margin: .2rem 0; }
summary { cursor: pointer; color: var(--soft); font-size: .9rem; }
.alarm { color: var(--alarm); background: var(--alarm-paper); border-radius: .3rem;
  padding: .4rem .7rem; }
)css";

}  // namespace wiresift
