#include "kafka/sink.h"

#include <algorithm>
#include <array>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "kafka/admin.h"
#include "kafka/output_limits.h"
#include "kafka/record.h"
#include "pipeline/ports/output_size.h"

namespace wiresift {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kOpenTimeout{5'000};
/// Milliseconds for an abort, which takes a few; a slower one wears the producer out anyway. Not
/// -1, as librdkafka recommends: that waits for ever for a broker that is away.
constexpr milliseconds kAbortTimeout{3'000};
constexpr milliseconds kRetryPause{50};
/// Milliseconds of one wait for room in the queue.
constexpr int kQueueFullWaitMs = 50;
/// Writes between two looks at the delivery reports, which take room in the queue.
constexpr std::size_t kWritesPerServe = 64;

int Milliseconds(milliseconds time) {
  return static_cast<int>(std::max<std::int64_t>(time.count(), 0));
}

milliseconds TimeLeft(steady_clock::time_point deadline) {
  return std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
}

PartitionListHandle OffsetsOf(const std::string& topic, std::span<const Position> positions) {
  PartitionListHandle list = MakePartitionList(positions.size());
  for (const Position& position : positions) {
    rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), position.partition.value)->offset =
        position.next.value;
  }
  return list;
}

}  // namespace

Result<std::unique_ptr<KafkaSink>> KafkaSink::Make(const KafkaOptions& options,
                                                   SinkSettings settings, const KafkaSource* source,
                                                   LogFunction log) {
  std::unique_ptr<KafkaSink> sink(
      new KafkaSink(options, std::move(settings), source, std::move(log)));
  if (Status connected = sink->Connect(std::nullopt); !connected) {
    return std::unexpected(connected.error());
  }
  return sink;
}

KafkaSink::KafkaSink(KafkaOptions options, SinkSettings settings, const KafkaSource* source,
                     LogFunction log)
    : options_(std::move(options)),
      settings_(std::move(settings)),
      source_(source),
      callbacks_(std::make_shared<ClientCallbacks>()) {
  callbacks_->log = std::move(log);
  callbacks_->on_error = [this](rd_kafka_resp_err_t code, std::string_view said) {
    OnError(code, said);
  };
  callbacks_->on_delivery = [this](const rd_kafka_message_t& message) { OnDelivery(message); };
}

Status KafkaSink::Connect(std::optional<std::size_t> batch_bytes_max) {
  KafkaOptions options = options_;
  if (batch_bytes_max) options.properties["batch.size"] = std::to_string(*batch_bytes_max);
  Result<ConfHandle> conf = ProducerConf(options, settings_.transactional_id);
  if (!conf) return std::unexpected(conf.error());
  message_bytes_max_ = static_cast<std::size_t>(NumberOf(**conf, "message.max.bytes"));
  batch_bytes_max_ = static_cast<std::size_t>(NumberOf(**conf, "batch.size"));
  socket_timeout_ = milliseconds(NumberOf(**conf, "socket.timeout.ms"));
  transaction_timeout_ = milliseconds(NumberOf(**conf, "transaction.timeout.ms"));
  Result<ClientHandle> client = MakeClient(RD_KAFKA_PRODUCER, std::move(*conf), *callbacks_);
  if (!client) return std::unexpected(client.error());
  client_ = {client->release(),
             [callbacks = callbacks_](rd_kafka_t* made) { ClientDelete()(made); }};
  return {};
}

KafkaSink::~KafkaSink() {
  if (client_ == nullptr) return;
  // Without a purge, destroying waits for messages that no longer matter.
  rd_kafka_purge(client_.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT |
                                    RD_KAFKA_PURGE_F_NON_BLOCKING);
  // A call that has not returned keeps the client alive, but the receiver of its log may be gone.
  if (client_.use_count() > 1) callbacks_->is_muted = true;
}

Status KafkaSink::Open() {
  if (Status begun = InitTransactions(); !begun) return begun;
  if (Status met = MeetTopics(); !met) return met;
  const std::size_t batch_bytes_max = LearnLimits();
  if (batch_bytes_max == batch_bytes_max_) return {};
  topics_.clear();
  client_.reset();
  if (Status connected = Connect(batch_bytes_max); !connected) return connected;
  if (Status begun = InitTransactions(); !begun) return begun;
  return MeetTopics();
}

