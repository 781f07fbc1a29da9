#include "store/rocks_store.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/random.h"

namespace wiresift {
namespace {

namespace fs = std::filesystem;

const StoreStamp kStamp{.cluster = "c1", .topic = "wiresift.state", .partition = 0, .sampling = 8};

class RocksStoreTest : public testing::Test {
 protected:
  RocksStoreTest()
      : folder_(fs::path(testing::TempDir()) /
                ("rocks_store_" +
                 std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(folder_);
  }

  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::unique_ptr<StateStore> Open(const StoreStamp& stamp = kStamp) const {
    auto store = OpenRocksStore(folder_, stamp);
    EXPECT_TRUE(store) << store.error().detail;
    return store ? std::move(*store) : nullptr;
  }

  /// Writes some stories, and that the store is complete up to `next`.
  static void Fill(StateStore& store, int stories, Offset next) {
    std::vector<Delta> deltas;
    deltas.reserve(static_cast<std::size_t>(stories));
    for (int i = 0; i < stories; ++i) {
      deltas.push_back(
          {"s" + std::to_string(1'000 + i), "value " + std::to_string(i) + std::string(300, 'x')});
    }
    ASSERT_TRUE(store.Write(deltas, next));
  }

  fs::path folder_;
};

std::map<std::string, std::string> All(const StateStore& store, std::string_view prefix = "") {
  std::map<std::string, std::string> parts;
  std::string last;
  EXPECT_TRUE(store.Scan(prefix, [&](std::string_view key, std::string_view value) {
    EXPECT_LT(last, key) << "not in order";
    last = key;
    parts.emplace(key, value);
    return true;
  }));
  return parts;
}

TEST_F(RocksStoreTest, WritesReadsErasesAndKeepsThePosition) {
  const auto store = Open();
  EXPECT_EQ(store->changelog_next(), Offset{0});
  EXPECT_EQ(*store->Get("s1"), std::nullopt);
  ASSERT_TRUE(store->Write(
      std::vector<Delta>{{"s1", "one"}, {"s2", ""}, {std::string("s\0z", 3), "nul"}}, Offset{7}));
  EXPECT_EQ(*store->Get("s1"), "one");
  EXPECT_EQ(*store->Get("s2"), "") << "an empty value is a value";
  EXPECT_EQ(*store->Get(std::string_view("s\0z", 3)), "nul");
  EXPECT_EQ(store->changelog_next(), Offset{7});
  ASSERT_TRUE(
      store->Write(std::vector<Delta>{{"s1", std::nullopt}, {"never", std::nullopt}}, Offset{9}));
  EXPECT_EQ(*store->Get("s1"), std::nullopt);
  EXPECT_EQ(store->changelog_next(), Offset{9});
}

TEST_F(RocksStoreTest, OfOneBatchTheLastDeltaOfAKeyCounts) {
  const auto store = Open();
  ASSERT_TRUE(store->Write(
      std::vector<Delta>{
          {"a", "1"}, {"a", std::nullopt}, {"a", "2"}, {"b", "1"}, {"b", std::nullopt}},
      Offset{5}));
  EXPECT_EQ(*store->Get("a"), "2");
  EXPECT_EQ(*store->Get("b"), std::nullopt);
}

TEST_F(RocksStoreTest, ScansAPrefixInOrderUntilToldToStop) {
  const auto store = Open();
  ASSERT_TRUE(store->Write(std::vector<Delta>{{"s2", "b"},
                                              {"t1", "x"},
                                              {"s1", "a"},
                                              {"r9", "y"},
                                              {std::string("s\xFF\xFF", 3), "c"},
                                              {"c", "clock"}},
                           Offset{6}));
  const auto stories = All(*store, "s");
  ASSERT_EQ(stories.size(), 3U);
  EXPECT_EQ(stories.begin()->second, "a");
  EXPECT_EQ(stories.rbegin()->second, "c");
  int visits = 0;
  ASSERT_TRUE(store->Scan("s", [&](std::string_view, std::string_view) { return ++visits < 2; }));
  EXPECT_EQ(visits, 2);
  EXPECT_TRUE(All(*store, "q").empty());
}

TEST_F(RocksStoreTest, ReopenKeepsPartsAndPosition) {
  Fill(*Open(), 500, Offset{501});
  const auto store = Open();
  EXPECT_EQ(store->changelog_next(), Offset{501});
  EXPECT_EQ(All(*store, "s").size(), 500U);
}

struct StampCase {
  std::string_view name;
  StoreStamp stamp;
};

TEST_F(RocksStoreTest, AnotherStampWipes) {
  for (const StampCase& other : {StampCase{"cluster", {"c2", "wiresift.state", 0, 8}},
                                 StampCase{"topic", {"c1", "other.state", 0, 8}},
                                 StampCase{"partition", {"c1", "wiresift.state", 1, 8}},
                                 StampCase{"sampling", {"c1", "wiresift.state", 0, 16}}}) {
    SCOPED_TRACE(other.name);
    {
      const auto store = Open();
      Fill(*store, 10, Offset{11});
    }
    {
      const auto store = Open(other.stamp);
      EXPECT_EQ(store->changelog_next(), Offset{0});
      EXPECT_TRUE(All(*store, "s").empty());
    }
    EXPECT_EQ(Open(other.stamp)->changelog_next(), Offset{0}) << "and it stays wiped";
  }
}

TEST_F(RocksStoreTest, ClearForgetsEverything) {
  {
    const auto store = Open();
    Fill(*store, 10, Offset{11});
    ASSERT_TRUE(store->Clear());
    EXPECT_EQ(store->changelog_next(), Offset{0});
    EXPECT_TRUE(All(*store, "s").empty());
    ASSERT_TRUE(store->Write(std::vector<Delta>{{"s1", "new"}}, Offset{3}));
  }
  const auto store = Open();
  EXPECT_EQ(store->changelog_next(), Offset{3});
  EXPECT_EQ(All(*store, "s").size(), 1U);
}

TEST_F(RocksStoreTest, ASecondProcessIsKeptOutAndHarmsNothing) {
  const auto store = Open();
  Fill(*store, 10, Offset{11});
  const auto second = OpenRocksStore(folder_, kStamp);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(All(*store, "s").size(), 10U);
}

TEST_F(RocksStoreTest, AFolderThatCannotBeMadeNamesTheSetting) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "file") << "in the way";
  const auto store = OpenRocksStore(folder_ / "file" / "state", kStamp);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(store.error().detail.contains("state_dir")) << store.error().detail;
}

// --- Damage -----------------------------------------------------------------------------------

/// Tells files of a database by the beginning of their names, or their extension.
std::vector<fs::path> FilesLike(const fs::path& folder, std::string_view like) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(like) || name.ends_with(like)) files.push_back(entry.path());
  }
  return files;
}

void Truncate(const fs::path& file) {
  fs::resize_file(file, fs::file_size(file) / 2);
}

void Empty(const fs::path& file) {
  fs::resize_file(file, 0);
}

void Remove(const fs::path& file) {
  fs::remove(file);
}

void Scramble(const fs::path& file) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  tests::Random random(1);
  const auto size = static_cast<std::size_t>(fs::file_size(file));
  stream << random.Bytes(size);
}

