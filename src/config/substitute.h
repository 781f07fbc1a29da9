#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace wiresift {

/// The functions by which `${…}` is looked up; tests give their own.
struct Lookup {
  /// Gives the value of an environment variable; nothing when it is not set.
  std::function<std::optional<std::string>(const std::string& name)> environment;
  /// Gives a file's bytes, at most 64 KiB of them, or why there are none.
  std::function<Result<std::string>(const std::string& path)> file;
};

/// Looks up in the environment and the files of this process.
[[nodiscard]] Lookup ProcessLookup();

/// A text after substitution.
struct Substituted {
  std::string text;
  bool changed = false;    ///< something was replaced
  bool from_file = false;  ///< part of it came from a file: treat it as a secret
};

/// Replaces `${NAME}`, `${NAME:-default}` (when not set or empty) and `${file:/path}` (without its
/// last line break). `$${` stands for `${`; any other `$` for itself. Inserted text is not replaced
/// again. kInvalid names the variable or file that is missing.
[[nodiscard]] Result<Substituted> Substitute(std::string_view text, const Lookup& lookup);

}  // namespace wiresift
