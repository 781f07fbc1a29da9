#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace wiresift {

// What systemd is told (sd_notify(3)). All do nothing outside of a Type=notify unit.

void NotifyReady();
void NotifyStopping();
void NotifyStatus(const std::string& status);
void FeedWatchdog();

/// How often the unit wants to hear from us, when it has a WatchdogSec.
[[nodiscard]] std::optional<std::chrono::microseconds> WatchdogInterval();

}  // namespace wiresift
