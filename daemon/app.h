#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "admin/server.h"
#include "config/config.h"
#include "config/load.h"
#include "core/exit_code.h"
#include "daemon/kafka_line.h"
#include "daemon/observatory.h"
#include "daemon/turn_watch.h"
#include "pipeline/run/pool.h"

namespace wiresift {

/// The running service: stages, admin server, signals. Made, started and served by one thread.
class App {
 public:
  /// `reread` gives the configuration as its file says it by now, for SIGHUP.
  App(const Config& config, StateKeeping keeping, std::function<LoadedConfig()> reread);
  ~App();

  /// Makes all parts and starts the loops. An error is one of the settings (kInvalid), or says that
  /// the admin port is taken (kUnavailable).
  Status Start();
  /// Works until SIGTERM or SIGINT comes, a stage has ended, or `finished` says true; then stops in
  /// good order, within 5 s whatever the brokers do. The code is that of the first stage that has
  /// failed.
  ExitCode Serve(const std::function<bool()>& finished = nullptr);

  [[nodiscard]] std::uint16_t admin_port() const { return admin_->port(); }

  [[nodiscard]] Observatory& observatory() { return observatory_; }

 private:
  Status StartAdmin();
  Status StartLine(StageKind kind);
  /// Takes over what a running process can, and names the keys that wait for a restart. A
  /// configuration with errors changes nothing.
  void Reload();
  void TakeLogLevel(Level level);
  void FeedWatchdogOnProgress();
  ExitCode Stop();

  Config config_;
  StateKeeping keeping_;
  std::function<LoadedConfig()> reread_;
  Observatory observatory_;
  TurnWatch turn_watch_{std::chrono::steady_clock::now()};
  std::unique_ptr<AdminServer> admin_;
  std::unique_ptr<Pool> pool_;
  std::vector<std::unique_ptr<KafkaLine>> lines_;
};

/// Takes SIGTERM, SIGINT and SIGHUP away from all threads, so that only Serve meets them. Called
/// before any thread is made.
void BlockSignals();

/// True when SIGTERM or SIGINT has come since the last call, for a command that runs without App.
[[nodiscard]] bool StopAsked();

}  // namespace wiresift
