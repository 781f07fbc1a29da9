#include "daemon/notify.h"

#include <algorithm>
#include <systemd/sd-daemon.h>

namespace wiresift {

void NotifyReady() {
  sd_notify(0, "READY=1");
}

void NotifyStopping() {
  sd_notify(0, "STOPPING=1");
}

void NotifyStatus(std::string sentence) {
  std::ranges::replace(sentence, '\n', ' ');
  sd_notify(0, ("STATUS=" + sentence).c_str());
}

void FeedWatchdog() {
  sd_notify(0, "WATCHDOG=1");
}

}  // namespace wiresift
