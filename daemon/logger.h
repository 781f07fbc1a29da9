#pragma once

#include <memory>
#include <string_view>

#include "config/config.h"

namespace spdlog {
class logger;
}

namespace wiresift {

/// Writes lines to standard error: a JSON object each, or text for people. Any thread.
class Logger {
 public:
  explicit Logger(const LogOptions& options);

  void Log(Level level, std::string_view text);

  /// Whether Log writes such a line, for a text that costs something to make.
  [[nodiscard]] bool Logs(Level level) const;

  /// `level` is the least one that is logged from now on.
  void SetLevel(Level level);

 private:
  std::shared_ptr<spdlog::logger> log_;  // spdlog hands out nothing else
  bool json_ = false;
};

}  // namespace wiresift
