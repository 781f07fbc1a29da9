#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "admin/server.h"
#include "config/config.h"
#include "config/load.h"
#include "core/exit_code.h"
#include "daemon/kafka_line.h"
#include "daemon/logger.h"
#include "metrics/metrics.h"
#include "pipeline/ports/observer.h"
#include "pipeline/run/pool.h"

namespace wiresift {

/// Counts for /metrics, remembers who is ready for /readyz, and logs messages. Any thread.
class Observatory final : public Observer {
 public:
  explicit Observatory(const Config& config);

  void OnBatch(const BatchReport& report) override { metrics_.OnBatch(report); }

  void OnStage(const StageReport& report) override;
  void OnMessage(Level level, std::string_view text) override;

  void SetLogLevel(Level level) { logger_.SetLevel(level); }

  /// Stages that must be ready, and are not until they say so.
  void Expect(StageKind stage);
  [[nodiscard]] std::vector<std::string> WaitingFor() const;

  [[nodiscard]] std::string RenderMetrics() { return metrics_.Render(); }

 private:
  Logger logger_;
  Metrics metrics_;
  mutable std::mutex mutex_;
  std::map<StageKind, std::string> waiting_for_;  // guarded by mutex_; "" = ready
};

/// The running service: stages, admin server, signals.
class App {
 public:
  /// `reread` gives the configuration as its file says it by now, for SIGHUP.
  App(const Config& config, StateKeeping keeping, std::function<LoadedConfig()> reread);
  ~App();

  /// Makes all parts and starts the loops. Errors: settings, or the admin port is taken.
  Status Start();
  /// Until SIGTERM or SIGINT, a stage's end, or `finished` says true; then stops in good order,
  /// within 5 s whatever the brokers do.
  ExitCode Serve(const std::function<bool()>& finished = nullptr);

  [[nodiscard]] std::uint16_t admin_port() const { return admin_->port(); }

  [[nodiscard]] Observatory& observatory() { return observatory_; }

 private:
  Status StartAdmin();
  Status StartLine(StageKind kind);
  /// All or nothing: a configuration with errors changes nothing. What cannot be taken over while
  /// the process runs is named.
  void Reload();
  void TakeLogLevel(Level level);
  void FeedWatchdogOnProgress();
  ExitCode Stop();

  Config config_;
  StateKeeping keeping_;
  std::function<LoadedConfig()> reread_;
  Observatory observatory_;
  std::unique_ptr<AdminServer> admin_;
  std::unique_ptr<Pool> pool_;
  std::vector<std::unique_ptr<KafkaLine>> lines_;
  std::vector<std::uint64_t> turns_fed_;  ///< turns of each line when the watchdog was last fed
};

/// Takes SIGTERM, SIGINT and SIGHUP away from all threads, so that only Serve meets them. Called
/// before any thread is made.
void BlockSignals();

/// True once SIGTERM or SIGINT has come, for a command that is not served; takes it.
[[nodiscard]] bool StopAsked();

}  // namespace wiresift
