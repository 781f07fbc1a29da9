#include "store/word_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace wiresift {
namespace {

/// Rounds up to whole pages, since a mapping begins at one.
constexpr std::size_t kPlaceBytes = std::size_t{64} << 10;

std::size_t PlaceBytesOf(std::size_t codes) {
  const std::size_t bytes = codes * sizeof(WordCode);
  return (bytes + kPlaceBytes - 1) / kPlaceBytes * kPlaceBytes;
}

/// Opens a file without a name; gives -1 and sets errno when there can be none.
int MakeNamelessFile(const std::filesystem::path& folder) {
  std::error_code made;
  std::filesystem::create_directories(folder, made);
  std::string name = (folder / "words-XXXXXX").string();
  const int file = mkostemp(name.data(), O_CLOEXEC);
  if (file >= 0) unlink(name.c_str());
  return file;
}

}  // namespace

WordFile::WordFile(const std::filesystem::path& folder, Complain complain)
    : folder_(folder), complain_(std::move(complain)), file_(MakeNamelessFile(folder)) {
  if (file_ < 0) Failed("making it", errno);
}

WordFile::~WordFile() {
  if (file_ >= 0) close(file_);
}

void WordFile::Failed(std::string_view what, int error) {
  if (std::exchange(complained_, true)) return;
  complain_("word file in " + folder_.string() + ": " + std::string(what) + ": " +
            std::generic_category().message(error) +
            ": words are kept on the heap (match.words_in_file)");
}

/// Gives null when the disk has no room.
WordCode* WordFile::Map(std::size_t bytes) {
  const auto hole = holes_.find(bytes);
  const std::size_t place = hole == holes_.end() ? end_ : hole->second;
  const int full = posix_fallocate(file_, static_cast<off_t>(place), static_cast<off_t>(bytes));
  if (full != 0) {
    Failed("taking room", full);
    return nullptr;
  }
  void* const chunk =
      mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file_, static_cast<off_t>(place));
  if (chunk == MAP_FAILED) {
    Failed("mapping it", errno);
    return nullptr;
  }
  if (hole == holes_.end()) {
    end_ += bytes;
  } else {
    holes_.erase(hole);
  }
  auto* const codes = static_cast<WordCode*>(chunk);
  mapped_.emplace(codes, place);
  return codes;
}

WordCode* WordFile::Take(std::size_t codes) {
  const std::size_t bytes = PlaceBytesOf(codes);
  WordCode* const chunk = file_ < 0 ? nullptr : Map(bytes);
  if (chunk == nullptr) return heap_.Take(codes);
  complained_ = false;
  file_bytes_ += bytes;
  return chunk;
}

void WordFile::Give(WordCode* chunk, std::size_t codes) {
  const auto mapped = mapped_.find(chunk);
  if (mapped == mapped_.end()) {
    heap_.Give(chunk, codes);
    return;
  }
  const std::size_t bytes = PlaceBytesOf(codes);
  munmap(chunk, bytes);
  // On a file system without holes the bytes stay taken, but are used again all the same.
  static_cast<void>(fallocate(file_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                              static_cast<off_t>(mapped->second), static_cast<off_t>(bytes)));
  holes_.emplace(bytes, mapped->second);
  mapped_.erase(mapped);
  file_bytes_ -= bytes;
}

}  // namespace wiresift
