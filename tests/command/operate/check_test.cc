#include "command/operate/check.h"

#include <sstream>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(Check, SaysOkOrWhatIsWrong) {
  Config config;
  config.kafka.properties["bootstrap.servers"] = "127.0.0.1:9092";
  std::ostringstream good;
  EXPECT_EQ(RunCheck(config, false, good), kExitOk) << good.str();
  EXPECT_EQ(good.str(), "ok\n");

  config.kafka.properties.clear();
  std::ostringstream bad;
  EXPECT_EQ(RunCheck(config, false, bad), kExitConfig);
  EXPECT_EQ(bad.str(), "kafka.bootstrap.servers: missing; name a broker, such as 127.0.0.1:9092\n");
}

}  // namespace
}  // namespace wiresift
