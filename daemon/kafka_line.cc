#include "daemon/kafka_line.h"

#include <filesystem>
#include <utility>

#include "config/stage_options.h"
#include "kafka/changelog.h"
#include "kafka/cluster.h"
#include "store/rocks_store.h"
#include "store/word_file.h"

namespace wiresift {
namespace {

/// The consumer group of a stage, which its transactional ids begin with too.
std::string GroupOf(const Config& config, StageKind kind) {
  return config.group + "-" + std::string(NameOf(kind));
}

const std::string& InputTopicOf(const Config& config, StageKind kind) {
  return kind == StageKind::kStory ? config.topics.clean : config.topics.raw;
}

/// The journal of the stage, or null with a warning where it cannot be kept: the line is exact
/// without it.
std::unique_ptr<InFlightJournal> OpenJournal(StageKind kind, const Config& config,
                                             Observer& observer) {
  auto journal =
      InFlightJournal::Open(std::filesystem::path(config.state_dir) /
                            ("in-flight-" + config.instance + "-" + InputTopicOf(config, kind)));
  if (journal) return std::move(*journal);
  observer.OnMessage(Level::kWarning, "records that kill the process will not be put aside: " +
                                          journal.error().detail);
  return nullptr;
}

LoopOptions LoopOptionsOf(StageKind kind, const Config& config, CrashGuard* guard) {
  LoopOptions options;
  options.guard = guard;
  options.commit = config.commit;
  const bool follows = config.story.standby && kind != StageKind::kClean;
  if (follows) options.followed_partitions = config.story.partitions;
  return options;
}

LogFunction LogTo(Observer& observer) {
  return [&observer](Level level, std::string_view text) { observer.OnMessage(level, text); };
}

}  // namespace

class KafkaLine::Ports final : public LanePorts {
 public:
  Ports(StageKind kind, const Config& config, StateKeeping keeping, const KafkaSource& source,
        LogFunction log)
      : kind_(kind), config_(config), keeping_(keeping), source_(source), log_(std::move(log)) {}

  Result<std::unique_ptr<Sink>> MakeSink(LaneId lane) override {
    const std::string member =
        kind_ == StageKind::kClean ? config_.instance : std::to_string(lane.value);
    auto sink = KafkaSink::Make(config_.kafka,
                                {.transactional_id = GroupOf(config_, kind_) + "-" + member,
                                 .topics = ChannelTopicsOf(config_.topics),
                                 .asks_for_limits = keeping_ == StateKeeping::kDisk},
                                &source_, log_);
    if (!sink) return std::unexpected(sink.error());
    return std::move(*sink);
  }

  Result<std::unique_ptr<StateStore>> OpenStore(LaneId lane) override {
    if (keeping_ == StateKeeping::kMemory) return std::make_unique<MemoryStore>();
    const auto cluster = ClusterId(config_.kafka);
    if (!cluster) return std::unexpected(cluster.error());
    const std::string folder = config_.topics.state + "-" + std::to_string(lane.value);
    return OpenRocksStore(std::filesystem::path(config_.state_dir) / folder,
                          {.cluster = *cluster,
                           .topic = config_.topics.state,
                           .partition = StoryPartitionOf(lane).value,
                           .sampling = config_.match.sampling});
  }

  std::unique_ptr<WordMemory> MakeWordMemory(LaneId lane) override {
    if (!config_.match.words_in_file) return LanePorts::MakeWordMemory(lane);
    return std::make_unique<WordFile>(
        config_.state_dir, [log = log_](std::string_view text) { log(Level::kWarning, text); });
  }

  Result<std::unique_ptr<Changelog>> OpenChangelog(LaneId lane, Offset from) override {
    ChangelogPlace place{
        .topic = config_.topics.state, .partition = StoryPartitionOf(lane), .start = {}};
    if (from.value > 0) place.start = from;
    auto changelog = KafkaChangelog::Make(config_.kafka, std::move(place), log_);
    if (!changelog) return std::unexpected(changelog.error());
    return std::move(*changelog);
  }

 private:
  StageKind kind_;
  Config config_;
  StateKeeping keeping_;
  const KafkaSource& source_;
  LogFunction log_;
};

KafkaLine::KafkaLine(StageKind kind, const Config& config)
    : publishers_(config.publisher_table),
      stage_(kind, PrepareOptionsOf(config, config.publisher_memory ? &publishers_ : nullptr),
             RenderOptionsOf(config), config.story.partitions) {}

KafkaLine::~KafkaLine() = default;

Result<std::unique_ptr<KafkaLine>> KafkaLine::Make(StageKind kind, const Config& config,
                                                   StateKeeping keeping, Pool& pool,
                                                   Observer& observer) {
  std::unique_ptr<KafkaLine> line(new KafkaLine(kind, config));
  auto source =
      KafkaSource::Make(config.kafka, {.group = GroupOf(config, kind), .instance = config.instance},
                        InputTopicOf(config, kind), LogTo(observer));
  if (!source) return std::unexpected(source.error());
  line->source_ = std::move(*source);
  if (config.publisher_memory && kind != StageKind::kStory) {
    line->reader_ = std::make_unique<PublisherReader>(config, line->publishers_, LogTo(observer));
  }
  line->ports_ = std::make_unique<Ports>(kind, config, keeping, *line->source_, LogTo(observer));
  if (keeping == StateKeeping::kDisk) line->journal_ = OpenJournal(kind, config, observer);
  line->loop_ = std::make_unique<Loop>(line->stage_, LaneOptions{config.match, config.story},
                                       LoopOptionsOf(kind, config, line->journal_.get()),
                                       *line->source_, *line->ports_, pool, observer,
                                       [] { return std::chrono::steady_clock::now(); });
  return line;
}

void KafkaLine::Start() {
  thread_ = std::jthread([this](const std::stop_token& stop) {
    if (reader_) reader_->Start(stop);
    result_ = loop_->Run(stop);
    reader_.reset();
    source_->Close();
    done_.store(true);
  });
}

}  // namespace wiresift
