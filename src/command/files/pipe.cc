#include "command/files/pipe.h"

#include <chrono>
#include <memory>

#include "config/stage_options.h"
#include "file/source.h"
#include "pipeline/run/loop.h"
#include "story/state_store.h"

namespace wiresift {
namespace {

/// Files keep their state in memory and have no log to restore from.
class FilePorts final : public LanePorts {
 public:
  explicit FilePorts(const FileStreams& streams) : streams_(streams) {}

  Result<std::unique_ptr<Sink>> MakeSink(LaneId /*lane*/) override {
    return std::make_unique<FileSink>(streams_);
  }

  Result<std::unique_ptr<StateStore>> OpenStore(LaneId /*lane*/) override {
    return std::make_unique<MemoryStore>();
  }

  Result<std::unique_ptr<Changelog>> OpenChangelog(LaneId /*lane*/, Offset /*from*/) override {
    return std::unique_ptr<Changelog>();
  }

 private:
  FileStreams streams_;
};

}  // namespace

ExitCode RunPipe(const PipeCommand& command, std::istream& in, const FileStreams& out,
                 Observer& observer) {
  const Config& config = command.config;
  const Stage stage(StageKind::kFused, PrepareOptionsOf(config, command.publishers),
                    RenderOptionsOf(config), config.story.partitions);
  FileSource source(in);
  FilePorts ports(out);
  Pool pool(command.threads);
  // No second attempt: a stream that cannot be written stays so.
  const LoopOptions options{.commit = config.commit, .sink_attempts_max = 0};
  Loop loop(stage, {config.match, config.story}, options, source, ports, pool, observer,
            [] { return std::chrono::steady_clock::now(); });
  const Status status = loop.Run({});
  if (status) return kExitOk;
  observer.OnMessage(Level::kError, status.error().detail);
  return ExitCodeOf(status.error().code);
}

}  // namespace wiresift
