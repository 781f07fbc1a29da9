#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace wiresift {

/// Where `${…}` is looked up. Tests give their own.
struct Lookup {
  /// The value of an environment variable; nothing when it is not set.
  std::function<std::optional<std::string>(const std::string& name)> environment;
  /// A file's bytes, at most 64 KiB of them, or why there are none.
  std::function<Result<std::string>(const std::string& path)> file;
};

/// The environment and the files of this process.
[[nodiscard]] Lookup ProcessLookup();

struct Substituted {
  std::string text;
  bool changed = false;    ///< something was replaced
  bool from_file = false;  ///< part of it came from a file: treat it as a secret
};

/// Replaces `${NAME}`, `${NAME:-default}` (when not set or empty) and `${file:/path}` (without its
/// last line break). `$${` stands for `${`; any other `$` for itself. What is put in is not looked
/// at again. kInvalid names the variable or file that is missing.
[[nodiscard]] Result<Substituted> Substitute(std::string_view text, const Lookup& lookup);

}  // namespace wiresift
