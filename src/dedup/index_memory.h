#pragma once

#include <cstddef>

namespace wiresift {

/// Bytes that the parts of an index take.
struct IndexMemory {
  std::size_t texts = 0;            ///< the tables of texts
  std::size_t words = 0;            ///< word records of live texts
  std::size_t words_slack = 0;      ///< reserved for word records and unused
  std::size_t open_postings = 0;    ///< postings of segments that texts still come to
  std::size_t sealed_postings = 0;  ///< postings of the other segments
  std::size_t scratch = 0;          ///< memory that look-ups keep for the next one
  std::size_t in_file = 0;          ///< part of all these that is in a mapped file

  [[nodiscard]] std::size_t total() const {
    return texts + words + words_slack + open_postings + sealed_postings + scratch;
  }

  IndexMemory& operator+=(const IndexMemory& other) {
    texts += other.texts;
    words += other.words;
    words_slack += other.words_slack;
    open_postings += other.open_postings;
    sealed_postings += other.sealed_postings;
    scratch += other.scratch;
    in_file += other.in_file;
    return *this;
  }
};

}  // namespace wiresift
