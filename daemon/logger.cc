#include "daemon/logger.h"

#include <string>
#include <unistd.h>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "core/json_writer.h"

namespace wiresift {
namespace {

constexpr const char* kJsonPattern =
    R"({"ts":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","thread":%t,"msg":"%v"})";
constexpr const char* kTextPattern = "%Y-%m-%d %H:%M:%S.%e %l: %v";

bool WantsJson(LogFormat format) {
  if (format != LogFormat::kAuto) return format == LogFormat::kJson;
  return isatty(STDERR_FILENO) == 0;
}

spdlog::level::level_enum LevelOf(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

}  // namespace

Logger::Logger(const LogOptions& options)
    : log_(std::make_shared<spdlog::logger>("wiresift",
                                            std::make_shared<spdlog::sinks::stderr_sink_mt>())),
      json_(WantsJson(options.format)) {
  log_->set_formatter(std::make_unique<spdlog::pattern_formatter>(
      json_ ? kJsonPattern : kTextPattern, spdlog::pattern_time_type::utc));
  SetLevel(options.level);
  log_->flush_on(spdlog::level::info);
}

void Logger::SetLevel(Level level) {
  log_->set_level(LevelOf(level));
}

bool Logger::Logs(Level level) const {
  return log_->should_log(LevelOf(level));
}

void Logger::Log(Level level, std::string_view text) {
  std::string escaped;
  if (json_) AppendJsonEscaped(escaped, text);
  const std::string_view line = json_ ? std::string_view(escaped) : text;
  log_->log(LevelOf(level), "{}", line);
}

}  // namespace wiresift
