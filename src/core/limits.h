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

/// Blocks of one article.
inline constexpr std::size_t kBlocksMax = 1 << 16;

/// Steps (rule tries, characters looked at by the inline rules) for one article: a count, never a
/// clock, so that a verdict does not depend on the machine's load (decision 6).
inline constexpr std::size_t kCleanStepsMax = std::size_t{64} << 20;

/// Text of a removed span that is reported; the offsets always name the whole span.
inline constexpr std::size_t kRemovalTextBytesMax = 300;

/// Removals of one article that are listed in its audit record.
inline constexpr std::size_t kRemovalsListedMax = 200;

/// Clean text of one article. JSON escapes at most double it, so a published story always fits
/// into kOutputBytesMax (decision 12): what is larger is rejected before anything is staged.
inline constexpr std::size_t kCleanTextBytesMax = std::size_t{4} << 20;

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

/// Bytes of records in flight inside one stage, before its partitions are paused.
inline constexpr std::size_t kInFlightBytesMax = 64 << 20;

}  // namespace wiresift
