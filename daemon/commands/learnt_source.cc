#include "daemon/commands/learnt_source.h"

#include <iostream>
#include <optional>
#include <utility>

#include "daemon/commands/config_file.h"
#include "daemon/commands/typed_options.h"
#include "daemon/commands/usage_error.h"

namespace wiresift {

void AddLearntSource(CLI::App& command, LearntSource& source) {
  AddConfig(command, source.config);
  AddPath(command, "--from", source.from, "FILE",
          "File that `pipe --learnt` or --json has written; default: the topic "
          "publishers of the configuration");
}

std::expected<Learnt, ExitCode> ReadLearnt(const LearntSource& source, std::string_view command) {
  if (source.from.empty() && source.config.empty()) {
    return std::unexpected(
        UsageError(command, "found neither --config nor --from, expected one of them", std::cerr));
  }
  std::optional<Config> config = ReadConfig(source.config);
  if (!config) return std::unexpected(kExitConfig);
  Result<LearntLines> lines =
      source.from.empty() ? ReadLearntTopic(*config) : ReadLearntFile(source.from);
  if (lines) return Learnt{.config = *std::move(config), .lines = *std::move(lines)};
  std::cerr << "wiresift: " << lines.error().detail << '\n';
  return std::unexpected(source.from.empty() ? ExitCodeOf(lines.error().code) : kExitNoInput);
}

}  // namespace wiresift
