#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <utility>

#include "pipeline/run/loop.h"
#include "support/fake_broker.h"
#include "support/fake_clock.h"
#include "support/fake_observer.h"
#include "support/fake_ports.h"
#include "support/fake_source.h"

namespace wiresift::tests {

/// The setting of a process of the tests.
struct ProcessOptions {
  StageKind kind = StageKind::kStory;
  std::int32_t partitions = 1;  ///< of the input topic
  std::int32_t story_partitions = 1;
  std::size_t threads = 1;
  LaneOptions lanes = {};
  LoopOptions loop = {};
  RenderOptions render = {.config_hash = "c0", .engine_version = "test"};
};

/// A process that runs one stage on a FakeBroker and a FakeDisk, both of which outlive it.
class FakeProcess {
 public:
  FakeProcess(FakeBroker& broker, FakeDisk& disk, const ProcessOptions& options = {})
      : options_(options),
        topic_(options.kind == StageKind::kStory ? kCleanTopic : kRawTopic),
        stage_(options.kind, {}, options.render, options.story_partitions),
        source_(broker, clock_, topic_, options.partitions),
        ports_(broker, disk, "wiresift-" + std::string(NameOf(options.kind)), topic_) {}

  /// Runs until the input is at its end, the process dies, or `stop` is asked for.
  Status Run(const std::stop_token& stop = {}) {
    Pool pool(options_.threads);
    Loop loop(stage_, options_.lanes, options_.loop, source_, ports_, pool, observer_,
              [this] { return clock_.Now(); });
    Status status = loop.Run(stop);
    turns_ = loop.turns();
    return status;
  }

  [[nodiscard]] FakeSource& source() { return source_; }

  [[nodiscard]] FakePorts& ports() { return ports_; }

  [[nodiscard]] FakeObserver& observer() { return observer_; }

  [[nodiscard]] FakeClock& clock() { return clock_; }

  [[nodiscard]] std::uint64_t turns() const { return turns_; }

 private:
  ProcessOptions options_;
  std::string topic_;
  FakeClock clock_;
  Stage stage_;
  FakeSource source_;
  FakePorts ports_;
  FakeObserver observer_;
  std::uint64_t turns_ = 0;
};

}  // namespace wiresift::tests
