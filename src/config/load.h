#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "config/substitute.h"

namespace wiresift {

/// A configuration, or all that is wrong with its file.
struct LoadedConfig {
  Config config;  ///< usable only when ok()
  /// One line each, `config.yaml:12: match.windw: unknown key; did you mean match.window?`.
  std::vector<std::string> errors;

  /// True when the file has no errors.
  [[nodiscard]] bool ok() const { return errors.empty(); }
};

/// Reads a YAML file, strictly: unknown or repeated keys and values of a wrong type or range are
/// errors, and all of them are reported. Keys may be nested or dotted. `${…}` in values is looked
/// up as substitute.h says. No key is obligatory here; RunProblems says what `run` needs on top.
[[nodiscard]] LoadedConfig LoadConfig(const std::string& path,
                                      const Lookup& lookup = ProcessLookup());

/// Reads a configuration from text; `name` stands for the file in errors.
[[nodiscard]] LoadedConfig ParseConfig(std::string_view yaml, std::string_view name,
                                       const Lookup& lookup);

/// The configuration of a process without a file: the defaults and the host's name.
[[nodiscard]] Config DefaultConfig(const Lookup& lookup = ProcessLookup());

/// One line for each thing that a connected process needs and `config` lacks; empty when it can
/// run.
[[nodiscard]] std::vector<std::string> RunProblems(const Config& config);

}  // namespace wiresift
