#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/ports/observer.h"

namespace wiresift {

/// The versions that `wiresift_build_info` shows.
struct BuildInfo {
  std::string version;
  std::string librdkafka;
};

/// Counts what the loops report and gives it in Prometheus' text format, under the names of
/// table.h. Every label has a bound: a reason past the 64th different one counts as `other`, and so
/// does a publisher past its bound. The first publishers keep their series, since a feed's large
/// ones come early and a counter that changed its owner would be wrong for both. Any thread.
class Metrics final : public Observer {
 public:
  /// Receives each message after it was counted, on the thread that reports it.
  using MessageCallback = std::function<void(Level level, std::string_view text)>;

  /// Reasons that are counted under their own name; the rest are `other`.
  static constexpr std::size_t kReasonsMax = 64;

  /// Counts publishers past the first `publishers_max` as `other`.
  explicit Metrics(const BuildInfo& build, MessageCallback on_message = nullptr,
                   std::size_t publishers_max = 100);
  ~Metrics() override;
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// Counts a batch. Of one that did not commit only outcome and time count, since it runs again.
  void OnBatch(const BatchReport& report) override;
  void OnStage(const StageReport& report) override;
  void OnMessage(Level level, std::string_view text) override;

  /// All series in Prometheus' text format 0.0.4.
  [[nodiscard]] std::string Render();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace wiresift
