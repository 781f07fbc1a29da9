#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "pipeline/run/loop.h"
#include "sim/disk.h"
#include "sim/fiber.h"
#include "sim/group.h"
#include "sim/life.h"
#include "sim/ports.h"
#include "sim/source.h"

namespace wiresift::sim {

/// How the loop of a process is set up, apart from the stage.
struct ProcessOptions {
  LaneOptions lanes;
  OutputLimits limits;
  LoopOptions loop;
  /// The pool is through with a chunk before the loop looks again; else some polls later.
  bool prompt_pool = false;
};

/// Where a process runs, and what it is called there.
struct ProcessPlace {
  std::string topic;           ///< its input
  std::shared_ptr<Disk> disk;  ///< outlives the process, as the next one on its host finds it
  std::string name;            ///< for people
  std::string instance;        ///< for the broker
};

/// One running process: the real loop, with its lanes, on a fiber, over simulated ports.
class Process final : private Observer {
 public:
  /// All references outlive it.
  Process(Ground& ground, Group& group, const Stage& stage, ProcessPlace place,
          const ProcessOptions& options);
  ~Process() override;

  /// Until it yields or ends.
  void Resume() { fiber_.Resume(); }

  /// Asks it to end, as SIGTERM does.
  void Stop() { stop_.request_stop(); }

  /// Ends it where it stands, as SIGKILL does.
  void Kill();

  [[nodiscard]] bool done() const { return fiber_.done(); }

  /// After its end: whether it was killed, or crashed by a fault.
  [[nodiscard]] bool died() const { return died_; }

  /// After an end of its own: what it says why.
  [[nodiscard]] const Status& status() const { return status_; }

  [[nodiscard]] const std::string& name() const { return life_.name(); }

  [[nodiscard]] const std::shared_ptr<Disk>& disk() const { return disk_; }

  [[nodiscard]] SimSource& source() { return source_; }

 private:
  void Run();
  void WorkPool();
  std::chrono::steady_clock::time_point Now();

  void OnBatch(const BatchReport& report) override;

  void OnStage(const StageReport& /*report*/) override {}

  void OnMessage(Level level, std::string_view text) override;

  Ground& ground_;
  const Stage& stage_;
  ProcessOptions options_;
  std::shared_ptr<Disk> disk_;
  Fiber fiber_;
  Life life_;
  SimSource source_;
  SimPorts ports_;
  Pool pool_{0};
  bool preparing_ = false;
  std::stop_source stop_;
  bool died_ = false;
  Status status_;
};

}  // namespace wiresift::sim
