#pragma once

#include <cstddef>
#include <cstdint>

/// Every bound of the program, with its unit and its reason. What an operator may set is only a
/// default here.
namespace wiresift {

/// Default of `input.max_bytes`: the longest real page of the corpus has 4.9 MiB.
inline constexpr std::size_t kRecordBytesMax = 8 << 20;

/// One field of an article's metadata (title, URL, outlet …): all of them stand in every output,
/// and those of its copies in a story's record. Longer ones are cut.
inline constexpr std::size_t kMetadataBytesMax = 2 << 10;

/// Agencies that an article's metadata names.
inline constexpr std::size_t kAgenciesMax = 16;

/// Nesting of JSON: ninjs needs 8; deeper input is an attack or a mistake.
inline constexpr int kJsonDepthMax = 64;

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

/// Sum over a page's tags of the square of their attributes, which is how the parser's time grows:
/// one element of 20,000 attributes is 2 s (measured: 200,000 of them take 172 s).
inline constexpr std::uint64_t kHtmlAttributeCostMax = 400'000'000;

/// Words of one article's body, junk included: a clean text of kCleanTextBytesMax has about half as
/// many. They are held in memory, 16 bytes each.
inline constexpr std::size_t kBodyWordsMax = std::size_t{1} << 20;

/// Blocks of one article: what is known of each takes about 300 bytes, however short it is. The
/// development pages have up to 1,638 elements that may be one.
inline constexpr std::size_t kBlocksMax = 1 << 15;

/// Steps (rule tries, characters looked at by the inline rules) for one article: a count, never a
/// clock, so that a verdict does not depend on the machine's load (decision 6).
inline constexpr std::size_t kCleanStepsMax = std::size_t{64} << 20;

/// Text of a removed span that is reported; the offsets always name the whole span.
inline constexpr std::size_t kRemovalTextBytesMax = 300;

/// A publisher profile's file: 1,000 reviewed pages of 100 signatures each.
inline constexpr std::size_t kProfileBytesMax = std::size_t{16} << 20;

/// Removals of one article that are listed in its audit record.
inline constexpr std::size_t kRemovalsListedMax = 200;

/// Clean text of one article. JSON escapes at most double it, and what stands beside it is bounded
/// too (about 1.2 MB), so a published story always fits into kOutputBytesMax (decision 12): what is
/// larger is rejected before anything is staged.
inline constexpr std::size_t kCleanTextBytesMax = std::size_t{3} << 20;

/// Provenance marks of one article that are kept, the first ones.
inline constexpr std::size_t kMarksMax = 100;

/// Key, value and headers of one output: below the 9 MiB that our producers send at most.
inline constexpr std::size_t kOutputBytesMax = 9'000'000;

/// Words of a text that are sketched and aligned: the first 100,000 (a book of 200 pages).
inline constexpr std::size_t kWordsMax = 100'000;

/// Text of a story's root that is kept for verification, before compression (decision 12).
inline constexpr std::size_t kRootTextBytesMax = 256 << 10;

/// Copies of a story that its record lists; `copyCount` counts them all.
inline constexpr std::size_t kCopiesListedMax = 100;

/// Shared spans that one audit record lists.
inline constexpr std::size_t kSpansListedMax = 50;

/// Blocks of one article that its clean record names, for the memory of its publisher: real pages
/// have 210 on average. The first ones.
inline constexpr std::size_t kRepeatableBlocksMax = 256;

/// Blocks that are counted of one publisher: about 20 KB of state, 40 KB at most.
inline constexpr std::size_t kPublisherBlocksMax = 400;

/// Publishers whose blocks are counted in one story partition; the one that has been silent longest
/// goes first.
inline constexpr std::size_t kPublishersMax = 20'000;

/// Text of a repeated block that is shown to people (decision 22: never more of a body).
inline constexpr std::size_t kBlockSampleBytesMax = 80;

/// Bytes of records in flight inside one stage, before its partitions are paused: a quarter of a
/// second's work, more than passes while a transaction commits. What is prepared of a record is
/// some times its size.
inline constexpr std::size_t kInFlightBytesMax = 8 << 20;

}  // namespace wiresift
