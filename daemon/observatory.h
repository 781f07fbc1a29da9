#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"
#include "daemon/logger.h"
#include "metrics/metrics.h"
#include "pipeline/ports/observer.h"

namespace wiresift {

/// Counts for /metrics, remembers who is ready for /readyz and for systemd, and logs messages. Any
/// thread.
class Observatory final : public Observer {
 public:
  explicit Observatory(const Config& config);

  /// Counts the batch. At the level debug each commit is a line too.
  void OnBatch(const BatchReport& report) override;

  /// Systemd is told when something else is waited for. At the level debug each change of the
  /// assigned partitions is a line.
  void OnStage(const StageReport& report) override;
  void OnMessage(Level level, std::string_view text) override;

  void SetLogLevel(Level level) { logger_.SetLevel(level); }

  /// From now on the stage must be ready, and is not until it says so.
  void Expect(StageKind stage);

  /// Stages that are not ready, each with what it waits for.
  [[nodiscard]] std::vector<std::string> WaitingFor() const;

  [[nodiscard]] std::string RenderMetrics() { return metrics_.Render(); }

 private:
  /// What is known of one stage.
  struct Standing {
    std::string waits_for;  ///< empty: ready
    std::size_t partitions = 0;
  };

  /// As WaitingFor. The mutex is held.
  [[nodiscard]] std::vector<std::string> NotReady() const;
  /// The mutex is held.
  void TellOfPartitions(const StageReport& report, Standing& known);

  Logger logger_;
  Metrics metrics_;
  mutable std::mutex mutex_;  // guards: standings_, status_
  std::map<StageKind, Standing> standings_;
  std::string status_;  ///< what systemd was told last
};

}  // namespace wiresift
