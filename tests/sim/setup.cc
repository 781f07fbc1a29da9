#include "sim/setup.h"

#include <chrono>

#include "publisher/table.h"
#include "support/article_builder.h"
#include "support/story_stream.h"

namespace wiresift::sim {
namespace {

using std::chrono::hours;

constexpr std::uint64_t kFeeds = 64;
constexpr std::size_t kRecords = 48;

/// Making a feed costs as much as running it; other seeds meet it with other faults.
const std::vector<Record>& Feed(std::uint64_t number) {
  static std::vector<std::vector<Record>> feeds(kFeeds);
  if (feeds[number].empty()) {
    feeds[number] = tests::StoryStream(number + 1, true).Raw(kRecords);
    for (std::size_t i = 0; i < kRecords; ++i)
      feeds[number][i].timestamp = tests::At(hours(i));
  }
  return feeds[number];
}

}  // namespace

/// Windows and memories are over within the feed.
Setup Setup::Draw(Schedule& schedule) {
  tests::Random& random = schedule.random();
  Setup setup;
  setup.is_fused = random.Chance(1, 3);
  setup.raw_partitions = random.Chance(1, 2) ? 2 : 1;
  setup.story_partitions = random.Chance(1, 3) ? 2 : 1;
  setup.lanes = {.match = {.window = hours(14)}, .story = {.memory = hours(24)}};
  setup.feed = Feed(random.Below(kFeeds));
  setup.feed.resize(8 + random.Below(kRecords - 8));
  for (Record& record : setup.feed) {
    record.at.partition = {
        static_cast<std::int32_t>(random.Below(static_cast<std::size_t>(setup.raw_partitions)))};
  }
  return setup;
}

Stage Setup::MakeStage(StageKind kind) const {
  static const PublisherTable nothing_learnt;
  PrepareOptions prepare;
  prepare.publishers = &nothing_learnt;
  return {kind, prepare, {.config_hash = "c0", .engine_version = "sim"}, story_partitions};
}

std::string InputOf(StageKind kind) {
  return kind == StageKind::kStory ? "clean" : "raw";
}

}  // namespace wiresift::sim
