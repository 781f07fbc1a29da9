#pragma once

#include <cstddef>
#include <cstdint>

/// Bounds that several folders share, each with its unit and its reason; what one folder bounds
/// alone stands there (text/body/limits.h and others). What an operator may set is only a default
/// here.
namespace wiresift {

/// Bytes of a record, the default of `input.max_bytes`: the longest page of the corpus has 4.9 MiB.
inline constexpr std::size_t kRecordBytesMax = 8 << 20;

/// Bytes of one field of an article's metadata (title, URL, outlet …): all of them stand in every
/// output, and those of its copies in a story's record. Longer ones are cut.
inline constexpr std::size_t kMetadataBytesMax = 2 << 10;

/// Agencies that an article's metadata names.
inline constexpr std::size_t kAgenciesMax = 16;

/// Levels of nesting in JSON: ninjs needs 8; deeper input is an attack or a mistake.
inline constexpr int kJsonDepthMax = 64;

/// Removals of one article that are listed in its audit record.
inline constexpr std::size_t kRemovalsListedMax = 200;

/// Bytes of one article's clean text. JSON escapes at most double it, and what stands beside it is
/// bounded too (about 1.2 MB), so a published story always fits into kOutputBytesMax: what is
/// larger is rejected before anything is staged.
inline constexpr std::size_t kCleanTextBytesMax = std::size_t{3} << 20;

/// Provenance marks that are kept of one article, the first ones.
inline constexpr std::size_t kMarksMax = 100;

/// Bytes of one output's key, value and headers: below the 9 MiB that our producers send at most.
inline constexpr std::size_t kOutputBytesMax = 9'000'000;

/// Words of a text that are sketched and aligned: the first 100,000 (a book of 200 pages).
inline constexpr std::size_t kWordsMax = 100'000;

/// Bytes of a story's root that are kept for comparing, before compression: the state must fit its
/// topic as all outputs must.
inline constexpr std::size_t kRootTextBytesMax = 256 << 10;

/// Copies of a story that its record lists; `copyCount` counts them all.
inline constexpr std::size_t kCopiesListedMax = 100;

/// Shared spans that one audit record lists.
inline constexpr std::size_t kSpansListedMax = 50;

/// Changes between an article and the text it was compared with that one audit record lists, and
/// the bytes of their text on both sides. Their number is given where there are more.
inline constexpr std::size_t kChangesListedMax = 100;
inline constexpr std::size_t kChangesBytesMax = 8 << 10;

/// Blocks of one article that its clean record names for the memory of its publisher, the first
/// ones: real pages have 210 on average.
inline constexpr std::size_t kRepeatableBlocksMax = 256;

/// Bytes of records in flight inside one stage, before its partitions are paused: a quarter of a
/// second's work, more than passes while a transaction commits. A prepared record takes several
/// times its size.
inline constexpr std::size_t kInFlightBytesMax = 8 << 20;

}  // namespace wiresift
