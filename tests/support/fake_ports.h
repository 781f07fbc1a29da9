#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/run/lane.h"
#include "story/state_store.h"
#include "support/fake_broker.h"
#include "support/fake_changelog.h"
#include "support/fake_sink.h"

namespace wiresift::tests {

/// The contents of a machine's disk, which outlive the processes that use it.
struct FakeDisk {
  std::map<LaneId, MemoryStore> stores;
  int failing_writes = 0;
  int failing_reads = 0;
  bool corrupted = false;  ///< reads find damaged bytes until the store is cleared
};

/// A store of one process on a disk.
class FakeStore final : public StateStore {
 public:
  FakeStore(FakeDisk& disk, LaneId lane) : disk_(disk), store_(disk.stores[lane]) {}

  [[nodiscard]] Result<std::optional<std::string>> Get(std::string_view key) const override {
    if (Status checked = CheckRead(); !checked) return std::unexpected(checked.error());
    return store_.Get(key);
  }

  Status Scan(std::string_view prefix,
              const std::function<bool(std::string_view, std::string_view)>& visit) const override {
    if (Status checked = CheckRead(); !checked) return checked;
    return store_.Scan(prefix, visit);
  }

  Status Write(std::span<const Delta> deltas, Offset next) override {
    if (disk_.failing_writes > 0) {
      --disk_.failing_writes;
      return Fail(ErrorCode::kUnavailable, "disk full");
    }
    return store_.Write(deltas, next);
  }

  Status Clear() override {
    disk_.corrupted = false;
    return store_.Clear();
  }

  [[nodiscard]] Offset changelog_next() const override { return store_.changelog_next(); }

 private:
  Status CheckRead() const {
    if (disk_.corrupted) return Fail(ErrorCode::kMalformed, "damaged block");
    if (disk_.failing_reads == 0) return {};
    --disk_.failing_reads;
    return Fail(ErrorCode::kUnavailable, "disk cannot be read");
  }

  FakeDisk& disk_;
  MemoryStore& store_;
};

/// The ports of lanes, on a FakeBroker and a FakeDisk, both of which outlive it. One thread.
class FakePorts final : public LanePorts {
 public:
  /// `group` is the first part of the transactional ids.
  FakePorts(FakeBroker& broker, FakeDisk& disk, std::string group, std::string topic)
      : broker_(broker), disk_(disk), group_(std::move(group)), topic_(std::move(topic)) {}

  Result<std::unique_ptr<Sink>> MakeSink(LaneId lane) override {
    return std::make_unique<FakeSink>(broker_, group_ + '-' + std::to_string(lane.value), topic_,
                                      lane, commits_until_worn);
  }

  Result<std::unique_ptr<StateStore>> OpenStore(LaneId lane) override {
    if (Status alive = broker_.Step(); !alive) return std::unexpected(alive.error());
    return std::make_unique<FakeStore>(disk_, lane);
  }

  Result<std::unique_ptr<Changelog>> OpenChangelog(LaneId lane, Offset from) override {
    if (Status alive = broker_.Step(); !alive) return std::unexpected(alive.error());
    if (from > broker_.ChangelogEnd(lane)) {
      return Fail(ErrorCode::kInvalid, "changelog: its end is before the store's");
    }
    return std::make_unique<FakeChangelog>(broker_, lane, from);
  }

  /// Commits after which each sink made from now on is worn; -1: never.
  int commits_until_worn = -1;

 private:
  FakeBroker& broker_;
  FakeDisk& disk_;
  std::string group_;
  std::string topic_;
};

}  // namespace wiresift::tests
