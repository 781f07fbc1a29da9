#include "kafka/source.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kafka/errors.h"
#include "kafka/record.h"

namespace wiresift {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kCommittedTimeout{3'000};
/// Milliseconds to wait for the committed offsets of new partitions. It is short, because a
/// predecessor killed within a transaction leaves them unstable until its lane is fenced, and the
/// fencing waits for this.
constexpr milliseconds kPlacingTimeout{500};
constexpr milliseconds kPlacingInterval{1'000};
/// Milliseconds for a seek, which waits for librdkafka's own threads and for no broker.
constexpr milliseconds kSeekTimeout{3'000};
constexpr milliseconds kCloseTimeout{3'000};
constexpr milliseconds kProbeTimeout{200};
/// Milliseconds after which a refusal that was not repeated is over: lasting ones come much sooner.
constexpr milliseconds kTroubleLasts{30'000};
/// Milliseconds within which a second fencing means that two members share a name: they fence each
/// other within seconds.
constexpr milliseconds kFenceRemembered{60'000};

int Milliseconds(milliseconds time) {
  return static_cast<int>(time.count());
}

std::span<rd_kafka_topic_partition_t> ElementsOf(rd_kafka_topic_partition_list_t& list) {
  return {list.elems, static_cast<std::size_t>(list.cnt)};
}

std::vector<PartitionId> IdsOf(rd_kafka_topic_partition_list_t& list) {
  std::vector<PartitionId> ids;
  for (const rd_kafka_topic_partition_t& partition : ElementsOf(list)) {
    ids.push_back(PartitionId{partition.partition});
  }
  return ids;
}

/// The first error in a list, where librdkafka reports each partition's own.
Status ErrorsOf(std::string_view what, rd_kafka_topic_partition_list_t& list) {
  for (const rd_kafka_topic_partition_t& partition : ElementsOf(list)) {
    if (partition.err == RD_KAFKA_RESP_ERR_NO_ERROR) continue;
    return KafkaFail(fmt::format("{} {}[{}]", what, partition.topic, partition.partition),
                     partition.err);
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<KafkaSource>> KafkaSource::Make(const KafkaOptions& options,
                                                       const ConsumerSettings& settings,
                                                       std::string topic, LogFunction log) {
  std::unique_ptr<KafkaSource> source(
      new KafkaSource(options, settings, std::move(topic), std::move(log)));
  if (Status connected = source->Connect(); !connected) return std::unexpected(connected.error());
  return source;
}

KafkaSource::KafkaSource(KafkaOptions options, ConsumerSettings settings, std::string topic,
                         LogFunction log)
    : options_(std::move(options)),
      settings_(std::move(settings)),
      topic_(std::move(topic)),
      log_(std::move(log)) {}

Status KafkaSource::Connect() {
  Result<ConfHandle> conf = ConsumerConf(options_, settings_);
  if (!conf) return std::unexpected(conf.error());
  callbacks_ = std::make_unique<ClientCallbacks>();
  callbacks_->log = log_;
  callbacks_->on_error = [this](rd_kafka_resp_err_t code, std::string_view said) {
    OnError(code, said);
  };
  callbacks_->on_rebalance = [this](rd_kafka_resp_err_t code,
                                    rd_kafka_topic_partition_list_t& partitions) {
    OnRebalance(code, partitions);
  };
  Result<ClientHandle> client = MakeClient(RD_KAFKA_CONSUMER, std::move(*conf), *callbacks_);
  if (!client) return std::unexpected(client.error());
  client_ = std::move(*client);
  return Subscribe();
}

KafkaSource::~KafkaSource() {
  Close();
}

Status KafkaSource::Subscribe() {
  const PartitionListHandle topics = MakePartitionList(1);
  rd_kafka_topic_partition_list_add(topics.get(), topic_.c_str(), RD_KAFKA_PARTITION_UA);
  const rd_kafka_resp_err_t code = rd_kafka_subscribe(client_.get(), topics.get());
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail("subscribing to " + topic_, code);
  return {};
}

Result<std::vector<Record>> KafkaSource::Poll(std::size_t most, milliseconds wait,
                                              SourceListener& listener) {
  if (is_fenced_) {
    if (Status joined = JoinAgain(listener); !joined) Complain(joined.error());
  }
  if (trouble_ && trouble_->error.code == ErrorCode::kFatal)
    return std::unexpected(trouble_->error);
  listener_ = &listener;
  ReviewTrouble(wait);
  PlaceUnplaced();
  Consume(most, wait);
  listener_ = nullptr;
  // Records first: a trouble can wait, what was read must not be lost.
  if (batch_.empty() && trouble_) return std::unexpected(trouble_->error);
  return std::exchange(batch_, {});
}

// A member with an `instance` can be fenced by itself: it joins, the connection breaks before the
// answer comes, it joins again and is then two members to a broker that has just come back. So once
// is an accident and healed by a new client; soon again means that somebody else has our name.
Status KafkaSource::JoinAgain(SourceListener& listener) {
  is_fenced_ = false;
  const auto now = steady_clock::now();
  if (fenced_at_ && now - *fenced_at_ < kFenceRemembered) {
    return KafkaFail("reading " + topic_, RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID);
  }
  fenced_at_ = now;
  if (log_)
    log_(Level::kWarning, fmt::format("kafka: fenced as '{}': joining anew", settings_.instance));
  std::vector<PartitionId> lost;
  lost.reserve(assigned_.size());
  for (const auto& [partition, progress] : assigned_)
    lost.push_back(partition);
  if (!lost.empty()) listener.OnRevoked(lost, true);
  unplaced_.clear();
  watch_ = {};
  Close();
  if (Status connected = Connect(); !connected) {
    return Fail(ErrorCode::kFatal, connected.error().detail);
  }
  return {};
}

// One by one and not by rd_kafka_consume_batch_queue: that waits until the batch is full, and
// would hand out records of a partition that a rebalance takes away in the middle of the batch.
void KafkaSource::Consume(std::size_t most, milliseconds wait) {
  int wait_ms = Milliseconds(wait);
  while (batch_.size() < most) {
    const MessageHandle message(rd_kafka_consumer_poll(client_.get(), wait_ms));
    if (message == nullptr) return;
    Take(*message);
    if (!batch_.empty()) wait_ms = 0;
  }
}

void KafkaSource::Take(const rd_kafka_message_t& message) {
  if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) return TakeError(message);
  const auto assigned = assigned_.find(PartitionId{message.partition});
  if (assigned == assigned_.end() || message.offset < assigned->second.next.value) return;
  if (unplaced_.contains(assigned->first)) return;  // comes again after the seek
  watch_.Heard();
  assigned->second.next = Offset{message.offset + 1};
  batch_.push_back(RecordOf(message, topic_));
  if (trouble_ && trouble_->error.code != ErrorCode::kFatal) trouble_.reset();
}

void KafkaSource::TakeError(const rd_kafka_message_t& message) {
  if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
    const auto assigned = assigned_.find(PartitionId{message.partition});
    if (assigned != assigned_.end()) assigned->second.end_seen = Offset{message.offset};
    return;
  }
  const char* text = rd_kafka_message_errstr(&message);
  const std::string_view said = text == nullptr ? "" : text;
  if (message.err == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET) {
    return OnOffsetVanished(PartitionId{message.partition}, said);
  }
  if (IsMissingTopic(message.err)) {
    is_topic_missing_ = true;
    return Complain(MissingTopic(topic_));
  }
  OnError(message.err, said);
}

// While there is nothing to read, only asking tells whether brokers are back or forgotten.
void KafkaSource::ReviewTrouble(milliseconds wait) {
  if (!trouble_ && !watch_.IsQuiet()) return;
  const bool answer = watch_.Ask(*client_, std::min(wait, kProbeTimeout));
  if (!trouble_ || trouble_->error.code == ErrorCode::kFatal || is_topic_missing_) return;
  const bool is_old = steady_clock::now() - trouble_->since > kTroubleLasts;
  if (trouble_->is_connection ? !answer : !is_old) return;
  trouble_.reset();
  callbacks_->trouble.reset();
}

void KafkaSource::OnError(rd_kafka_resp_err_t code, std::string_view said) {
  if (code == RD_KAFKA_RESP_ERR__FATAL) {
    char why[512] = "";
    const rd_kafka_resp_err_t cause = rd_kafka_fatal_error(client_.get(), why, sizeof(why));
    if (cause == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID) {
      is_fenced_ = true;
      return;
    }
    Error error = KafkaError(fmt::format("reading {}", topic_), cause, why);
    error.code = ErrorCode::kFatal;  // librdkafka has given this member up, whatever the cause
    return Complain(std::move(error));
  }
  // One broker of several may be away without harm; all of them is news.
  if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || IsLoginTrouble(code)) {
    return OnBrokersUseless(code, said);
  }
  if (IsConnectionTrouble(code)) return;
  Complain(KafkaError(fmt::format("reading {}", topic_), code, said));
}

/// Reports the broker's own error: "all brokers are down" would hide a wrong password.
void KafkaSource::OnBrokersUseless(rd_kafka_resp_err_t code, std::string_view said) {
  const BrokerTrouble why = callbacks_->trouble.value_or(BrokerTrouble{code, std::string(said)});
  Complain(KafkaError(fmt::format("reading {}", topic_), why.code, why.said), true);
}

void KafkaSource::OnRebalance(rd_kafka_resp_err_t code,
                              rd_kafka_topic_partition_list_t& partitions) {
  switch (code) {
    case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS:
      return Assign(partitions);
    case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS:
      return Unassign(partitions);
    default:
      Complain(KafkaError("joining the group", code));
      rd_kafka_assign(client_.get(), nullptr);
  }
}

void KafkaSource::Assign(rd_kafka_topic_partition_list_t& partitions) {
  // While the topic is missing, the group hands out nothing of it.
  if (partitions.cnt > 0) is_topic_missing_ = false;
  if (!is_topic_missing_ && trouble_ && trouble_->error.code != ErrorCode::kFatal) trouble_.reset();
  const Status looked_up = LookUpCommitted(partitions, kPlacingTimeout);
  if (!looked_up) {
    if (log_) log_(Level::kInfo, looked_up.error().detail + "; trying again");
    // Any offset will do until then; a partition without one would refuse the seek later.
    for (rd_kafka_topic_partition_t& partition : ElementsOf(partitions))
      partition.offset = RD_KAFKA_OFFSET_END;
  }
  EndPauses(partitions);
  const ErrorHandle error(rd_kafka_incremental_assign(client_.get(), &partitions));
  if (error != nullptr) return Complain(KafkaError("taking partitions", *error));
  for (const rd_kafka_topic_partition_t& partition : ElementsOf(partitions)) {
    const Offset next{std::max<std::int64_t>(partition.offset, 0)};
    assigned_[PartitionId{partition.partition}] = {next, Offset{0}};
    if (!looked_up) unplaced_.insert(PartitionId{partition.partition});
  }
  if (listener_ != nullptr) listener_->OnAssigned(IdsOf(partitions));
}

// librdkafka keeps a pause while the partition is somebody else's. The loop paused it for a lane
// that may be ready by now, and would never resume it.
void KafkaSource::EndPauses(const rd_kafka_topic_partition_list_t& partitions) const {
  // A copy, since the call writes an error into each partition that librdkafka does not know yet.
  const PartitionListHandle list(rd_kafka_topic_partition_list_copy(&partitions));
  rd_kafka_resume_partitions(client_.get(), list.get());
}

void KafkaSource::Unassign(rd_kafka_topic_partition_list_t& partitions) {
  const bool lost = rd_kafka_assignment_lost(client_.get()) != 0;
  const std::vector<PartitionId> ids = IdsOf(partitions);
  const auto goes = [&](PartitionId id) { return std::ranges::find(ids, id) != ids.end(); };
  // What this Poll has read of them was never handed out: the next owner reads it.
  std::erase_if(batch_, [&](const Record& record) { return goes(record.at.partition); });
  if (listener_ != nullptr) listener_->OnRevoked(ids, lost);
  std::erase_if(assigned_, [&](const auto& entry) { return goes(entry.first); });
  std::erase_if(unplaced_, goes);
  const ErrorHandle error(rd_kafka_incremental_unassign(client_.get(), &partitions));
  if (error != nullptr) Complain(KafkaError("giving partitions back", *error));
}

// A broker that has just come back may not answer at the assignment, and librdkafka's own look-up
// was seen to stall for good then. Nothing of these partitions is handed out until their place is
// known.
void KafkaSource::PlaceUnplaced() {
  if (unplaced_.empty() || steady_clock::now() < next_placing_) return;
  next_placing_ = steady_clock::now() + kPlacingInterval;
  const PartitionListHandle list = ListOf(std::vector(unplaced_.begin(), unplaced_.end()));
  if (const Status looked_up = LookUpCommitted(*list, kPlacingTimeout); !looked_up) {
    return Complain(looked_up.error(), true);
  }
  const ErrorHandle error(
      rd_kafka_seek_partitions(client_.get(), list.get(), Milliseconds(kSeekTimeout)));
  if (error != nullptr) return Complain(KafkaError("seeking in " + topic_, *error), true);
  if (const Status sought = ErrorsOf("seeking in", *list); !sought) {
    return Complain(sought.error(), true);
  }
  for (const rd_kafka_topic_partition_t& partition : ElementsOf(*list)) {
    assigned_[PartitionId{partition.partition}] = {
        Offset{std::max<std::int64_t>(partition.offset, 0)}, Offset{0}};
  }
  unplaced_.clear();
}

/// Puts into each `offset` the place where delivery starts.
Status KafkaSource::LookUpCommitted(rd_kafka_topic_partition_list_t& partitions,
                                    milliseconds timeout) const {
  if (partitions.cnt == 0) return {};
  const rd_kafka_resp_err_t code =
      rd_kafka_committed(client_.get(), &partitions, Milliseconds(timeout));
  Status result = code == RD_KAFKA_RESP_ERR_NO_ERROR
                      ? ErrorsOf("committed offset of", partitions)
                      : Status(KafkaFail("looking up committed offsets of " + topic_, code));
  for (rd_kafka_topic_partition_t& partition : ElementsOf(partitions)) {
    const bool is_known =
        code == RD_KAFKA_RESP_ERR_NO_ERROR && partition.err == RD_KAFKA_RESP_ERR_NO_ERROR;
    if (!is_known) partition.offset = RD_KAFKA_OFFSET_STORED;
    if (is_known && partition.offset < 0) partition.offset = RD_KAFKA_OFFSET_BEGINNING;
    partition.err = RD_KAFKA_RESP_ERR_NO_ERROR;
  }
  return result;
}

// Either the look-up at assignment failed and the group has committed nothing yet, or the committed
// records have been deleted unread: going on silently would hide a loss.
void KafkaSource::OnOffsetVanished(PartitionId partition, std::string_view said) {
  const PartitionId partitions[] = {partition};
  const PartitionListHandle list = ListOf(partitions);
  if (list->cnt == 0) return;
  const Status looked_up = LookUpCommitted(*list, kCommittedTimeout);
  if (list->elems[0].offset >= 0) {
    return Complain(Error{ErrorCode::kFatal,
                          fmt::format("kafka: {}[{}]: record {}, the next to read, has been "
                                      "deleted unread ({}); set the offset of the group by hand "
                                      "to go on",
                                      topic_, partition.value, list->elems[0].offset, said)});
  }
  // Goes to the oldest record, or, when the look-up failed again, to what the next look-up says.
  const ErrorHandle error(
      rd_kafka_seek_partitions(client_.get(), list.get(), Milliseconds(kSeekTimeout)));
  if (error != nullptr) Complain(KafkaError("seeking in " + topic_, *error));
}

Status KafkaSource::Seek(std::span<const Position> positions) {
  const PartitionListHandle list = MakePartitionList(positions.size());
  for (const Position& position : positions) {
    if (!Owns(position.partition)) continue;  // its new owner starts at the committed offset
    rd_kafka_topic_partition_list_add(list.get(), topic_.c_str(), position.partition.value)
        ->offset = position.next.value;
    assigned_[position.partition] = {position.next, Offset{0}};
    unplaced_.erase(position.partition);
  }
  if (list->cnt == 0) return {};
  const ErrorHandle error(
      rd_kafka_seek_partitions(client_.get(), list.get(), Milliseconds(kSeekTimeout)));
  if (error != nullptr) return KafkaFail("seeking in " + topic_, *error);
  return ErrorsOf("seeking in", *list);
}

Status KafkaSource::Pause(std::span<const PartitionId> partitions) {
  const PartitionListHandle list = ListOf(partitions);
  const rd_kafka_resp_err_t code = rd_kafka_pause_partitions(client_.get(), list.get());
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail("pausing " + topic_, code);
  return ErrorsOf("pausing", *list);
}

Status KafkaSource::Resume(std::span<const PartitionId> partitions) {
  const PartitionListHandle list = ListOf(partitions);
  const rd_kafka_resp_err_t code = rd_kafka_resume_partitions(client_.get(), list.get());
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return KafkaFail("resuming " + topic_, code);
  return ErrorsOf("resuming", *list);
}

void KafkaSource::Close() {
  if (client_ == nullptr) return;
  assigned_.clear();
  CloseConsumer(std::move(client_), std::move(callbacks_), kCloseTimeout);
}

Result<std::vector<Position>> KafkaSource::Committed(std::span<const PartitionId> partitions) {
  const PartitionListHandle list = MakePartitionList(partitions.size());
  for (const PartitionId partition : partitions) {
    rd_kafka_topic_partition_list_add(list.get(), topic_.c_str(), partition.value);
  }
  if (Status found = LookUpCommitted(*list, kCommittedTimeout); !found)
    return std::unexpected(found.error());
  std::vector<Position> positions;
  for (const rd_kafka_topic_partition_t& partition : ElementsOf(*list)) {
    if (partition.offset < 0) continue;
    positions.push_back({PartitionId{partition.partition}, Offset{partition.offset}});
  }
  return positions;
}

std::vector<Lag> KafkaSource::lag() const {
  std::vector<Lag> lags;
  for (const auto& [partition, progress] : assigned_) {
    std::int64_t low = 0;
    std::int64_t high = 0;
    const rd_kafka_resp_err_t code =
        rd_kafka_get_watermark_offsets(client_.get(), topic_.c_str(), partition.value, &low, &high);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR || high < 0) continue;
    // Until the first record of a new group is read, the position is only "the oldest".
    const std::int64_t position = std::max({progress.next.value, progress.end_seen.value, low});
    lags.push_back({topic_, partition, std::max<std::int64_t>(high - position, 0)});
  }
  return lags;
}

bool KafkaSource::Owns(PartitionId partition) const {
  return assigned_.contains(partition);
}

GroupMetadataHandle KafkaSource::group_metadata() const {
  if (assigned_.empty() || rd_kafka_assignment_lost(client_.get()) != 0) return nullptr;
  GroupMetadataHandle metadata(rd_kafka_consumer_group_metadata(client_.get()));
  // Before it has joined a member has generation -1, which the coordinator does not fence at all.
  if (metadata == nullptr || rd_kafka_consumer_group_metadata_generation_id(metadata.get()) < 0) {
    return nullptr;
  }
  return metadata;
}

PartitionListHandle KafkaSource::ListOf(std::span<const PartitionId> partitions) const {
  PartitionListHandle list = MakePartitionList(partitions.size());
  for (const PartitionId partition : partitions) {
    if (!Owns(partition)) continue;
    rd_kafka_topic_partition_list_add(list.get(), topic_.c_str(), partition.value);
  }
  return list;
}

/// Keeps the latest trouble, but never replaces a fatal one.
void KafkaSource::Complain(Error error, bool is_connection) {
  if (trouble_ && trouble_->error.code == ErrorCode::kFatal) return;
  trouble_ = Trouble{std::move(error), is_connection, steady_clock::now()};
}

}  // namespace wiresift
