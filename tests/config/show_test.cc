#include "config/show.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/fake_lookup.h"
#include "config/load.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;

Config Parsed(std::string_view yaml, const Lookup& lookup = FakeLookup({{"HOSTNAME", "h"}})) {
  const LoadedConfig loaded = ParseConfig(yaml, "c", lookup);
  EXPECT_THAT(loaded.errors, testing::IsEmpty());
  return loaded.config;
}

TEST(ShowTest, ShownConfigParsesToTheSame) {
  const Config config = Parsed(R"(
instance: a.b-1
kafka: {bootstrap.servers: "k:9092", client.id: "x \"y\" \\ z", statistics.interval.ms: 0}
match: {window: 36h}
)");
  const std::string shown = ShowConfig(config);
  EXPECT_THAT(shown, HasSubstr("  window: 36h\n"));
  EXPECT_EQ(ShowConfig(Parsed(shown)), shown);
  EXPECT_EQ(Parsed(shown).kafka.properties, config.kafka.properties);
}

/// Values that YAML, or the substitution, would read as something else.
TEST(ShowTest, OddValuesParseToTheSame) {
  for (const std::string odd : {"/a: b",
                                "/a #b",
                                "/ends with space ",
                                "/tab\there",
                                "/line\nbreak",
                                "null",
                                "Null",
                                "~",
                                "true",
                                "1e5",
                                "- a",
                                "a: b",
                                "${HOME}",
                                "/x/${A}/$${B}/$",
                                "\"quoted\" \\ back",
                                "'a'",
                                "[a, b]",
                                "{a: b}",
                                "&a",
                                "*a",
                                "!a",
                                "%a",
                                "@a",
                                "`a`",
                                "Zürich",
                                "?",
                                "a,b",
                                "<redacted"}) {
    Config config = Parsed("");
    config.state_dir = odd;
    config.profiles_path = "";
    config.kafka.properties["client.id"] = odd;
    const std::string shown = ShowConfig(config);
    const LoadedConfig loaded = ParseConfig(shown, "shown", FakeLookup({{"HOSTNAME", "h"}}));
    EXPECT_THAT(loaded.errors, testing::IsEmpty()) << odd;
    EXPECT_EQ(loaded.config.state_dir, odd);
    EXPECT_EQ(loaded.config.kafka.properties.at("client.id"), odd);
    EXPECT_EQ(ShowConfig(loaded.config), shown);
  }
}

TEST(ShowTest, WhatStandsForASecretIsNotRead) {
  const LoadedConfig loaded =
      ParseConfig("kafka: {client.rack: <redacted>}", "c", FakeLookup({{"HOSTNAME", "h"}}));
  EXPECT_THAT(loaded.errors,
              testing::ElementsAre("c:1: kafka.client.rack: found <redacted>, which `check --show` "
                                   "writes for a secret; expected where it is: ${file:/path} or "
                                   "${NAME} of the environment"));
}

TEST(ExampleTest, EveryCommentHasASpaceBefore) {
  std::istringstream lines(ExampleConfig());
  for (std::string line; std::getline(lines, line);) {
    const std::size_t sign = line.find('#');
    if (sign == std::string::npos || sign == 0) continue;
    EXPECT_EQ(line[sign - 1], ' ') << line;
  }
}

TEST(ShowTest, SecretsAreRedacted) {
  const Lookup lookup = FakeLookup({{"HOSTNAME", "h"},
                                    {"PW", "hunter2"},
                                    {"KEYPW", "opensesame"},
                                    {"KEY", "KEYTEXT"},
                                    {"CLIENT", "cl1ent"},
                                    {"BEARER", "p=q"}},
                                   {{"/s", "tops3cret"}});
  const std::string shown = ShowConfig(Parsed(R"(
kafka:
  bootstrap.servers: k:9092
  sasl.username: reader
  sasl.password: ${PW}
  ssl.key.password: ${KEYPW}
  ssl.key.pem: ${KEY}
  sasl.oauthbearer.client.secret: ${CLIENT}
  sasl.oauthbearer.config: ${BEARER}
  client.rack: ${file:/s}
)",
                                              lookup));
  EXPECT_THAT(shown, HasSubstr("sasl.username: \"reader\""));
  EXPECT_THAT(shown, HasSubstr("sasl.password: \"<redacted>\""));
  EXPECT_THAT(shown, HasSubstr("client.rack: \"<redacted>\""));
  for (const auto* secret : {"hunter2", "opensesame", "KEYTEXT", "cl1ent", "p=q", "tops3cret"}) {
    EXPECT_THAT(shown, Not(HasSubstr(secret)));
  }
}

TEST(HashTest, CoversWhatDecidesAndNothingElse) {
  const std::string base = ConfigHash(Parsed(""));
  EXPECT_EQ(base.size(), 16u);
  for (const auto* same : {"instance: other", "roles: [clean]", "kafka: {bootstrap.servers: x:1}",
                           "log: {level: debug}", "commit: {interval: 1s}", "match: {window: 72h}",
                           "topics: {raw: r}", "state_dir: /x", "group: g"}) {
    EXPECT_EQ(ConfigHash(Parsed(same)), base) << same;
  }
  for (const auto* other :
       {"match: {window: 71h}", "match: {sampling: 9}", "clean: {guard: 0.6}",
        "input: {max_bytes: 1MiB}", "output: {profile: strict}", "story: {partitions: 2}"}) {
    EXPECT_NE(ConfigHash(Parsed(other)), base) << other;
  }
}

}  // namespace
}  // namespace wiresift
