#pragma once

#include <map>
#include <optional>
#include <string>

#include "config/substitute.h"

namespace wiresift {

/// A lookup that knows only what it is given.
inline Lookup FakeLookup(std::map<std::string, std::string> variables = {},
                         std::map<std::string, std::string> files = {}) {
  return {.environment = [variables = std::move(variables)](
                             const std::string& name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            if (found == variables.end()) return std::nullopt;
            return found->second;
          },
          .file = [files = std::move(files)](const std::string& path) -> Result<std::string> {
            const auto found = files.find(path);
            if (found == files.end()) return Fail(ErrorCode::kInvalid, "No such file or directory");
            return found->second;
          }};
}

}  // namespace wiresift
