#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/ports/output_size.h"
#include "support/case_name.h"
#include "support/fake_process.h"
#include "support/json_path.h"
#include "support/loop_feed.h"

namespace wiresift {
namespace {

using namespace tests;  // NOLINT(google-build-using-namespace)

/// Twenty short articles with a long one among them.
void FeedWithALongOne(FakeBroker& broker) {
  FeedArticles(broker, 10);
  broker.Append(
      kRawTopic, PartitionId{0},
      {.timestamp = At(std::chrono::seconds(10)),
       .value = JsonArticle{.id = "long", .body = StoryText(99, 40), .language = "en"}.Json()});
  for (int i = 11; i < 21; ++i) {
    broker.Append(kRawTopic, PartitionId{0},
                  {.timestamp = At(std::chrono::seconds(i)),
                   .value = JsonArticle{.id = "a" + std::to_string(i),
                                        .body = StoryText(static_cast<std::uint64_t>(i), 1),
                                        .language = "en"}
                                .Json()});
  }
}

struct TooLargeCase {
  std::string_view name;
  StageKind kind;
  Channel channel;
  std::size_t bytes_max;
};

class TooLarge : public testing::TestWithParam<TooLargeCase> {};

TEST_P(TooLarge, IsADeadLetterAndTheTransactionGoesOn) {
  const auto [name, kind, channel, bytes_max] = GetParam();
  FakeBroker broker;
  FakeDisk disk;
  FeedWithALongOne(broker);
  broker.limit(channel, bytes_max);
  ProcessOptions options = Fused();
  options.kind = kind;
  options.loop.commit = {.interval = std::chrono::hours(1), .max_records = 1'000};
  FakeProcess process(broker, disk, options);
  ASSERT_TRUE(process.Run());

  EXPECT_EQ(broker.Committed(kRawTopic, PartitionId{0}), Offset{21});
  const auto letters = broker.Outputs(Channel::kRejected);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].output.key, "long");
  EXPECT_EQ(letters[0].output.value, "") << "the original stands where ws-input says";
  const auto header = [&](std::string_view wanted) {
    for (const Header& found : letters[0].output.headers)
      if (found.name == wanted) return found.value;
    return std::string("(none)");
  };
  EXPECT_EQ(header("ws-error-reason"), "too-large");
  EXPECT_EQ(header("ws-input"), "news.raw/0/10");
  EXPECT_EQ(header("ws-original"), "omitted");
  std::size_t rejected = 0;
  for (const Written& audit : broker.Outputs(Channel::kAudit)) {
    if (JsonAt(*audit.output.value, "verdict") != "rejected") continue;
    ++rejected;
    EXPECT_EQ(JsonAt(*audit.output.value, "input.offset"), "10");
    EXPECT_EQ(JsonAt(*audit.output.value, "reason"), "too-large");
  }
  EXPECT_EQ(rejected, 1U);
  const Channel rest = kind == StageKind::kClean ? Channel::kClean : Channel::kStories;
  EXPECT_EQ(broker.Outputs(rest).size(), 20U);
  EXPECT_EQ(BatchSizes(process.observer()), (std::vector<std::size_t>{21}));
  EXPECT_TRUE(process.observer().messages().empty()) << "nothing is given up and run again";
}

INSTANTIATE_TEST_SUITE_P(
    Table, TooLarge,
    testing::Values(TooLargeCase{"CleanRecord", StageKind::kClean, Channel::kClean, 6'000},
                    TooLargeCase{"Story", StageKind::kFused, Channel::kStories, 6'000},
                    TooLargeCase{"Delta", StageKind::kFused, Channel::kState, 2'500}),
    kCaseName);

TEST(Loop, ALongDeadLetterIsCutToItsTopic) {
  FakeBroker broker;
  FakeDisk disk;
  broker.Append(kRawTopic, PartitionId{0}, {.key = "bad", .value = std::string(5'000, 'x')});
  broker.limit(Channel::kRejected, 1'000);
  FakeProcess process(broker, disk, Fused());
  ASSERT_TRUE(process.Run());
  const auto letters = broker.Outputs(Channel::kRejected);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_GT(letters[0].output.value->size(), 500U);
  EXPECT_LE(SizeOf(letters[0].output), 1'000U);
}

TEST(Loop, WhereNotEvenADeadLetterFitsItStops) {
  FakeBroker broker;
  FakeDisk disk;
  FeedArticles(broker, 3);
  broker.limit(Channel::kAudit, 10);
  FakeProcess process(broker, disk, Fused());
  const Status ended = process.Run();
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().code, ErrorCode::kFatal);
  EXPECT_TRUE(ended.error().detail.contains("output to audit")) << ended.error().detail;
}

}  // namespace
}  // namespace wiresift
