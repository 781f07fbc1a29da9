#include "sim/setup.h"

#include <array>
#include <chrono>

#include "publisher/table.h"
#include "support/article_builder.h"
#include "support/story_stream.h"

namespace wiresift::sim {
namespace {

using std::chrono::hours;

constexpr std::uint64_t kFeeds = 64;
constexpr std::size_t kRecords = 48;

/// Bytes between which the limit of a channel is drawn: some outputs of most feeds have more, and a
/// refusal always fits.
struct LimitRange {
  Channel channel;
  std::size_t least;
  std::size_t most;
};

constexpr std::array kLimitRanges = {
    LimitRange{Channel::kClean, 1'300, 1'600}, LimitRange{Channel::kStories, 2'300, 2'700},
    LimitRange{Channel::kAudit, 400, 650}, LimitRange{Channel::kState, 650, 1'000},
    LimitRange{Channel::kPublishers, 280, 480}};

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

/// Half of the runs may have topics that do not take all that comes.
OutputLimits DrawLimits(tests::Random& random) {
  OutputLimits limits;
  if (random.Chance(1, 2)) return limits;
  for (const LimitRange& range : kLimitRanges) {
    if (random.Chance(1, 3))
      limits[range.channel] = range.least + random.Below(range.most - range.least);
  }
  return limits;
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
  setup.limits = DrawLimits(random);
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
