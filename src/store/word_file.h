#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string_view>

#include "dedup/word_memory.h"

namespace wiresift {

/// Word records in a mapped file, so that they are the page cache's and the disk's, not the
/// process's own: the file has no name and is gone with the process.
///
/// Room on disk is taken before a chunk is used, so that a full disk is an error and never a
/// signal. Then, and where there can be no file, chunks come from the heap, which `complain` hears
/// once until the file works again. A chunk that is given back leaves the disk. One thread.
class WordFile final : public WordMemory {
 public:
  using Complain = std::function<void(std::string_view text)>;

  /// The file is made in `folder`, which is made too.
  WordFile(const std::filesystem::path& folder, Complain complain);
  ~WordFile() override;
  WordFile(const WordFile&) = delete;
  WordFile& operator=(const WordFile&) = delete;

  /// 1 MiB: a process may have 65,530 mappings.
  [[nodiscard]] std::size_t chunk_codes() const override { return std::size_t{512} << 10; }

  [[nodiscard]] WordCode* Take(std::size_t codes) override;
  void Give(WordCode* chunk, std::size_t codes) override;

  [[nodiscard]] std::size_t file_bytes() const override { return file_bytes_; }

 private:
  [[nodiscard]] WordCode* Map(std::size_t bytes);
  void Failed(std::string_view what, int error);

  std::filesystem::path folder_;
  Complain complain_;
  HeapWordMemory heap_;
  int file_ = -1;
  std::size_t end_ = 0;                            ///< of the places in the file given out so far
  std::multimap<std::size_t, std::size_t> holes_;  ///< size -> place
  std::map<WordCode*, std::size_t> mapped_;        ///< chunk -> place
  std::size_t file_bytes_ = 0;
  bool complained_ = false;
};

}  // namespace wiresift
