#include "config/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/fake_lookup.h"
#include "config/load.h"

namespace wiresift {
namespace {

struct ChangeCase {
  std::string name, before, after;
  std::vector<std::string> want;
};

class Changes : public testing::TestWithParam<ChangeCase> {};

TEST_P(Changes, AreNamedInTheOrderOfTheExample) {
  const Lookup lookup = FakeLookup({{"HOSTNAME", "h"}});
  const LoadedConfig before = ParseConfig(GetParam().before, "c", lookup);
  const LoadedConfig after = ParseConfig(GetParam().after, "c", lookup);
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_EQ(ChangedKeys(before.config, after.config), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Changes,
    testing::Values(
        ChangeCase{"Nothing", "match: {window: 72h}", "match.window: 3d", {}},
        ChangeCase{"Several",
                   "",
                   "log: {level: debug}\nmatch: {window: 48h}",
                   {"match.window", "log.level"}},
        ChangeCase{"List", "roles: [clean, story]", "roles: [clean]", {"roles"}},
        ChangeCase{"Brokers", "", "kafka.bootstrap.servers: k", {"kafka.bootstrap.servers"}},
        ChangeCase{"Properties",
                   "kafka: {linger.ms: 5, client.id: a, statistics.interval.ms: 0}",
                   "kafka: {linger.ms: 6, client.id: a, retry.backoff.ms: 50}",
                   {"kafka.linger.ms", "kafka.retry.backoff.ms", "kafka.statistics.interval.ms"}}),
    [](const auto& change) { return change.param.name; });

}  // namespace
}  // namespace wiresift
