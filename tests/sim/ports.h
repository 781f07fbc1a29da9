#pragma once

#include <memory>
#include <string>
#include <utility>

#include "pipeline/run/lane.h"
#include "sim/disk.h"
#include "sim/life.h"
#include "sim/sink.h"
#include "sim/source.h"

namespace wiresift::sim {

/// The changelog of a lane up to the end that stood when the reader was made. One thread.
class SimChangelog final : public Changelog {
 public:
  SimChangelog(Life& life, LaneId lane, Offset from);
  ~SimChangelog() override;
  SimChangelog(const SimChangelog&) = delete;
  SimChangelog& operator=(const SimChangelog&) = delete;

  Result<std::vector<Record>> Read(std::size_t most, std::chrono::milliseconds wait) override;

  [[nodiscard]] bool AtEnd() const override { return !goes_on_ && next_ >= end_; }

  [[nodiscard]] std::size_t remaining() const override {
    return static_cast<std::size_t>(end_ - next_);
  }

  Status GoOn() override;

 private:
  Life& life_;
  LaneId lane_;
  std::int64_t next_;
  std::int64_t end_;
  bool goes_on_ = false;
};

/// What the lanes of one process talk to. One thread.
class SimPorts final : public LanePorts {
 public:
  /// `instance` names the producer of the clean stage; a deciding lane's is named by its partition.
  SimPorts(Life& life, const SimSource& source, Disk& disk, const OutputLimits& limits,
           StageKind kind, std::string instance)
      : life_(life),
        source_(source),
        disk_(disk),
        limits_(limits),
        kind_(kind),
        instance_(std::move(instance)) {}

  Result<std::unique_ptr<Sink>> MakeSink(LaneId lane) override;
  Result<std::unique_ptr<StateStore>> OpenStore(LaneId lane) override;
  Result<std::unique_ptr<Changelog>> OpenChangelog(LaneId lane, Offset from) override;

 private:
  Life& life_;
  const SimSource& source_;
  Disk& disk_;
  const OutputLimits& limits_;
  StageKind kind_;
  std::string instance_;
};

}  // namespace wiresift::sim
