#pragma once

#include <string>

namespace wiresift {

// What systemd is told (sd_notify(3)). All do nothing outside of a Type=notify unit. Any thread.

void NotifyReady();
void NotifyStopping();

/// `systemctl status` shows the sentence from now on. A line break is shown as a space: behind one
/// another message would begin.
void NotifyStatus(std::string sentence);

void FeedWatchdog();

}  // namespace wiresift
