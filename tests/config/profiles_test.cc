#include "config/profiles.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/fake_lookup.h"
#include "config/load.h"
#include "config/show.h"

namespace wiresift {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Profiles : public testing::Test {
 protected:
  Profiles() : folder_(fs::path(testing::TempDir()) / TestName()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  static std::string TestName() {
    return std::string("profiles-") + testing::UnitTest::GetInstance()->current_test_info()->name();
  }

  std::string Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }

  std::string WriteProfile(const std::string& name, const std::string& domain) {
    PublisherProfile profile(domain);
    profile.Add("1", "p <div.body", true, 10);
    profile.RaiseVersion();
    return Write(name, profile.Render());
  }

  fs::path folder_;
};

TEST_F(Profiles, AFileIsOne) {
  const LoadedProfiles loaded = LoadProfiles(WriteProfile("a.profile", "a.example"));
  EXPECT_THAT(loaded.errors, IsEmpty());
  ASSERT_NE(loaded.profiles.Find("a.example"), nullptr);
  EXPECT_GT(loaded.profiles.Find("a.example")->LogOdds("p <div.body"), 1);
}

TEST_F(Profiles, AFolderIsItsNdjsonFiles) {
  WriteProfile("a.ndjson", "a.example");
  WriteProfile("b.ndjson", "b.example");
  Write("README", "not a profile");
  const LoadedProfiles loaded = LoadProfiles(folder_.string());
  EXPECT_THAT(loaded.errors, IsEmpty());
  EXPECT_EQ(loaded.profiles.size(), 2U);
}

TEST_F(Profiles, EveryWrongFileIsReported) {
  WriteProfile("a.ndjson", "a.example");
  const std::string second = WriteProfile("b.ndjson", "a.example");
  const std::string broken = Write("c.ndjson", "{}\n");
  const LoadedProfiles loaded = LoadProfiles(folder_.string());
  EXPECT_THAT(loaded.errors,
              ElementsAre(second + ":1: domain: found a second profile of a.example, expected one",
                          broken + ":1: format: found nothing, expected \"wiresift-profile/1\" as "
                                   "the first field"));
}

TEST_F(Profiles, AnEmptyFolderAndAMissingPathAreErrors) {
  EXPECT_THAT(
      LoadProfiles(folder_.string()).errors,
      ElementsAre(folder_.string() + ": found no *.ndjson file, expected one or more profiles"));
  const std::string missing = (folder_ / "none").string();
  EXPECT_THAT(LoadProfiles(missing).errors,
              ElementsAre(missing + ": cannot read: No such file or directory"));
}

TEST_F(Profiles, TheConfigurationReadsThem) {
  WriteProfile("a.ndjson", "a.example");
  const std::string yaml = "clean: {profiles: " + folder_.string() + "}";
  const LoadedConfig loaded = ParseConfig(yaml, "c.yaml", FakeLookup());
  EXPECT_THAT(loaded.errors, IsEmpty());
  EXPECT_NE(loaded.config.profiles.Find("www.a.example"), nullptr);
  EXPECT_EQ(ConfigHash(loaded.config), ConfigHash(Config{})) << "audit records name the profile";
}

TEST_F(Profiles, TheConfigurationIsWrongWhenOneIs) {
  const std::string broken = Write("a.ndjson", "?");
  const std::string yaml = "clean: {profiles: " + folder_.string() + "}";
  const LoadedConfig loaded = ParseConfig(yaml, "c.yaml", FakeLookup());
  EXPECT_THAT(loaded.errors,
              ElementsAre(HasSubstr("c.yaml:1: clean.profiles: " + broken + ":1: not JSON")));
}

}  // namespace
}  // namespace wiresift
