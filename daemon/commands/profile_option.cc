#include "daemon/commands/profile_option.h"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <unistd.h>
#include <utility>

#include "config/profiles.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

void AddProfile(CLI::App& command, std::string& path) {
  AddPath(command, "--profile", path, "PATH",
          "Publisher profile, or a folder of them; see `publishers review`");
}

ExitCode TakeProfile(const std::string& path, Config& config) {
  if (path.empty()) return kExitOk;
  if (access(path.c_str(), R_OK) != 0) {
    std::cerr << "wiresift: " << path << ": cannot be read: " << std::strerror(errno) << '\n';
    return kExitNoInput;
  }
  LoadedProfiles loaded = LoadProfiles(path);
  for (const std::string& error : loaded.errors)
    std::cerr << error << '\n';
  config.profiles = std::move(loaded.profiles);
  return loaded.errors.empty() ? kExitOk : kExitConfig;
}

}  // namespace wiresift
