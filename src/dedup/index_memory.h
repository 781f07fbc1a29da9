#pragma once

#include <cstddef>

namespace wiresift {

/// What the parts of an index take, in bytes.
struct IndexMemory {
  std::size_t texts = 0;            ///< the tables of texts
  std::size_t words = 0;            ///< word records of live texts
  std::size_t words_slack = 0;      ///< what the word records have reserved beyond that
  std::size_t open_postings = 0;    ///< of segments that texts still come to
  std::size_t sealed_postings = 0;  ///< of the others
  std::size_t scratch = 0;          ///< of look-ups
  std::size_t in_file = 0;          ///< of all that, what is in a mapped file

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
