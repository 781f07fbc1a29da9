#pragma once

#include <string>

namespace CLI {
class App;
}

namespace wiresift {

/// Adds the option `--color`, auto, always or never. `about` opens its description.
void AddColor(CLI::App& command, std::string& color, const std::string& about = "");

/// Whether this process colours its standard output, by the option and the environment.
[[nodiscard]] bool ShowsColor(const std::string& color);

}  // namespace wiresift
