#include "config/keys.h"

#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/fake_lookup.h"
#include "config/load.h"
#include "config/show.h"

namespace wiresift {
namespace {

std::string ReadSource(const std::string& path) {
  std::ifstream in(std::string(WIRESIFT_SOURCE_DIR) + "/" + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string Unquoted(std::string text) {
  if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

TEST(KeysTest, RowsAreWhole) {
  std::set<std::string> paths;
  for (const Key& key : ConfigKeys()) {
    EXPECT_TRUE(paths.insert(key.path).second) << key.path;
    EXPECT_FALSE(key.expected.empty()) << key.path;
    EXPECT_FALSE(key.doc.empty()) << key.path;
    EXPECT_LT(key.doc.size(), 70u) << key.path;
    EXPECT_EQ(FindKey(key.path), &key);
  }
  EXPECT_EQ(FindKey("match"), nullptr);
}

TEST(KeysTest, EveryDefaultIsAccepted) {
  for (const Key& key : ConfigKeys()) {
    if (key.shape == KeyShape::kList || key.path == "kafka.bootstrap.servers") continue;
    Config config;
    const std::vector<std::string> value = {Unquoted(key.get(config))};
    EXPECT_TRUE(key.set(config, value)) << key.path << ": " << value[0];
    EXPECT_EQ(Unquoted(key.get(config)), value[0]) << key.path;
  }
}

struct SettingCase {
  std::string path;
  std::vector<std::string> values;
  std::string want;
};

/// A value unlike the default for every key that does something.
std::vector<SettingCase> OtherValues() {
  return {{"instance", {"a-1"}, "a-1"},
          {"group", {"g"}, "g"},
          {"roles", {"story"}, "[story]"},
          {"threads", {"8"}, "8"},
          {"kafka.bootstrap.servers", {"k:1"}, "\"k:1\""},
          {"topics.raw", {"t1"}, "t1"},
          {"topics.clean", {"t2"}, "t2"},
          {"topics.stories", {"t3"}, "t3"},
          {"topics.audit", {"t4"}, "t4"},
          {"topics.rejected", {"t5"}, "t5"},
          {"topics.state", {"t6"}, "t6"},
          {"topics.publishers", {"t7"}, "t7"},
          {"input.format", {"json"}, "json"},
          {"input.is_scope_partitioned", {"true"}, "true"},
          {"input.max_bytes", {"1MiB"}, "1MiB"},
          {"clean.guard", {"0.4"}, "0.4"},
          {"clean.profiles", {"/etc/wiresift/profiles"}, "/etc/wiresift/profiles"},
          {"match.window", {"48h"}, "48h"},
          {"match.max_bytes", {"2GiB"}, "2GiB"},
          {"match.words_in_file", {"true"}, "true"},
          {"match.sampling", {"16"}, "16"},
          {"match.join", {"0.5"}, "0.5"},
          {"match.related", {"0.2"}, "0.2"},
          {"story.partitions", {"4"}, "4"},
          {"story.standby", {"true"}, "true"},
          {"story.memory", {"30d"}, "30d"},
          {"output.profile", {"strict"}, "strict"},
          {"commit.interval", {"50ms"}, "50ms"},
          {"commit.max_records", {"10"}, "10"},
          {"clean.publisher_memory", {"true"}, "true"},
          {"clean.publisher_memory_off", {"b.example", "a.co.uk"}, "[a.co.uk, b.example]"},
          {"clean.publisher_memory_keep", {"00000000000000ff"}, "[00000000000000ff]"},
          {"state_dir", {"/srv/state"}, "/srv/state"},
          {"admin.listen", {"[::1]:1"}, "\"[::1]:1\""},
          {"metrics.publishers", {"20"}, "20"},
          {"log.level", {"warning"}, "warning"},
          {"log.format", {"json"}, "json"}};
}

TEST(KeysTest, EachRowSetsItsOwnFieldAlone) {
  std::set<std::string> tried;
  for (const SettingCase& c : OtherValues()) {
    const Key* key = FindKey(c.path);
    ASSERT_NE(key, nullptr) << c.path;
    tried.insert(c.path);
    Config config;
    ASSERT_NE(key->get(config), c.want) << c.path;
    ASSERT_TRUE(key->set(config, c.values)) << c.path;
    for (const Key& other : ConfigKeys()) {
      const std::string want = &other == key ? c.want : other.get(Config{});
      EXPECT_EQ(other.get(config), want) << c.path << " changed " << other.path;
    }
  }
  for (const Key& key : ConfigKeys()) {
    EXPECT_EQ(tried.contains(key.path), !key.later) << key.path << " needs a row in OtherValues";
  }
}

TEST(KeysTest, SetReachesTheOptionStructs) {
  const LoadedConfig loaded = ParseConfig(R"(
instance: node-7
roles: [clean]
kafka: {bootstrap.servers: "k1:9092,k2:9092", linger.ms: 5}
input: {format: text, max_bytes: 1MiB}
clean: {guard: 0.7}
match: {window: 48h, max_bytes: 1GiB, sampling: 4, join: 0.45, related: 0.25}
story: {partitions: 3, memory: 30d}
output: {profile: strict}
commit: {interval: 1s, max_records: 99}
admin: {listen: "[::]:80"}
log: {level: error, format: text}
)",
                                          "c", FakeLookup());
  ASSERT_THAT(loaded.errors, testing::IsEmpty());
  const Config& c = loaded.config;
  EXPECT_EQ(c.instance, "node-7");
  EXPECT_TRUE(c.roles.clean);
  EXPECT_FALSE(c.roles.story);
  EXPECT_EQ(c.kafka.properties.at("bootstrap.servers"), "k1:9092,k2:9092");
  EXPECT_EQ(c.kafka.properties.at("linger.ms"), "5");
  EXPECT_EQ(c.input.format, InputFormat::kText);
  EXPECT_EQ(c.input.max_bytes, 1u << 20);
  EXPECT_EQ(c.clean.guard, 0.7);
  EXPECT_EQ(c.match.window, std::chrono::hours(48));
  EXPECT_EQ(c.match.max_bytes, std::size_t{1} << 30);
  EXPECT_EQ(c.match.sampling, 4u);
  EXPECT_EQ(c.match.join, 0.45);
  EXPECT_EQ(c.match.related, 0.25);
  EXPECT_EQ(c.story.partitions, 3);
  EXPECT_EQ(c.story.memory, std::chrono::hours(24 * 30));
  EXPECT_EQ(c.output_profile, OutputProfile::kStrict);
  EXPECT_EQ(c.commit.interval, std::chrono::seconds(1));
  EXPECT_EQ(c.commit.max_records, 99u);
  EXPECT_EQ(c.admin.address, "::");
  EXPECT_EQ(c.admin.port, 80);
  EXPECT_EQ(c.log.level, Level::kError);
  EXPECT_EQ(c.log.format, LogFormat::kText);
}

TEST(ExampleTest, FileIsCurrent) {
  EXPECT_EQ(ReadSource("deploy/config.example"), ExampleConfig())
      << "build the target config_example and run it >deploy/config.example";
}

TEST(ExampleTest, ParsesAndEqualsTheDefaults) {
  const LoadedConfig loaded = LoadConfig(
      std::string(WIRESIFT_SOURCE_DIR) + "/deploy/config.example", FakeLookup({{"HOSTNAME", "h"}}));
  ASSERT_THAT(loaded.errors, testing::IsEmpty());
  EXPECT_THAT(RunProblems(loaded.config), testing::IsEmpty());
  Config defaults;
  defaults.instance = "h";
  defaults.kafka.properties["bootstrap.servers"] = "127.0.0.1:9092";
  EXPECT_EQ(ShowConfig(loaded.config), ShowConfig(defaults));
}

TEST(ExampleTest, KubernetesConfigParses) {
  const std::string path = std::string(WIRESIFT_SOURCE_DIR) + "/deploy/kubernetes/config.yaml";
  const LoadedConfig loaded =
      LoadConfig(path, FakeLookup({{"HOSTNAME", "wiresift-story-0"}, {"WIRESIFT_ROLE", "story"}}));
  ASSERT_THAT(loaded.errors, testing::IsEmpty());
  EXPECT_THAT(RunProblems(loaded.config), testing::IsEmpty());
  EXPECT_EQ(loaded.config.instance, "wiresift-story-0");
  EXPECT_TRUE(loaded.config.roles.story);
  EXPECT_FALSE(loaded.config.roles.clean);
  EXPECT_EQ(loaded.config.admin.address, "0.0.0.0");
}

TEST(ExampleTest, NamesEveryKey) {
  const std::string example = ExampleConfig();
  for (const Key& key : ConfigKeys()) {
    const std::string word = key.later || key.path.find('.') == std::string::npos
                                 ? key.path
                                 : "  " + key.path.substr(key.path.find('.') + 1);
    EXPECT_THAT(example, testing::HasSubstr(word + ": ")) << key.path;
  }
}

TEST(ExampleTest, LaterKeysParseWithTheValueShown) {
  std::string later;
  std::istringstream lines(ExampleConfig());
  for (std::string line; std::getline(lines, line);) {
    for (const Key& key : ConfigKeys()) {
      if (key.later && line.starts_with("# " + key.path + ":")) later += line.substr(2) + "\n";
    }
  }
  EXPECT_THAT(later, testing::HasSubstr("story.hold: 0s"));
  EXPECT_THAT(ParseConfig(later, "later", FakeLookup()).errors, testing::IsEmpty());
}

}  // namespace
}  // namespace wiresift
