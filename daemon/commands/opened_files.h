#pragma once

#include <fstream>
#include <istream>
#include <ostream>
#include <string>

namespace wiresift {

/// An input that the command line names. One thread.
class InputFile {
 public:
  /// `-` is standard input. False when it cannot be read; that has been said, and is kExitNoInput.
  [[nodiscard]] bool Open(const std::string& path);

  /// After Open.
  [[nodiscard]] std::istream& stream() { return *stream_; }

 private:
  std::ifstream file_;
  std::istream* stream_ = nullptr;
};

/// An output that the command line names, or none. One thread.
class OutputFile {
 public:
  /// An empty path is no output. False when the file cannot be made; that has been said, and is
  /// kExitCannotCreate.
  [[nodiscard]] bool Open(const std::string& path);

  /// Null without a path.
  [[nodiscard]] std::ostream* stream() { return stream_; }

 private:
  std::ofstream file_;
  std::ostream* stream_ = nullptr;
};

}  // namespace wiresift
