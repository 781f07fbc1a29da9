#include "sim/process.h"

#include <utility>

namespace wiresift::sim {

Process::Process(Ground& ground, Group& group, const Stage& stage, ProcessPlace place,
                 const ProcessOptions& options)
    : ground_(ground),
      stage_(stage),
      options_(options),
      disk_(std::move(place.disk)),
      fiber_([this] { Run(); }),
      life_(ground, std::move(place.name), [this] { fiber_.Yield(); }),
      source_(life_, group, std::move(place.topic)),
      ports_(life_, source_, *disk_, options_.limits, stage.kind(), std::move(place.instance)) {
  source_.on_poll = [this] {
    if (!options_.prompt_pool && ground_.schedule.random().Chance(1, 2)) WorkPool();
  };
}

Process::~Process() {
  if (!done()) Kill();
}

void Process::Run() {
  Loop loop(stage_, options_.lanes, options_.loop, source_, ports_, pool_, *this,
            [this] { return Now(); });
  try {
    status_ = loop.Run(stop_.get_token());
    source_.Leave();
  } catch (const Died&) {
    died_ = true;
  }
  // The loop waits for what it has handed out.
  while (pool_.RunOne()) {
  }
}

void Process::Kill() {
  life_.Kill();
  while (!fiber_.done())
    fiber_.Resume();
}

void Process::WorkPool() {
  preparing_ = true;
  while (pool_.RunOne()) {
  }
  preparing_ = false;
}

/// The loop asks for the time in each turn, and once it waits for the pool it asks no port.
std::chrono::steady_clock::time_point Process::Now() {
  if (options_.prompt_pool && !preparing_) WorkPool();
  return ground_.schedule.now();
}

void Process::OnBatch(const BatchReport& report) {
  ground_.schedule.Note(life_.name(), std::string(NameOf(report.outcome)) + ", " +
                                          std::to_string(report.records) + " records");
}

void Process::OnMessage(Level /*level*/, std::string_view text) {
  ground_.schedule.Note(life_.name(), text);
}

}  // namespace wiresift::sim
