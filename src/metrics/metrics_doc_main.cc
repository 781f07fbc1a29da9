// Prints monitoring/METRICS.md: `build/dev/metrics_doc >monitoring/METRICS.md`.
// With `sample`: what /metrics says when every stage has reported, for tools that check it.
#include <cstdio>
#include <string_view>

#include "metrics/metrics.h"
#include "metrics/table.h"

namespace wiresift {
namespace {

std::string Sample() {
  Metrics metrics({.version = "0.0.0", .librdkafka = "0.0.0"});
  for (const StageKind kind : {StageKind::kClean, StageKind::kStory, StageKind::kFused}) {
    BatchReport batch;
    batch.stage = kind;
    batch.verdicts[{Verdict::kRejected, "no-text"}] = 1;
    batch.prepare_seconds = batch.decide_seconds = {.001};
    metrics.OnBatch(batch);
    StageReport stage;
    stage.stage = kind;
    stage.lag[{std::string(NameOf(kind)), 0}] = 1;
    metrics.OnStage(stage);
  }
  return metrics.Render();
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  const bool sample = argc > 1 && std::string_view(argv[1]) == "sample";
  const std::string text = sample ? wiresift::Sample() : wiresift::MetricsDocument();
  return std::fputs(text.c_str(), stdout) < 0 ? 1 : 0;
}
