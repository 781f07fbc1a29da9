#include "kafka/demo_broker.h"

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/sink.h"
#include "kafka/source.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::IsEmpty;

class NoListener : public SourceListener {
 public:
  void OnAssigned(std::span<const PartitionId> partitions) override {
    assigned.insert(assigned.end(), partitions.begin(), partitions.end());
  }

  void OnRevoked(std::span<const PartitionId>, bool) override {}

  std::vector<PartitionId> assigned;
};

class DemoBrokerTest : public testing::Test {
 protected:
  void SetUp() override {
    auto broker = DemoBroker::Make({{"in", 2}, {"out", 1}}, {});
    ASSERT_TRUE(broker.has_value()) << broker.error().detail;
    broker_ = std::move(*broker);
    options_.properties["bootstrap.servers"] = broker_->servers();
  }

  std::unique_ptr<KafkaSink> OpenSink(const std::string& topic, const KafkaSource* source) {
    auto sink =
        KafkaSink::Make(options_, {"id-" + topic, {{Channel::kClean, topic}}, false}, source, {});
    if (!sink || !(*sink)->Open()) return nullptr;
    return std::move(*sink);
  }

  std::vector<Record> Read(KafkaSource& source, std::size_t count) {
    std::vector<Record> records;
    const auto deadline = steady_clock::now() + std::chrono::seconds(20);
    while (records.size() < count && steady_clock::now() < deadline) {
      auto polled = source.Poll(count - records.size(), milliseconds(100), listener_);
      if (!polled) continue;
      for (Record& record : *polled)
        records.push_back(std::move(record));
    }
    return records;
  }

  NoListener listener_;
  std::unique_ptr<DemoBroker> broker_;
  KafkaOptions options_;
};

TEST_F(DemoBrokerTest, CarriesARecordWithAllItsParts) {
  const auto sink = OpenSink("in", nullptr);
  ASSERT_NE(sink, nullptr);
  const std::vector<Header> headers = {{"ce_id", "7"}, {"empty", ""}};
  ASSERT_TRUE(sink->Write({Channel::kClean, PartitionId{1}, "key", "value", headers}).has_value());
  ASSERT_TRUE(sink->Write({Channel::kClean, PartitionId{1}, "gone", std::nullopt, {}}).has_value());
  ASSERT_EQ(sink->Commit({}), CommitOutcome::kCommitted);

  const auto source = KafkaSource::Make(options_, {"group", ""}, "in", {});
  ASSERT_TRUE(source.has_value()) << source.error().detail;
  const std::vector<Record> records = Read(**source, 2);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].at, (Coordinate{"in", PartitionId{1}, Offset{0}}));
  EXPECT_EQ(records[0].key, "key");
  EXPECT_EQ(records[0].value, "value");
  EXPECT_EQ(records[0].headers, headers);
  EXPECT_GT(records[0].timestamp.time_since_epoch().count(), 0);
  EXPECT_EQ(records[1].key, "gone");
  EXPECT_EQ(records[1].value, std::nullopt);
  EXPECT_THAT(listener_.assigned, ElementsAre(PartitionId{0}, PartitionId{1}));
}

TEST_F(DemoBrokerTest, RefusesOnlyTheOutputThatIsTooLarge) {
  const auto sink = OpenSink("out", nullptr);
  ASSERT_NE(sink, nullptr);
  const std::string large(sink->output_bytes_max(Channel::kClean) + 8192, 'x');
  const Status refused = sink->Write({Channel::kClean, std::nullopt, "k", large, {}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(sink->Write({Channel::kClean, std::nullopt, "k", "small", {}}).has_value());
  EXPECT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
}

TEST_F(DemoBrokerTest, RefusesAChannelWithoutATopic) {
  const auto sink = OpenSink("out", nullptr);
  ASSERT_NE(sink, nullptr);
  const Status refused = sink->Write({Channel::kAudit, std::nullopt, "k", "v", {}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalid);
}

TEST_F(DemoBrokerTest, CommitsNoOffsetsForAStranger) {
  const auto source = KafkaSource::Make(options_, {"group", ""}, "in", {});
  ASSERT_TRUE(source.has_value());
  const auto sink = OpenSink("out", source->get());
  ASSERT_NE(sink, nullptr);
  ASSERT_TRUE(sink->Write({Channel::kClean, std::nullopt, "k", "v", {}}).has_value());
  const Position position{PartitionId{0}, Offset{5}};
  EXPECT_EQ(sink->Commit({&position, 1}), CommitOutcome::kAborted);
}

TEST_F(DemoBrokerTest, AnEmptyTransactionIsDoneAtOnce) {
  const auto sink = OpenSink("out", nullptr);
  ASSERT_NE(sink, nullptr);
  EXPECT_EQ(sink->Commit({}), CommitOutcome::kCommitted);
  EXPECT_EQ(sink->Abort(), CommitOutcome::kAborted);
  EXPECT_FALSE(sink->worn());
}

TEST_F(DemoBrokerTest, ANewSourceKnowsNoLagAndNoPartition) {
  const auto source = KafkaSource::Make(options_, {"group", ""}, "in", {});
  ASSERT_TRUE(source.has_value());
  EXPECT_THAT((*source)->lag(), IsEmpty());
  EXPECT_EQ((*source)->group_metadata(), nullptr);
  EXPECT_FALSE((*source)->AtEnd());
}

}  // namespace
}  // namespace wiresift
