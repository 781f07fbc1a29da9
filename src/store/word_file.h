#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string_view>

#include "dedup/word_memory.h"

namespace wiresift {

/// Keeps word records in a mapped file, so that their pages belong to the page cache and not to the
/// process. The file has no name and is gone with the process.
///
/// Room on disk is taken before a chunk is used, so that a full disk is an error and never a
/// signal. On an error, and where no file can be made, chunks come from the heap; `complain` is
/// called once, until the file works again. A chunk that is given back leaves the disk. One thread.
class WordFile final : public WordMemory {
 public:
  using Complain = std::function<void(std::string_view text)>;

  /// Makes the file in `folder`, and the folder where it is missing.
  WordFile(const std::filesystem::path& folder, Complain complain);
  ~WordFile() override;
  WordFile(const WordFile&) = delete;
  WordFile& operator=(const WordFile&) = delete;

  /// Codes of a chunk of 1 MiB. It cannot be much smaller, since each chunk is a mapping and a
  /// process may have 65,530 of them.
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
  std::size_t end_ = 0;                            ///< bytes of the file given out so far
  std::multimap<std::size_t, std::size_t> holes_;  ///< bytes -> offset in the file
  std::map<WordCode*, std::size_t> mapped_;        ///< chunk -> offset in the file
  std::size_t file_bytes_ = 0;
  bool complained_ = false;
};

}  // namespace wiresift
