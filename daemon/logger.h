#pragma once

#include <memory>
#include <string_view>

#include "config/config.h"

namespace spdlog {
class logger;
}

namespace wiresift {

/// Writes lines to standard error: JSON, one object a line, or text for people. Any thread.
class Logger {
 public:
  explicit Logger(const LogOptions& options);

  void Log(Level level, std::string_view text);

  /// The least level logged from now on.
  void SetLevel(Level level);

 private:
  std::shared_ptr<spdlog::logger> log_;  // spdlog hands out nothing else
  bool json_ = false;
};

}  // namespace wiresift
