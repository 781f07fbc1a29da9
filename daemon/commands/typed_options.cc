#include "daemon/commands/typed_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "config/units.h"
#include "core/nearest.h"
#include "daemon/commands/usage_error.h"

namespace wiresift {
namespace {

using std::chrono::hours;

constexpr hours kDurationMax{24 * 36'500};

std::string Wrong(std::string_view found, std::string_view expected) {
  return fmt::format("found {}, expected {}", Shown(found), expected);
}

std::string WrongNumber(const std::string& text, NumberRange range) {
  const auto number = ParseInteger(text);
  if (number && *number >= range.least && *number <= range.most) return {};
  return Wrong(text, fmt::format("a whole number from {} to {}", range.least, range.most));
}

std::string WrongDuration(const std::string& text) {
  const auto duration = ParseDuration(text);
  if (duration && *duration >= hours(0) && *duration <= kDurationMax) return {};
  return Wrong(text, fmt::format("a duration from 0s to {}, such as 30m, 72h or 90d",
                                 FormatDuration(kDurationMax)));
}

std::string WrongWord(const std::string& text, const std::vector<std::string>& words) {
  if (std::ranges::find(words, text) != words.end()) return {};
  return Wrong(text, fmt::format("one of {}{}", fmt::join(words, ", "), DidYouMean(text, words)));
}

std::string WrongInput(const std::string& path) {
  return path == "-" ? std::string() : WrongPath(path);
}

}  // namespace

std::string WrongPath(const std::string& path) {
  if (!path.empty() && !path.starts_with('-')) return {};
  return Wrong(path, path.empty() ? "a path"
                                  : "a path; one with a dash in front is written ./" + Shown(path));
}

CLI::Option* AddNumber(CLI::App& command, const std::string& name, NumberRange range,
                       const std::function<void(std::int64_t)>& set, const std::string& about) {
  const auto take = [set](const std::string& text) { set(*ParseInteger(text)); };
  return command.add_option_function<std::string>(name, take, about)
      ->check([range](const std::string& text) { return WrongNumber(text, range); })
      ->type_name(fmt::format("{}..{}", range.least, range.most));
}

CLI::Option* AddDuration(CLI::App& command, const std::string& name,
                         std::optional<std::chrono::milliseconds>& duration,
                         const std::string& about) {
  const auto take = [&duration](const std::string& text) { duration = ParseDuration(text); };
  return command.add_option_function<std::string>(name, take, about)
      ->check(WrongDuration)
      ->type_name("DURATION");
}

CLI::Option* AddWord(CLI::App& command, const std::string& name, std::string& word,
                     std::span<const std::string_view> words, const std::string& about) {
  const std::vector<std::string> known(words.begin(), words.end());
  return command.add_option(name, word, about)
      ->check([known](const std::string& text) { return WrongWord(text, known); })
      ->type_name("WORD");
}

CLI::Option* AddText(CLI::App& command, const std::string& name, std::string& text,
                     const std::string& type, const std::string& about) {
  const auto check = [type](const std::string& given) {
    return given.empty() ? Wrong(given, type) : std::string();
  };
  return command.add_option(name, text, about)->check(check)->type_name(type);
}

CLI::Option* AddPath(CLI::App& command, const std::string& name, std::string& path,
                     const std::string& type, const std::string& about) {
  return command.add_option(name, path, about)->check(WrongPath)->type_name(type);
}

CLI::Option* AddInput(CLI::App& command, const std::string& name, std::string& path,
                      const std::string& about) {
  return command.add_option(name, path, about)
      ->check(WrongInput)
      ->type_name("FILE")
      ->capture_default_str();
}

}  // namespace wiresift
