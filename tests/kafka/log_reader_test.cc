#include "kafka/log_reader.h"

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/demo_broker.h"
#include "kafka/sink.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

class LogReading : public testing::Test {
 protected:
  void SetUp() override {
    auto broker = DemoBroker::Make({{"log", 1}}, {});
    ASSERT_TRUE(broker.has_value()) << broker.error().detail;
    broker_ = std::move(*broker);
    options_.properties["bootstrap.servers"] = broker_->servers();
  }

  void Write(std::size_t count) {
    auto sink = KafkaSink::Make(options_, {"id", {{Channel::kClean, "log"}}, false}, nullptr, {});
    ASSERT_TRUE(sink.has_value()) << sink.error().detail;
    const Status opened = (*sink)->Open();
    ASSERT_TRUE(opened.has_value()) << opened.error().detail;
    for (std::size_t i = 0; i < count; ++i) {
      const Status written =
          (*sink)->Write({Channel::kClean, PartitionId{0}, "k", std::to_string(i), {}});
      ASSERT_TRUE(written.has_value()) << written.error().detail;
    }
    ASSERT_EQ((*sink)->Commit({}), CommitOutcome::kCommitted);
  }

  Result<Offset> Read(const TakeRecords& take) const {
    return ReadToEnd(options_, {.topic = "log", .partition = PartitionId{0}, .start = {}}, take);
  }

  std::unique_ptr<DemoBroker> broker_;
  KafkaOptions options_;
};

TEST_F(LogReading, HandsOverEveryRecordInOrder) {
  Write(2'500);
  std::vector<std::string> values;
  const auto end = Read([&](const std::vector<Record>& records) -> Status {
    for (const Record& record : records)
      values.push_back(record.value.value_or(""));
    return {};
  });
  ASSERT_TRUE(end.has_value()) << end.error().detail;
  EXPECT_GE(*end, Offset{2'500});  // the marker of the commit may follow
  ASSERT_EQ(values.size(), 2'500U);
  for (std::size_t i = 0; i < values.size(); ++i)
    ASSERT_EQ(values[i], std::to_string(i));
}

TEST_F(LogReading, AnEmptyLogIsNeverTaken) {
  bool is_taken = false;
  const auto end = Read([&](const std::vector<Record>&) -> Status {
    is_taken = true;
    return {};
  });
  ASSERT_TRUE(end.has_value()) << end.error().detail;
  EXPECT_EQ(*end, Offset{0});
  EXPECT_FALSE(is_taken);
}

TEST_F(LogReading, EndsWithTheErrorOfWhoTakes) {
  Write(3);
  const auto end = Read(
      [](const std::vector<Record>&) -> Status { return Fail(ErrorCode::kMalformed, "no more"); });
  ASSERT_FALSE(end.has_value());
  EXPECT_EQ(end.error().detail, "no more");
}

TEST_F(LogReading, ABrokerThatGoesAwayIsSaid) {
  Write(3);
  auto reader =
      LogReader::Make(options_, {.topic = "log", .partition = PartitionId{0}, .start = {}},
                      {.patience = milliseconds(1'500), .is_stopped = {}, .log = {}});
  ASSERT_TRUE(reader.has_value()) << reader.error().detail;
  broker_.reset();
  Result<std::vector<Record>> read = reader->Read(10);
  while (read && !read->empty())
    read = reader->Read(10);  // what it had already
  if (read) GTEST_SKIP() << "all had been fetched before the broker went";
  EXPECT_EQ(read.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(read.error().detail, HasSubstr("log[0]: nothing came for 1 s at offset"));
}

struct PatienceCase {
  std::map<std::string, std::string> properties;
  milliseconds want;
};

TEST(ReadPatience, IsLongerThanATransactionMayTake) {
  for (const auto& [properties, want] : std::to_array<PatienceCase>({
           {{}, milliseconds(30'000)},
           {{{"transaction.timeout.ms", "1000"}}, milliseconds(16'000)},
           {{{"transaction.timeout.ms", "120000"}}, milliseconds(135'000)},
       })) {
    KafkaOptions options{.properties = properties};
    options.properties["bootstrap.servers"] = "127.0.0.1:9092";
    const auto patience = ReadPatience(options);
    ASSERT_TRUE(patience.has_value()) << patience.error().detail;
    EXPECT_EQ(*patience, want);
  }
}

TEST(ReadPatience, RefusesATimeThatIsNone) {
  const auto patience = ReadPatience(
      {.properties = {{"bootstrap.servers", "a"}, {"transaction.timeout.ms", "soon"}}});
  ASSERT_FALSE(patience.has_value());
  EXPECT_EQ(patience.error().code, ErrorCode::kInvalid);
  EXPECT_THAT(patience.error().detail, HasSubstr("kafka.transaction.timeout.ms"));
}

TEST_F(LogReading, AMissingTopicIsSaidByName) {
  const auto end =
      ReadToEnd(options_, {.topic = "nowhere", .partition = PartitionId{0}, .start = {}},
                [](const std::vector<Record>&) -> Status { return {}; });
  ASSERT_FALSE(end.has_value());
  EXPECT_EQ(end.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(end.error().detail, HasSubstr("'nowhere'"));
}

}  // namespace
}  // namespace wiresift
