#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace wiresift {

// Options whose values are checked before a command runs. What does not fit is answered with what
// was found and what is expected.

/// Least and most value of a number.
struct NumberRange {
  std::int64_t least;
  std::int64_t most;
};

/// Adds an option whose whole number is given to `set`.
CLI::Option* AddNumber(CLI::App& command, const std::string& name, NumberRange range,
                       const std::function<void(std::int64_t)>& set, const std::string& about);

/// Adds an option for a whole number of a range that the variable holds.
template <std::integral Number>
CLI::Option* AddNumber(CLI::App& command, const std::string& name, Number& number,
                       NumberRange range, const std::string& about) {
  const auto set = [&number](std::int64_t value) { number = static_cast<Number>(value); };
  return AddNumber(command, name, range, set, about);
}

/// Adds an option for a duration from 0s to 36500d, which no feed outlives.
CLI::Option* AddDuration(CLI::App& command, const std::string& name,
                         std::optional<std::chrono::milliseconds>& duration,
                         const std::string& about);

/// Adds an option for a word of a closed list.
CLI::Option* AddWord(CLI::App& command, const std::string& name, std::string& word,
                     std::span<const std::string_view> words, const std::string& about);

/// Adds an option for any text but an empty one.
CLI::Option* AddText(CLI::App& command, const std::string& name, std::string& text,
                     const std::string& type, const std::string& about);

/// Adds an option for the path of a file or folder. What begins with a dash is refused: it is an
/// option, and the path was forgotten.
CLI::Option* AddPath(CLI::App& command, const std::string& name, std::string& path,
                     const std::string& type, const std::string& about);

/// Adds the same where `-` stands for standard input.
CLI::Option* AddInput(CLI::App& command, const std::string& name, std::string& path,
                      const std::string& about);

/// What is wrong with a path, as AddPath says it; empty when nothing is.
[[nodiscard]] std::string WrongPath(const std::string& path);

}  // namespace wiresift
