#include "pipeline/run/lane_state.h"

#include <algorithm>
#include <string>
#include <utility>

namespace wiresift {
namespace {

using std::chrono::milliseconds;

std::vector<Delta> DeltasOf(std::vector<Record> records) {
  std::vector<Delta> deltas;
  deltas.reserve(records.size());
  for (Record& record : records)
    deltas.push_back({std::move(record.key).value_or(std::string()), std::move(record.value)});
  return deltas;
}

}  // namespace

LaneState::LaneState(LaneId lane, LaneOptions options, const RenderOptions& render,
                     LanePorts& ports, Clock clock)
    : lane_(lane), options_(options), render_(render), ports_(ports), clock_(std::move(clock)) {}

Result<std::unique_ptr<Changelog>> LaneState::OpenLog() {
  if (!store_) {
    auto store = ports_.OpenStore(lane_);
    if (!store) return std::unexpected(store.error());
    store_ = std::move(*store);
  }
  auto log = ports_.OpenChangelog(lane_, store_->changelog_next());
  if (log || log.error().code != ErrorCode::kInvalid) return log;
  // The log does not reach back to where the store ends: the store is a cache, begin anew.
  Drop();
  if (Status cleared = store_->Clear(); !cleared) return std::unexpected(cleared.error());
  return ports_.OpenChangelog(lane_, Offset{0});
}

Status LaneState::Take(std::vector<Record> records) {
  if (records.empty()) return {};
  const Offset next{records.back().at.offset.value + 1};
  const std::vector<Delta> deltas = DeltasOf(std::move(records));
  Status taken = loaded_ ? loaded_->state.Follow(deltas, next) : store_->Write(deltas, next);
  if (!taken) Drop();
  return taken;
}

Status LaneState::Load() {
  if (loaded_) return {};
  const auto started = clock_();
  auto loaded =
      std::make_unique<Loaded>(options_, render_, lane_, *store_, ports_.MakeWordMemory(lane_));
  if (Status read = loaded->state.Load(); !read) return read;
  loaded->build = std::chrono::duration_cast<milliseconds>(clock_() - started);
  loaded_ = std::move(loaded);
  return {};
}

void LaneState::Leave() {
  if (loaded_) loaded_->is_current = false;
}

void LaneState::Wipe() {
  Drop();
  if (!store_->Clear()) store_.reset();
}

std::vector<Output> LaneState::Seal() {
  return DeltaOutputs(loaded_->state.Seal(), lane_);
}

Status LaneState::Commit(Offset changelog_next) {
  Status kept = loaded_->state.Commit(changelog_next);
  if (kept) return kept;
  Drop();
  store_.reset();
  return kept;
}

void LaneState::Describe(StageReport& report) const {
  if (!loaded_) return;
  const Index& index = loaded_->state.index();
  const IndexMemory memory = index.memory();
  report.index_build = std::max(report.index_build, loaded_->build);
  report.index_stories += index.stories();
  report.index_postings += index.postings();
  report.index_bytes += memory.total();
  report.index_file_bytes += memory.in_file;
  report.index_evicted_segments += index.evicted_segments();
  report.counted_publishers += loaded_->state.publisher_ages().size();
}

}  // namespace wiresift
