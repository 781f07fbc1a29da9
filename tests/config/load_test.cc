#include "config/load.h"

#include <cstdio>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/fake_lookup.h"
#include "config/show.h"

namespace wiresift {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Lookup TestLookup() {
  return FakeLookup({{"HOSTNAME", "host-1"}, {"WORD", "soon"}, {"MIXED", "48h"}},
                    {{"/run/secret", "tops3cret\n"}});
}

/// A file with one fault, and the whole line that says so.
struct BadCase {
  std::string_view name, yaml;
  std::string want;
};

class BadFiles : public testing::TestWithParam<BadCase> {};

TEST_P(BadFiles, SayWhereAndWhat) {
  const LoadedConfig loaded = ParseConfig(GetParam().yaml, "c.yaml", TestLookup());
  ASSERT_EQ(loaded.errors.size(), 1u) << testing::PrintToString(loaded.errors);
  EXPECT_EQ(loaded.errors[0], GetParam().want);
}

constexpr std::string_view kWindow =
    "expected a duration from 1m to 365d, such as 100ms, 30s, 5m, 72h or 90d";

std::string WindowFound(const std::string& found, const std::string& line = "1") {
  return "c.yaml:" + line + ": match.window: found " + found + ", " + std::string(kWindow);
}

INSTANTIATE_TEST_SUITE_P(
    UnknownKeys, BadFiles,
    testing::Values(
        BadCase{"Typo", "group: g\n\nmatch:\n  windw: 72h\n",
                "c.yaml:4: match.windw: unknown key; did you mean match.window?"},
        BadCase{"TypoInFlowMap", "match: {sampling: 8, windw: 72h}",
                "c.yaml:1: match.windw: unknown key; did you mean match.window?"},
        BadCase{"TypoInSection", "mathc:\n  window: 72h\n",
                "c.yaml:1: mathc: unknown key; did you mean match?"},
        BadCase{"WrongPlace", "window: 72h",
                "c.yaml:1: window: unknown key; did you mean match.window?"},
        BadCase{"WrongSection", "story: {window: 72h}",
                "c.yaml:1: story.window: unknown key; did you mean match.window?"},
        BadCase{"NothingNear", "frobnicate_everything: 1",
                "c.yaml:1: frobnicate_everything: unknown key"},
        BadCase{"DottedTypo", "match.windo: 72h",
                "c.yaml:1: match.windo: unknown key; did you mean match.window?"},
        BadCase{"Capital", "Group: g", "c.yaml:1: Group: unknown key; did you mean group?"},
        BadCase{"Underscore", "statedir: /x",
                "c.yaml:1: statedir: unknown key; did you mean state_dir?"},
        BadCase{"Plural", "topic: {raw: r}", "c.yaml:1: topic: unknown key; did you mean topics?"},
        BadCase{"TopicName", "topics: {story: s}",
                "c.yaml:1: topics.story: unknown key; did you mean topics.stories?"},
        BadCase{"TooDeep", "match: {window: {size: 72h}}", WindowFound("a map")},
        BadCase{"TwiceInAMap", "group: a\ngroup: b\n",
                "c.yaml:2: group: stands here again; first in line 1"},
        BadCase{"TwiceInAnotherShape", "match: {window: 72h}\nmatch.window: 48h\n",
                "c.yaml:2: match.window: stands here again; first in line 1"},
        BadCase{"SectionTwice", "log: {level: info}\nlog: {format: json}\n",
                "c.yaml:2: log: stands here again; first in line 1"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    WrongValues, BadFiles,
    testing::Values(
        BadCase{"DurationWithoutUnit", "match: {window: 72}", WindowFound("\"72\"")},
        BadCase{"DurationWords", "match: {window: 72 hours}", WindowFound("\"72 hours\"")},
        BadCase{"DurationTooShort", "match: {window: 59s}", WindowFound("\"59s\"")},
        BadCase{"DurationList", "match: {window: [72h]}", WindowFound("a list")},
        BadCase{"DurationMissing", "match: {window: }", WindowFound("nothing")},
        BadCase{"DurationTilde", "match: {window: ~}", WindowFound("nothing")},
        BadCase{"DurationEmpty", "match: {window: \"\"}", WindowFound("\"\"")},
        BadCase{"DurationTooLong", "story: {memory: 5000d}",
                "c.yaml:1: story.memory: found \"5000d\", expected a duration from 1h to 3650d, "
                "such as 100ms, 30s, 5m, 72h or 90d"},
        BadCase{"CommitTooShort", "commit: {interval: 1ms}",
                "c.yaml:1: commit.interval: found \"1ms\", expected a duration from 10ms to 10s, "
                "such as 100ms, 30s, 5m, 72h or 90d"},
        BadCase{"SizeDecimalUnit", "input: {max_bytes: 8MB}",
                "c.yaml:1: input.max_bytes: found \"8MB\", expected a size from 1KiB to 64MiB, "
                "such as 512KiB, 8MiB, 4GiB or bytes"},
        BadCase{"SizeTooLarge", "input: {max_bytes: 1GiB}",
                "c.yaml:1: input.max_bytes: found \"1GiB\", expected a size from 1KiB to 64MiB, "
                "such as 512KiB, 8MiB, 4GiB or bytes"},
        BadCase{"SizeZero", "match: {max_bytes: 0}",
                "c.yaml:1: match.max_bytes: found \"0\", expected a size from 1MiB to 1TiB, such "
                "as 512KiB, 8MiB, 4GiB or bytes"},
        BadCase{"IntegerFraction", "match: {sampling: 8.5}",
                "c.yaml:1: match.sampling: found \"8.5\", expected a whole number from 1 to 64"},
        BadCase{"IntegerZero", "match: {sampling: 0}",
                "c.yaml:1: match.sampling: found \"0\", expected a whole number from 1 to 64"},
        BadCase{"IntegerNegative", "story: {partitions: -1}",
                "c.yaml:1: story.partitions: found \"-1\", expected a whole number from 1 to 1024"},
        BadCase{"IntegerUnderscores", "commit: {max_records: 10_000}",
                "c.yaml:1: commit.max_records: found \"10_000\", expected a whole number from 1 to "
                "1000000"},
        BadCase{"ShareOverOne", "clean: {guard: 65}",
                "c.yaml:1: clean.guard: found \"65\", expected a number from 0 to 1"},
        BadCase{"SharePercent", "clean: {guard: 65%}",
                "c.yaml:1: clean.guard: found \"65%\", expected a number from 0 to 1"},
        BadCase{"ShareNotANumber", "clean: {guard: .nan}",
                "c.yaml:1: clean.guard: found \".nan\", expected a number from 0 to 1"},
        BadCase{"BooleanYes", "input: {is_scope_partitioned: yes}",
                "c.yaml:1: input.is_scope_partitioned: found \"yes\", expected true or false"},
        BadCase{"Word", "output: {profile: full}",
                "c.yaml:1: output.profile: found \"full\", expected one of: extended, strict"},
        BadCase{"WordCase", "log: {level: INFO}",
                "c.yaml:1: log.level: found \"INFO\", expected one of: debug, info, warning, "
                "error"},
        BadCase{"TopicWithSpace", "topics: {raw: news raw}",
                "c.yaml:1: topics.raw: found \"news raw\", expected a name of at most 249 letters, "
                "digits, '.', '_' and '-'"},
        BadCase{"TopicEmpty", "topics: {raw: ''}",
                "c.yaml:1: topics.raw: found \"\", expected a name of at most 249 letters, digits, "
                "'.', '_' and '-'"},
        BadCase{"RolesWord", "roles: clean",
                "c.yaml:1: roles: found \"clean\", expected a list of one or both of: clean, "
                "story"},
        BadCase{"RolesUnknown", "roles: [clean, match]",
                "c.yaml:1: roles: found \"[clean, match]\", expected a list of one or both of: "
                "clean, story"},
        BadCase{"RolesEmpty", "roles: []",
                "c.yaml:1: roles: found a list, expected a list of one or both of: clean, story"},
        BadCase{"RolesTwice", "roles: [clean, clean]",
                "c.yaml:1: roles: found \"[clean, clean]\", expected a list of one or both of: "
                "clean, story"},
        BadCase{"ListenNoPort", "admin: {listen: 127.0.0.1}",
                "c.yaml:1: admin.listen: found \"127.0.0.1\", expected an IP address and a port, "
                "such as 127.0.0.1:9464 or [::]:9464"},
        BadCase{"ListenName", "admin: {listen: 'localhost:9464'}",
                "c.yaml:1: admin.listen: found \"localhost:9464\", expected an IP address and a "
                "port, such as 127.0.0.1:9464 or [::]:9464"},
        BadCase{"ListenPort", "admin: {listen: '127.0.0.1:65536'}",
                "c.yaml:1: admin.listen: found \"127.0.0.1:65536\", expected an IP address and a "
                "port, such as 127.0.0.1:9464 or [::]:9464"},
        BadCase{"ListenBareV6", "admin: {listen: '::1:9464'}",
                "c.yaml:1: admin.listen: found \"::1:9464\", expected an IP address and a port, "
                "such as 127.0.0.1:9464 or [::]:9464"},
        BadCase{"StateDirEmpty", "state_dir: ''",
                "c.yaml:1: state_dir: found \"\", expected a path"},
        BadCase{"BrokersEmpty", "kafka: {bootstrap.servers: ''}",
                "c.yaml:1: kafka.bootstrap.servers: found \"\", expected HOST:PORT, or several "
                "with commas between"},
        BadCase{"KafkaNested", "kafka:\n  security: {protocol: SSL}\n",
                "c.yaml:2: kafka.security: found a map, expected a value: write librdkafka's "
                "properties with dots, such as kafka: {security.protocol: SASL_SSL}"},
        BadCase{"KafkaNothing", "kafka:\n  sasl.password:\n",
                "c.yaml:2: kafka.sasl.password: found nothing, expected a value: write "
                "librdkafka's properties with dots, such as kafka: {security.protocol: SASL_SSL}"},
        BadCase{"SectionIsAWord", "match: fast", "c.yaml:1: match: found \"fast\", expected a map"},
        BadCase{"SectionIsAList", "match: [1]", "c.yaml:1: match: found a list, expected a map"},
        BadCase{"KafkaIsAWord", "kafka: localhost",
                "c.yaml:1: kafka: found \"localhost\", expected a map"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    LaterKeys, BadFiles,
    testing::Values(
        BadCase{"Hold", "story: {hold: 5s}",
                "c.yaml:1: story.hold: found \"5s\", expected 0s or no such key: this release does "
                "not support it yet"},
        BadCase{"KillMemory", "story: {kill_memory: 30d}",
                "c.yaml:1: story.kill_memory: found \"30d\", expected 0s or no such key: this "
                "release does not support it yet"},
        BadCase{"CopiesRefresh", "story: {copies_refresh: 1h}",
                "c.yaml:1: story.copies_refresh: found \"1h\", expected off or no such key: this "
                "release does not support it yet"},
        BadCase{"OwnWords", "embeds: {publish_own_words: 150}",
                "c.yaml:1: embeds.publish_own_words: found \"150\", expected off or no such key: "
                "this release does not support it yet"},
        BadCase{"PublisherMemory", "clean: {publisher_memory: maybe}",
                "c.yaml:1: clean.publisher_memory: found \"maybe\", expected true or false"},
        BadCase{
            "PublisherMemoryOff", "clean: {publisher_memory_off: [sport.lakeside.example]}",
            "c.yaml:1: clean.publisher_memory_off: found \"[sport.lakeside.example]\", expected "
            "a list of registrable domains, such as [lakeside.example]"},
        BadCase{"PublisherMemoryKeep", "clean: {publisher_memory_keep: [ff]}",
                "c.yaml:1: clean.publisher_memory_keep: found \"[ff]\", expected a list of block "
                "hashes, each 16 digits as `publishers show` writes them"},
        BadCase{"Sources", "sources: sources.yaml",
                "c.yaml:1: sources: found \"sources.yaml\", expected \"\" or no such key: this "
                "release does not support it yet"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Substitutions, BadFiles,
    testing::Values(
        BadCase{"SecretInTheFile", "kafka:\n  sasl.password: hunter2\n",
                "c.yaml:2: kafka.sasl.password: found a secret in the file itself, expected where "
                "it is: ${file:/path} or ${NAME} of the environment"},
        BadCase{"VariableMissing", "\nkafka: {sasl.password: '${NOPE}'}",
                "c.yaml:2: kafka.sasl.password: the environment variable NOPE is not set"},
        BadCase{"FileMissing", "group: ${file:/nope}",
                "c.yaml:1: group: cannot read /nope: No such file or directory"},
        BadCase{"NotClosed", "group: '${GROUP'", "c.yaml:1: group: \"${\" without \"}\""},
        BadCase{"WrongAfterwards", "match:\n  window: ${WORD}\n",
                WindowFound("\"soon\" (from ${WORD})", "2")},
        BadCase{"SecretIsNotShown", "match:\n  window: ${file:/run/secret}\n",
                WindowFound("\"${file:/run/secret}\"", "2")},
        BadCase{"InAList", "roles: ['${NOPE}']",
                "c.yaml:1: roles: the environment variable NOPE is not set"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    WholeFiles, BadFiles,
    testing::Values(
        BadCase{"NotYaml", "group: g\nmatch: {window: 72h\n",
                "c.yaml:3: not YAML: end of map flow not found"},
        BadCase{"Tabs", "match:\n\twindow: 72h\n", "c.yaml:2: not YAML: illegal map value"},
        BadCase{"SetByWiresift", "\nkafka: {enable.auto.commit: true}",
                "c.yaml:2: kafka.enable.auto.commit: set by wiresift: offsets are committed inside "
                "transactions; leave it out"},
        BadCase{"AList", "- group\n", "c.yaml:1: expected a map of settings"},
        BadCase{"AWord", "hello", "c.yaml:1: expected a map of settings"},
        BadCase{"TwoDocuments", "group: a\n---\ngroup: b\n",
                "c.yaml:3: a second document begins here; expected one"},
        BadCase{"KeyIsAList", "[a, b]: c", "c.yaml:1: a key must be a word"},
        BadCase{"RelatedAboveJoin", "match:\n  join: 0.4\n  related: 0.5\n",
                "c.yaml:3: match.related: found 0.5, expected at most match.join (0.4)"},
        BadCase{"JoinBelowRelated", "match:\n  join: 0.2\n",
                "c.yaml:1: match.related: found 0.3, expected at most match.join (0.2)"},
        BadCase{"MemoryBelowWindow", "match: {window: 100d}",
                "c.yaml:1: story.memory: is shorter than match.window: stories would end while "
                "they can be joined"},
        BadCase{"FusedWithOneRole", "input: {is_scope_partitioned: true}\nroles: [clean]\n",
                "c.yaml:2: roles: found one role, expected [clean, story]: "
                "input.is_scope_partitioned runs both stages in one process"},
        BadCase{"SameTopicTwice", "topics: {raw: news.audit}",
                "c.yaml:1: topics.audit: news.audit is topics.raw too"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(LoadTest, AllErrorsAreReported) {
  const LoadedConfig loaded = ParseConfig(R"(group: "a b"
match:
  windw: 72h
  sampling: many
kafka: {sasl.password: "${NOPE}"}
story: {hold: 5s}
)",
                                          "c.yaml", TestLookup());
  EXPECT_THAT(
      loaded.errors,
      ElementsAre(HasSubstr("c.yaml:1: group:"), HasSubstr("c.yaml:3: match.windw:"),
                  HasSubstr("c.yaml:4: match.sampling:"),
                  HasSubstr("c.yaml:5: kafka.sasl.password:"), HasSubstr("c.yaml:6: story.hold:")));
}

TEST(LoadTest, LongValuesAreCut) {
  const LoadedConfig loaded =
      ParseConfig("log: {level: " + std::string(500, 'x') + "}", "c.yaml", TestLookup());
  ASSERT_EQ(loaded.errors.size(), 1u);
  EXPECT_LT(loaded.errors[0].size(), 200u);
  EXPECT_THAT(loaded.errors[0], HasSubstr("xxx…\""));
}

/// A file without faults, and a line that ShowConfig then has.
struct GoodCase {
  std::string_view name, yaml, want;
};

class GoodFiles : public testing::TestWithParam<GoodCase> {};

TEST_P(GoodFiles, AreRead) {
  const LoadedConfig loaded = ParseConfig(GetParam().yaml, "c.yaml", TestLookup());
  ASSERT_THAT(loaded.errors, IsEmpty());
  EXPECT_THAT(ShowConfig(loaded.config), HasSubstr(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Table, GoodFiles,
    testing::Values(
        GoodCase{"Empty", "", "group: wiresift\n"},
        GoodCase{"CommentsOnly", "# nothing\n", "group: wiresift\n"},
        GoodCase{"DocumentMark", "---\ngroup: g\n", "group: g\n"},
        GoodCase{"EmptySection", "match:\n  # window: 48h\ngroup: g\n", "  window: 72h\n"},
        GoodCase{"Dotted", "match.window: 48h", "  window: 48h\n"},
        GoodCase{"DottedKafka", "kafka.bootstrap.servers: k:9092", "servers: \"k:9092\"\n"},
        GoodCase{"Quoted", "match: {window: '48h'}", "  window: 48h\n"},
        GoodCase{"FromVariable", "match:\n  window: ${MIXED}\n", "  window: 48h\n"},
        GoodCase{"FromDefault", "match:\n  window: ${NOPE:-36h}\n", "  window: 36h\n"},
        GoodCase{"Anchor", "match: {window: &w 48h}\nstory: {memory: *w}\n", "  memory: 48h\n"},
        GoodCase{"RolesFlipped", "roles: [story, clean]", "roles: [clean, story]\n"},
        GoodCase{"RolesBlock", "roles:\n  - story\n", "roles: [story]\n"},
        GoodCase{"V6", "admin: {listen: '[::1]:0'}", "  listen: \"[::1]:0\"\n"},
        GoodCase{"HostName", "", "instance: host-1\n"},
        GoodCase{"HostNameGiven", "instance: ${HOSTNAME}-a", "instance: host-1-a\n"},
        GoodCase{"LaterKeysOff",
                 "story: {hold: 0s, kill_memory: 0s, copies_refresh: off}\n"
                 "embeds: {publish_own_words: off}\nclean: {publisher_memory: false}\n"
                 "sources: ''\n",
                 "group: wiresift\n"},
        GoodCase{"NumberAsProperty", "kafka: {queue.buffering.max.ms: 5}", "ing.max.ms: \"5\"\n"},
        GoodCase{"EmptyProperty", "kafka: {debug: ''}", "  debug: \"\"\n"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(LoadTest, OnlyTheBrokersAreRequiredAndOnlyToRun) {
  const LoadedConfig loaded = ParseConfig("", "c.yaml", TestLookup());
  EXPECT_TRUE(loaded.ok());
  EXPECT_THAT(RunProblems(loaded.config), ElementsAre(HasSubstr("kafka.bootstrap.servers")));
  const LoadedConfig full = ParseConfig("kafka: {bootstrap.servers: 'k:1'}", "c", TestLookup());
  EXPECT_THAT(RunProblems(full.config), IsEmpty());
}

TEST(LoadTest, ReadsFiles) {
  const std::string path = testing::TempDir() + "wiresift_load_test.yaml";
  std::ofstream(path) << "group: from-file\n";
  EXPECT_EQ(LoadConfig(path, TestLookup()).config.group, "from-file");
  std::ofstream(path) << "";
  EXPECT_TRUE(LoadConfig(path, TestLookup()).ok());
  std::ofstream(path) << std::string((1 << 20) + 1, '#');
  EXPECT_THAT(LoadConfig(path, TestLookup()).errors, ElementsAre(path + ": larger than 1 MiB"));
  std::remove(path.c_str());
  EXPECT_THAT(LoadConfig(path, TestLookup()).errors,
              ElementsAre(path + ": cannot read: No such file or directory"));
  EXPECT_THAT(LoadConfig("/", TestLookup()).errors, ElementsAre("/: cannot read: Is a directory"));
}

TEST(LoadTest, DefaultConfigHasAnInstance) {
  EXPECT_EQ(DefaultConfig(TestLookup()).instance, "host-1");
  EXPECT_FALSE(DefaultConfig(FakeLookup()).instance.empty());
}

}  // namespace
}  // namespace wiresift
