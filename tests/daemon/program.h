#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace wiresift::tests {

/// How a run of the program has ended.
struct ProgramEnd {
  int code = -1;  ///< the exit code; 128 and the signal's number where one has ended it
  std::string out, errors;
};

/// Runs the built program in `folder` with an empty standard input, or with what `input` holds.
/// Ended by SIGALRM after 60 s.
[[nodiscard]] ProgramEnd RunProgram(const std::filesystem::path& folder,
                                    const std::vector<std::string>& words,
                                    const std::string& input = "");

/// A new empty folder.
[[nodiscard]] std::filesystem::path NewFolder(const std::string& name);

void WriteFile(const std::filesystem::path& path, const std::string& text);
[[nodiscard]] std::string ReadFile(const std::filesystem::path& path);

}  // namespace wiresift::tests
