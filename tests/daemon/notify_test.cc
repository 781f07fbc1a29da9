#include "daemon/notify.h"

#include <gtest/gtest.h>

#include "daemon/notify_socket.h"

namespace wiresift {
namespace {

TEST(NotifyTest, SystemdHearsEachMessage) {
  const tests::NotifySocket systemd;
  NotifyReady();
  EXPECT_EQ(systemd.Next(), "READY=1");
  NotifyStatus("Waiting: clean: broker");
  EXPECT_EQ(systemd.Next(), "STATUS=Waiting: clean: broker");
  FeedWatchdog();
  EXPECT_EQ(systemd.Next(), "WATCHDOG=1");
  NotifyStopping();
  EXPECT_EQ(systemd.Next(), "STOPPING=1");
  EXPECT_EQ(systemd.Next(), "");
}

TEST(NotifyTest, AStatusIsOneMessage) {
  const tests::NotifySocket systemd;
  NotifyStatus("a\nWATCHDOG=trigger");
  EXPECT_EQ(systemd.Next(), "STATUS=a WATCHDOG=trigger");
}

TEST(NotifyTest, NobodyListensOutsideOfAUnit) {
  NotifyReady();
  NotifyStatus("nobody");
}

}  // namespace
}  // namespace wiresift
