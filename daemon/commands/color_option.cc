#include "daemon/commands/color_option.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

#include "command/show/color.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {
namespace {

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

void AddColor(CLI::App& command, std::string& color, const std::string& about) {
  constexpr std::array<std::string_view, 3> kModes = {"auto", "always", "never"};
  AddWord(command, "--color", color, kModes, about + "auto: on a terminal, unless NO_COLOR is set")
      ->type_name("auto,always,never")
      ->capture_default_str();
}

bool ShowsColor(const std::string& color) {
  return WantsColor(color, {.is_terminal = isatty(STDOUT_FILENO) != 0,
                            .no_color = Environment("NO_COLOR"),
                            .term = Environment("TERM")});
}

}  // namespace wiresift
