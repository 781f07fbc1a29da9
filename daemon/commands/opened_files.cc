#include "daemon/commands/opened_files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

namespace wiresift {

bool InputFile::Open(const std::string& path) {
  stream_ = path == "-" ? &std::cin : &file_;
  if (path == "-") return true;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    std::cerr << "wiresift: " << path << ": found a folder, expected a file\n";
    return false;
  }
  errno = 0;
  file_.open(path, std::ios::binary);
  if (!file_) {
    std::cerr << "wiresift: " << path << ": cannot be read: " << std::strerror(errno) << '\n';
  }
  return file_.good();
}

bool OutputFile::Open(const std::string& path) {
  if (path.empty()) return true;
  errno = 0;
  file_.open(path, std::ios::binary);
  stream_ = &file_;
  if (!file_) {
    std::cerr << "wiresift: " << path << ": cannot be written: " << std::strerror(errno) << '\n';
  }
  return file_.good();
}

}  // namespace wiresift
