#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/limits.h"
#include "core/result.h"

/// Bounds of parsing and cleaning one body, each with its unit and its reason. What is over one is
/// rejected, unless its comment says otherwise.
namespace wiresift {

/// Bytes of one body: records are smaller, but an operator may let in larger ones.
inline constexpr std::size_t kBodyBytesMax = 4 * kRecordBytesMax;

/// Nesting of HTML elements; the deepest real page has under 100. Deeper ones are flattened.
inline constexpr int kHtmlDepthMax = 512;

/// Nodes of one HTML page: real pages have 740 on average; the largest under 60,000.
inline constexpr std::size_t kHtmlNodesMax = 1 << 20;

/// Elements open at once while a page is parsed: eight times the depth that is kept, since each one
/// costs the parser time that grows with their number. Real pages have up to 32 (measured: the 324
/// development pages of the cleaning corpus, looked at every 4 KiB; the same below).
inline constexpr std::size_t kHtmlOpenElementsMax = std::size_t{8} * kHtmlDepthMax;

/// Formatting elements (<b>, <i>, <a> …) open at once: the parser opens all of them anew in every
/// paragraph, so that time and memory grow with the square. Real pages have up to 2.
inline constexpr std::size_t kHtmlFormattingMax = 256;

/// Tags of a page, each times the elements that are open when it ends: what the parser's searches
/// through its stacks can cost, under a second. Real pages have up to 155,396 (the development
/// pages).
inline constexpr std::uint64_t kHtmlParseStepsMax = std::uint64_t{64} << 20;

/// The parser's tree of one page, as a multiple of the page's bytes over a floor for small ones,
/// and at most. Real pages take up to 4.3 MiB, large ones 1.5 to 3 times their size (the
/// development pages). Keeps a hostile page from taking the process's memory: `<p>` makes 200 bytes
/// of 3.
inline constexpr std::size_t kHtmlTreeGrowthMax = 6;
inline constexpr std::size_t kHtmlTreeBytesMin = std::size_t{10} << 20;
inline constexpr std::size_t kHtmlTreeBytesMax = std::size_t{384} << 20;

/// Attributes of the one element that takes as long as a page may: the parser's time grows with
/// their square. One element of 20,000 takes 2 s (measured: 200,000 of them take 172 s).
inline constexpr std::uint64_t kHtmlAttributesMax = 20'000;

/// Sum over a page's tags of the square of their attributes.
inline constexpr std::uint64_t kHtmlAttributeCostMax = kHtmlAttributesMax * kHtmlAttributesMax;

/// Words of one article's body, junk included: a clean text of kCleanTextBytesMax has about half as
/// many. They are held in memory, 16 bytes each.
inline constexpr std::size_t kBodyWordsMax = std::size_t{1} << 20;

/// Blocks of one article: what is known of each takes about 300 bytes, however short it is. The
/// development pages have up to 1,638 elements that may be one.
inline constexpr std::size_t kBlocksMax = 1 << 15;

/// Steps (rule tries, characters looked at by the inline rules) for one article: a count, never a
/// clock, so that a verdict does not depend on the machine's load.
inline constexpr std::size_t kCleanStepsMax = std::size_t{64} << 20;

/// `body: more than 32768 lines`.
[[nodiscard]] inline std::unexpected<Error> TooMany(std::string_view what, std::uint64_t most) {
  return Reject(Reason::kTooLarge,
                "body: more than " + std::to_string(most) + " " + std::string(what));
}

}  // namespace wiresift