struct DamageCase {
  std::string_view name, files;
  void (*damage)(const fs::path&);
};

class DamagedStore : public RocksStoreTest, public testing::WithParamInterface<DamageCase> {
 protected:
  DamagedStore() {
    folder_ += std::string("_") + std::string(GetParam().name);
    fs::remove_all(folder_);
  }
};

/// Whatever is broken, the store opens and is either whole or wiped; it is never wrong, nor
/// unusable for ever.
TEST_P(DamagedStore, IsWholeOrWipedAndGoesOn) {
  for (int generation = 0; generation < 2; ++generation)
    Fill(*Open(), 200, Offset{201 + generation});
  const std::vector<fs::path> files = FilesLike(folder_, GetParam().files);
  ASSERT_FALSE(files.empty());
  for (const fs::path& file : files)
    GetParam().damage(file);

  auto store = OpenRocksStore(folder_, kStamp);
  ASSERT_TRUE(store) << store.error().detail;
  const auto read = [&] {
    std::map<std::string, std::string> parts;
    const Status scanned = (*store)->Scan("s", [&](std::string_view key, std::string_view value) {
      parts.emplace(key, value);
      return true;
    });
    return scanned ? Result<std::map<std::string, std::string>>(parts)
                   : std::unexpected(scanned.error());
  };
  auto parts = read();
  if (!parts) {
    // Found out late: the caller is told that waiting will not help, and wipes.
    EXPECT_EQ(parts.error().code, ErrorCode::kMalformed) << parts.error().detail;
    ASSERT_TRUE((*store)->Clear());
    parts = read();
    ASSERT_TRUE(parts) << parts.error().detail;
  }
  if ((*store)->changelog_next() == Offset{0}) {
    EXPECT_TRUE(parts->empty());
  } else {
    EXPECT_EQ((*store)->changelog_next(), Offset{202});
    EXPECT_EQ(parts->size(), 200U);
  }
  Fill(**store, 50, Offset{51});
  store->reset();
  const auto again = Open();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->changelog_next(), Offset{51});
}

INSTANTIATE_TEST_SUITE_P(Table, DamagedStore,
                         testing::Values(DamageCase{"ManifestCut", "MANIFEST", Truncate},
                                         DamageCase{"ManifestEmpty", "MANIFEST", Empty},
                                         DamageCase{"ManifestGone", "MANIFEST", Remove},
                                         DamageCase{"ManifestScrambled", "MANIFEST", Scramble},
                                         DamageCase{"CurrentEmpty", "CURRENT", Empty},
                                         DamageCase{"CurrentGone", "CURRENT", Remove},
                                         DamageCase{"CurrentScrambled", "CURRENT", Scramble},
                                         DamageCase{"TableCut", ".sst", Truncate},
                                         DamageCase{"TableEmpty", ".sst", Empty},
                                         DamageCase{"TableGone", ".sst", Remove},
                                         DamageCase{"TableScrambled", ".sst", Scramble},
                                         DamageCase{"OptionsScrambled", "OPTIONS", Scramble},
                                         DamageCase{"IdentityGone", "IDENTITY", Remove}),
                         [](const auto& tested) { return std::string(tested.param.name); });

/// One flipped byte in the middle of the data is caught by its checksum.
TEST_F(RocksStoreTest, AFlippedByteIsNeverReadAsData) {
  Fill(*Open(), 2'000, Offset{2'001});
  const auto tables = FilesLike(folder_, ".sst");
  ASSERT_FALSE(tables.empty());
  {
    std::fstream stream(tables[0], std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(fs::file_size(tables[0]) / 2));
    stream << '#';
  }
  const auto store = Open();
  ASSERT_TRUE(store);
  std::size_t wrong = 0;
  const Status scanned = store->Scan("s", [&](std::string_view, std::string_view value) {
    wrong += value.ends_with(std::string(300, 'x')) ? 0 : 1;
    return true;
  });
  EXPECT_EQ(wrong, 0U);
  ASSERT_FALSE(scanned) << "the damage went unseen";
  EXPECT_EQ(scanned.error().code, ErrorCode::kMalformed) << scanned.error().detail;
}

}  // namespace
}  // namespace wiresift
