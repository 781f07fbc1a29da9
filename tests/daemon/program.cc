#include "daemon/program.h"

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace wiresift::tests {
namespace {

constexpr unsigned kSecondsMax = 60;

[[noreturn]] void Become(const std::filesystem::path& folder,
                         const std::vector<std::string>& words) {
  std::vector<char*> argv{const_cast<char*>(WIRESIFT_BINARY)};
  for (const std::string& word : words)
    argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const int in = open((folder / ".in").c_str(), O_RDONLY);
  const int out = open((folder / ".out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const int errors = open((folder / ".errors").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(126);
  alarm(kSecondsMax);
  execv(WIRESIFT_BINARY, argv.data());
  _exit(127);
}

}  // namespace

ProgramEnd RunProgram(const std::filesystem::path& folder, const std::vector<std::string>& words,
                      const std::string& input) {
  WriteFile(folder / ".in", input);
  const pid_t child = fork();
  if (child == 0) Become(folder, words);
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          ReadFile(folder / ".out"), ReadFile(folder / ".errors")};
}

std::filesystem::path NewFolder(const std::string& name) {
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) /
                                 ("wiresift-" + name + "-" + std::to_string(getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

void WriteFile(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace wiresift::tests
