#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/ports/observer.h"

namespace wiresift {

/// Versions for `wiresift_build_info`.
struct BuildInfo {
  std::string version;
  std::string librdkafka;
};

/// Counts what the loops report and serves it in Prometheus' text format. The names are those of
/// table.h, and every label has a bound: a reason past the 64th different one counts as `other`.
/// So do publishers past a bound; the first ones are taken, since a feed's large publishers come
/// early, and a counter that changed its owner would be wrong for both.
/// Any thread.
class Metrics final : public Observer {
 public:
  /// Called with each message after it was counted, on the thread that reports it.
  using MessageCallback = std::function<void(Level level, std::string_view text)>;

  /// Different reasons counted under their own name.
  static constexpr std::size_t kReasonsMax = 64;

  /// Publishers past the first `publishers_max` ones count as `other`.
  explicit Metrics(const BuildInfo& build, MessageCallback on_message = nullptr,
                   std::size_t publishers_max = 100);
  ~Metrics() override;
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// A batch that did not commit counts its outcome and its time alone: it runs again.
  void OnBatch(const BatchReport& report) override;
  void OnStage(const StageReport& report) override;
  void OnMessage(Level level, std::string_view text) override;

  /// Prometheus' text format 0.0.4, content type `text/plain; version=0.0.4; charset=utf-8`.
  [[nodiscard]] std::string Render();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace wiresift
