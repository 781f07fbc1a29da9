#include "daemon/app.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

#include "command/operate/check.h"
#include "config/changes.h"
#include "config/stage_options.h"
#include "daemon/notify.h"
#include "kafka/version.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Milliseconds between two looks of the main thread after its loops.
constexpr milliseconds kLookAfter{200};

/// Milliseconds after which a commit that waits for an absent broker is abandoned: the broker
/// aborts it, and the successor runs its records again. With it a stop takes less than 5 s.
constexpr milliseconds kStopTime{4'000};

/// The key that a running process takes over.
constexpr std::string_view kLogLevel = "log.level";

/// Signals that Serve answers; SIGHUP among them, since its default is to end the process.
sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP})
    sigaddset(&signals, signal);
  return signals;
}

/// The signal that came within `wait`, or a negative number.
int WaitForSignal(milliseconds wait) {
  const sigset_t signals = Signals();
  const timespec time{.tv_sec = wait.count() / 1000, .tv_nsec = wait.count() % 1000 * 1'000'000};
  return sigtimedwait(&signals, nullptr, &time);
}

std::size_t PoolThreads(const Config& config) {
  return config.threads > 0 ? config.threads : std::max(1U, std::thread::hardware_concurrency());
}

std::vector<StageKind> StagesOf(const Config& config) {
  if (config.input.is_scope_partitioned) return {StageKind::kFused};
  std::vector<StageKind> stages;
  if (config.roles.clean) stages.push_back(StageKind::kClean);
  if (config.roles.story) stages.push_back(StageKind::kStory);
  return stages;
}

}  // namespace

void BlockSignals() {
  const sigset_t signals = Signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool StopAsked() {
  const int signal = WaitForSignal(milliseconds(0));
  return signal == SIGTERM || signal == SIGINT;
}

App::App(const Config& config, StateKeeping keeping, std::function<LoadedConfig()> reread)
    : config_(config), keeping_(keeping), reread_(std::move(reread)), observatory_(config) {}

App::~App() = default;

Status App::Start() {
  observatory_.OnMessage(Level::kInfo, "wiresift " + std::string(kProgramVersion) +
                                           ", librdkafka " + LibrdkafkaVersion());
  if (Status started = StartAdmin(); !started) return started;
  pool_ = std::make_unique<Pool>(PoolThreads(config_));
  for (const StageKind kind : StagesOf(config_)) {
    if (Status started = StartLine(kind); !started) return started;
  }
  for (const auto& line : lines_)
    line->Start();
  NotifyReady();
  return {};
}

Status App::StartAdmin() {
  auto admin = AdminServer::Start(
      config_.admin, {.is_live = [this] { return !turn_watch_.Hangs(steady_clock::now()); },
                      .waiting_for = [this] { return observatory_.WaitingFor(); },
                      .metrics = [this] { return observatory_.RenderMetrics(); },
                      .version = {{"version", std::string(kProgramVersion)},
                                  {"librdkafka", LibrdkafkaVersion()}}});
  if (!admin) return std::unexpected(admin.error());
  admin_ = std::move(*admin);
  observatory_.OnMessage(Level::kInfo, "metrics and probes on http://" + config_.admin.address +
                                           ":" + std::to_string(admin_->port()) + "/metrics");
  return {};
}

Status App::StartLine(StageKind kind) {
  observatory_.Expect(kind);
  auto line = KafkaLine::Make(kind, config_, keeping_, *pool_, observatory_);
  if (!line) return std::unexpected(line.error());
  lines_.push_back(std::move(*line));
  return {};
}

ExitCode App::Serve(const std::function<bool()>& finished) {
  while (true) {
    const int signal = WaitForSignal(kLookAfter);
    if (signal == SIGTERM || signal == SIGINT) {
      observatory_.OnMessage(Level::kInfo, "stopping: committing what has been decided");
      return Stop();
    }
    if (signal == SIGHUP) Reload();
    const bool ended = std::ranges::any_of(lines_, [](const auto& line) { return line->done(); });
    if (ended || (finished && finished())) return Stop();
    FeedWatchdogOnProgress();
  }
}

void App::Reload() {
  LoadedConfig read = reread_();
  if (read.ok()) read.errors = FindProblems(read.config);
  for (const std::string& error : read.errors)
    observatory_.OnMessage(Level::kError, "SIGHUP: " + error);
  if (!read.ok()) {
    observatory_.OnMessage(Level::kError, "SIGHUP: refused; the old configuration stays in effect");
    return;
  }
  std::vector<std::string> waiting = ChangedKeys(config_, read.config);
  if (std::erase(waiting, kLogLevel) > 0) TakeLogLevel(read.config.log.level);
  for (const std::string& key : waiting)
    observatory_.OnMessage(Level::kWarning,
                           "SIGHUP: " + key + ": the new value waits for a restart");
  observatory_.OnMessage(Level::kInfo, "SIGHUP: configuration read again");
}

// Logged under the more talkative of the two levels, so that it is seen.
void App::TakeLogLevel(Level level) {
  observatory_.SetLogLevel(std::min(level, config_.log.level));
  observatory_.OnMessage(Level::kInfo, "SIGHUP: log.level: the new value is in effect");
  observatory_.SetLogLevel(level);
  config_.log.level = level;
}

// Completed turns of every loop feed it, never a timer alone.
void App::FeedWatchdogOnProgress() {
  std::vector<std::uint64_t> turns;
  turns.reserve(lines_.size());
  for (const auto& line : lines_)
    turns.push_back(line->turns());
  if (turn_watch_.HaveTurned(turns, steady_clock::now())) FeedWatchdog();
}

ExitCode App::Stop() {
  NotifyStopping();
  for (const auto& line : lines_)
    line->RequestStop();
  const auto deadline = steady_clock::now() + kStopTime;
  for (const auto& line : lines_) {
    while (!line->done() && steady_clock::now() < deadline)
      std::this_thread::sleep_for(milliseconds(5));
  }
  ExitCode code = kExitOk;
  for (const auto& line : lines_) {
    if (!line->done()) {
      observatory_.OnMessage(Level::kWarning,
                             "brokers do not answer: the open transaction is abandoned, the "
                             "next start runs its records again");
      std::_Exit(kExitOk);
    }
    if (line->result()) continue;
    observatory_.OnMessage(Level::kError, line->result().error().detail);
    code = ExitCodeOf(line->result().error().code);
  }
  return code;
}

}  // namespace wiresift