Status KafkaSink::InitTransactions() {
  const std::string what = fmt::format("opening transactions of '{}'", settings_.transactional_id);
  const auto deadline = steady_clock::now() + kOpenTimeout;
  while (true) {
    const ErrorHandle error(
        rd_kafka_init_transactions(client_.get(), Milliseconds(TimeLeft(deadline))));
    if (error == nullptr) return {};
    if (FateOf(error.get()) != TransactionFate::kRetry || TimeLeft(deadline) <= kRetryPause) {
      return std::unexpected(KafkaNoAnswer(*client_, what, rd_kafka_error_code(error.get()),
                                           rd_kafka_error_string(error.get())));
    }
    std::this_thread::sleep_for(kRetryPause);
  }
}

// The broker refuses a record or batch over a topic's limit only after it was sent, which dooms the
// transaction. So the topics are asked for their limits, and nothing over them is sent. librdkafka
// fills batches up to `batch.size` and never splits them: they may have the returned size at most.
std::size_t KafkaSink::LearnLimits() {
  std::size_t batch_bytes_max = batch_bytes_max_;
  if (settings_.topics.empty() || !settings_.asks_for_limits) return batch_bytes_max;
  const auto limits = TopicLimitsOf(*client_, settings_.topics);
  if (!limits) {
    Log(Level::kWarning, limits.error().detail + "; kafka.message.max.bytes alone limits records");
    return batch_bytes_max;
  }
  for (const auto& [channel, limit] : *limits) {
    topic_bytes_max_[channel] = limit;
    batch_bytes_max = std::min(batch_bytes_max, limit);
  }
  return batch_bytes_max;
}

Status KafkaSink::MeetTopics() {
  for (const auto& [channel, name] : settings_.topics) {
    TopicHandle topic(rd_kafka_topic_new(client_.get(), name.c_str(), nullptr));
    if (topic == nullptr) return KafkaFail("topic " + name, rd_kafka_last_error());
    topics_[channel] = std::move(topic);
    if (Status exists = CheckTopicExists(*client_, name); !exists) return exists;
  }
  return {};
}

Status KafkaSink::Begin() {
  if (is_open_) return {};
  const ErrorHandle error(rd_kafka_begin_transaction(client_.get()));
  if (error != nullptr) {
    WearOut(rd_kafka_error_string(error.get()));
    return KafkaFail("beginning a transaction", *error);
  }
  is_open_ = true;
  began_ = steady_clock::now();
  troubles_before_ = connection_troubles_;
  was_slow_ = false;
  return {};
}

Status KafkaSink::Write(Output output) {
  if (is_broken_) return Fail(ErrorCode::kUnavailable, "kafka: this producer is no longer usable");
  const auto topic = topics_.find(output.channel);
  if (topic == topics_.end()) {
    return Fail(ErrorCode::kInvalid, "kafka: no topic is configured for this kind of output");
  }
  if (!doom_.empty()) return Fail(ErrorCode::kUnavailable, doom_);
  if (SizeOf(output) > output_bytes_max(output.channel)) return TooLarge(output.channel);
  if (Status begun = Begin(); !begun) return begun;
  const auto deadline = began_ + transaction_timeout_;
  while (true) {
    if (++writes_ % kWritesPerServe == 0) rd_kafka_poll(client_.get(), 0);
    const rd_kafka_resp_err_t code = Produce(output, *topic->second);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
    if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL || TimeLeft(deadline) < milliseconds{0}) {
      return Refuse(code, output.channel);
    }
    rd_kafka_poll(client_.get(), kQueueFullWaitMs);
  }
}

rd_kafka_resp_err_t KafkaSink::Produce(const Output& output, rd_kafka_topic_t& topic) {
  HeadersHandle headers = HeadersOf(output.headers);
  // librdkafka copies key and value; its interface only lacks the const.
  void* const value = output.value ? const_cast<char*>(output.value->data()) : nullptr;
  const std::size_t value_size = output.value ? output.value->size() : 0;
  const std::int32_t partition = output.partition ? output.partition->value : RD_KAFKA_PARTITION_UA;
  // Marks the state's deltas for OnDelivery; any pointer does.
  void* const mark = output.channel == Channel::kState ? this : nullptr;
  std::array<rd_kafka_vu_t, 7> parts{};
  parts[0] = {.vtype = RD_KAFKA_VTYPE_RKT, .u = {.rkt = &topic}};
  parts[1] = {.vtype = RD_KAFKA_VTYPE_PARTITION, .u = {.i32 = partition}};
  parts[2] = {.vtype = RD_KAFKA_VTYPE_VALUE, .u = {.mem = {value, value_size}}};
  parts[3] = {.vtype = RD_KAFKA_VTYPE_KEY,
              .u = {.mem = {const_cast<char*>(output.key.data()), output.key.size()}}};
  parts[4] = {.vtype = RD_KAFKA_VTYPE_MSGFLAGS, .u = {.i = RD_KAFKA_MSG_F_COPY}};
  parts[5] = {.vtype = RD_KAFKA_VTYPE_HEADERS, .u = {.headers = headers.get()}};
  parts[6] = {.vtype = RD_KAFKA_VTYPE_OPAQUE, .u = {.ptr = mark}};
  const ErrorHandle error(rd_kafka_produceva(client_.get(), parts.data(), parts.size()));
  if (error != nullptr) return rd_kafka_error_code(error.get());
  [[maybe_unused]] rd_kafka_headers_t* const owned_by_message = headers.release();
  return RD_KAFKA_RESP_ERR_NO_ERROR;
}

