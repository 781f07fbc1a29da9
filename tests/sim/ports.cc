#include "sim/ports.h"

#include <algorithm>

namespace wiresift::sim {
namespace {

/// Few, so that a restore takes several steps.
constexpr std::size_t kRecordsPerRead = 16;

}  // namespace

SimChangelog::SimChangelog(Life& life, LaneId lane, Offset from)
    : life_(life),
      lane_(lane),
      next_(from.value),
      end_(life.cluster().log("state", StoryPartitionOf(lane)).end) {
  ++life_.ground().changelog_readers;
}

SimChangelog::~SimChangelog() {
  --life_.ground().changelog_readers;
}

Result<std::vector<Record>> SimChangelog::Read(std::size_t most, std::chrono::milliseconds wait) {
  life_.Step("read the changelog from " + std::to_string(next_));
  if (goes_on_) end_ = life_.cluster().log("state", StoryPartitionOf(lane_)).end;
  auto records =
      life_.cluster().Read("state", StoryPartitionOf(lane_), next_, end_,
                           std::min(most, kRecordsPerRead), life_.Has(Defect::kReadUncommitted));
  if (records.empty()) life_.schedule().Advance(wait);
  return records;
}

Status SimChangelog::GoOn() {
  life_.Step("go on with the changelog");
  goes_on_ = true;
  return {};
}

Result<std::unique_ptr<Sink>> SimPorts::MakeSink(LaneId lane) {
  const std::string member = kind_ == StageKind::kClean ? instance_ : std::to_string(lane.value);
  const auto leak_delta = [this, lane](const Output& output) {
    if (!life_.Has(Defect::kNoUndo)) return;
    MemoryStore& store = disk_[lane].written;
    const Delta delta{output.key, output.value};
    (void)store.Write({&delta, 1}, store.changelog_next());
  };
  return std::make_unique<SimSink>(life_, source_, limits_,
                                   std::string(NameOf(kind_)) + '-' + member,
                                   kind_ == StageKind::kClean ? kCleanWriter : lane, leak_delta);
}

Result<std::unique_ptr<StateStore>> SimPorts::OpenStore(LaneId lane) {
  life_.Step("open the store");
  return std::make_unique<SimStore>(life_, disk_[lane]);
}

Result<std::unique_ptr<Changelog>> SimPorts::OpenChangelog(LaneId lane, Offset from) {
  life_.Step("open the changelog at " + std::to_string(from.value));
  if (from.value > life_.cluster().log("state", StoryPartitionOf(lane)).end)
    return Fail(ErrorCode::kInvalid, "changelog: its end is before the store's");
  return std::make_unique<SimChangelog>(life_, lane, from);
}

}  // namespace wiresift::sim