Status KafkaSink::TooLarge(Channel channel) const {
  return Fail(ErrorCode::kTooLarge,
              fmt::format("kafka: an output for {} is larger than {} bytes",
                          settings_.topics.at(channel), output_bytes_max(channel)));
}

Status KafkaSink::Refuse(rd_kafka_resp_err_t code, Channel channel) {
  if (code == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE) return TooLarge(channel);
  Error error = KafkaError("writing to " + settings_.topics.at(channel), code);
  Doom(error.detail);
  return std::unexpected(std::move(error));
}

CommitOutcome KafkaSink::Commit(std::span<const Position> positions) {
  if (is_broken_) return CommitOutcome::kFenced;
  if (!is_open_ && positions.empty()) return CommitOutcome::kCommitted;
  if (!MayCommit(positions)) Doom("kafka: the partitions are no longer ours");
  if (!Begin()) return CommitOutcome::kFenced;
  if (!doom_.empty()) return Abort();
  const auto start = steady_clock::now();
  const TransactionFate sent = SendOffsets(positions);
  was_slow_ = steady_clock::now() - start > socket_timeout_;
  switch (sent) {
    case TransactionFate::kDone:
      break;
    case TransactionFate::kRenew:
      return WearOut("offsets could not be sent");
    case TransactionFate::kRetry:
    case TransactionFate::kAbort:
      return Abort();
  }
  if (!Flush()) return Abort();
  return EndTransaction();
}

bool KafkaSink::MayCommit(std::span<const Position> positions) const {
  if (positions.empty()) return true;
  return source_ != nullptr && std::ranges::all_of(positions, [&](const Position& position) {
           return source_->Owns(position.partition);
         });
}

TransactionFate KafkaSink::SendOffsets(std::span<const Position> positions) {
  if (positions.empty()) return TransactionFate::kDone;
  GroupMetadataHandle group = source_->group_metadata();
  if (group == nullptr) {
    Doom("kafka: not a member of the group at this moment");
    return TransactionFate::kAbort;
  }
  return SendOffsetsUntil({OffsetsOf(source_->topic(), positions), std::move(group)},
                          began_ + transaction_timeout_);
}

/// Retries with identical arguments until the deadline, so never gives kRetry.
TransactionFate KafkaSink::SendOffsetsUntil(const OffsetsToSend& offsets,
                                            steady_clock::time_point deadline) {
  while (true) {
    const milliseconds wait = std::max(TimeLeft(deadline), milliseconds{1});
    const auto sent = wiresift::SendOffsets(client_, offsets, wait);
    if (!sent) {
      Doom("kafka: sending offsets: librdkafka does not return");
      return TransactionFate::kRenew;
    }
    const ErrorHandle& error = *sent;
    const TransactionFate fate = FateOf(error.get());
    if (fate == TransactionFate::kDone) return fate;
    if (fate == TransactionFate::kRetry && TimeLeft(deadline) > kRetryPause) {
      std::this_thread::sleep_for(kRetryPause);
      continue;
    }
    Doom(KafkaError("sending offsets", *error).detail);
    return fate == TransactionFate::kRetry ? TransactionFate::kAbort : fate;
  }
}

// Apart from the commit, and before it: delivering may take long without harm, while a slow commit
// wears the producer out.
bool KafkaSink::Flush() {
  const auto deadline = began_ + transaction_timeout_;
  const rd_kafka_resp_err_t code =
      rd_kafka_flush(client_.get(), Milliseconds(std::max(TimeLeft(deadline), milliseconds{1})));
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR) Doom(KafkaError("writing", code).detail);
  return doom_.empty();
}

// librdkafka repeats a request that has no answer. The first may still arrive late and then end the
// next transaction (its issue 5423) or put old offsets into it: offsets of an aborted transaction
// would skip records, those of a committed one would bring them back. Only slowness and lost
// connections betray a repeated request, so a producer that met either is thrown away.
bool KafkaSink::MayHaveAskedTwice() const {
  return was_slow_ || connection_troubles_ != troubles_before_;
}

CommitOutcome KafkaSink::EndTransaction() {
  const auto start = steady_clock::now();
  const ErrorHandle error(
      rd_kafka_commit_transaction(client_.get(), Milliseconds(socket_timeout_)));
  if (error != nullptr) {
    return WearOut(KafkaError("committing", *error).detail);
  }
  is_open_ = false;
  state_next_ = std::max(state_next_, state_delivered_);
  rd_kafka_poll(client_.get(), 0);
  was_slow_ = was_slow_ || steady_clock::now() - start > socket_timeout_;
  if (MayHaveAskedTwice()) {
    worn_ = true;
    Log(Level::kWarning, "kafka: committed, but with trouble on the way: the producer is renewed");
  }
  return CommitOutcome::kCommitted;
}

CommitOutcome KafkaSink::Abort() {
  if (is_broken_) return CommitOutcome::kFenced;
  if (!is_open_) return CommitOutcome::kAborted;
  if (!doom_.empty()) Log(Level::kWarning, "transaction aborted: " + doom_);
  const ErrorHandle error(rd_kafka_abort_transaction(client_.get(), Milliseconds(kAbortTimeout)));
  if (error != nullptr) return WearOut(KafkaError("aborting", *error).detail);
  rd_kafka_poll(client_.get(), 0);
  is_open_ = false;
  state_delivered_ = state_next_;
  doom_.clear();
  if (MayHaveAskedTwice()) {
    return WearOut("aborted, but with trouble on the way");
  }
  // Somebody has lowered a topic's limit: the next sink asks for it.
  if (refused_size_) return WearOut("aborted, since a topic takes less than it did");
  return CommitOutcome::kAborted;
}

CommitOutcome KafkaSink::WearOut(std::string_view why) {
  is_broken_ = true;
  worn_ = true;
  is_open_ = false;
  Log(Level::kWarning,
      fmt::format("{}: a new producer takes over{}", why, doom_.empty() ? "" : " (" + doom_ + ")"));
  return CommitOutcome::kFenced;
}

std::size_t KafkaSink::output_bytes_max(Channel channel) const {
  const auto topic = topic_bytes_max_.find(channel);
  const std::size_t limit = topic == topic_bytes_max_.end()
                                ? message_bytes_max_
                                : std::min(message_bytes_max_, topic->second);
  return OutputBytesMax(limit);
}

void KafkaSink::Serve(milliseconds wait) {
  rd_kafka_poll(client_.get(), Milliseconds(wait));
}

void KafkaSink::OnDelivery(const rd_kafka_message_t& message) {
  switch (message.err) {
    case RD_KAFKA_RESP_ERR_NO_ERROR:
      if (message._private == nullptr) return;
      state_delivered_ = std::max(state_delivered_, Offset{message.offset + 1});
      return;
    case RD_KAFKA_RESP_ERR__PURGE_QUEUE:
    case RD_KAFKA_RESP_ERR__PURGE_INFLIGHT:
      return;  // an abort has thrown it away
    default:
      refused_size_ = refused_size_ || message.err == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE;
      Doom(KafkaError(fmt::format("writing to {}", rd_kafka_topic_name(message.rkt)), message.err)
               .detail);
  }
}

void KafkaSink::OnError(rd_kafka_resp_err_t code, std::string_view said) {
  if (code == RD_KAFKA_RESP_ERR__FATAL) {
    char why[512] = "";
    const rd_kafka_resp_err_t cause = rd_kafka_fatal_error(client_.get(), why, sizeof(why));
    WearOut(KafkaError("writing", cause, why).detail);
    return;
  }
  if (IsConnectionTrouble(code)) {
    ++connection_troubles_;
    return;  // librdkafka logs each by itself
  }
  Log(Level::kWarning, KafkaError("writing", code, said).detail);
}

/// Keeps the first reason, since the others follow from it.
void KafkaSink::Doom(std::string why) {
  if (doom_.empty()) doom_ = std::move(why);
}

void KafkaSink::Log(Level level, std::string_view text) const {
  if (callbacks_->log) callbacks_->log(level, text);
}

Status OpenWithin(milliseconds patience, Sink& sink) {
  const auto deadline = steady_clock::now() + patience;
  while (true) {
    Status opened = sink.Open();
    const bool may_heal = !opened && opened.error().code == ErrorCode::kUnavailable;
    if (!may_heal || TimeLeft(deadline) <= kRetryPause) return opened;
    std::this_thread::sleep_for(kRetryPause);
  }
}

}  // namespace wiresift
