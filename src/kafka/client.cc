#include "kafka/client.h"

#include <array>
#include <future>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "kafka/errors.h"
#include "kafka/settings.h"

namespace wiresift {

namespace {

ClientCallbacks& CallbacksOf(void* opaque) {
  return *static_cast<ClientCallbacks*>(opaque);
}

/// librdkafka says syslog's levels, 0 to 7. Its debug lines are asked for by `kafka.debug` alone,
/// so they are shown as info.
Level LevelOf(int level) {
  if (level <= 3) return Level::kError;
  return level <= 4 ? Level::kWarning : Level::kInfo;
}

void OnLog(const rd_kafka_t* client, int level, const char* facility, const char* text) {
  // "This consumer property does nothing in a producer": the operator has one map for both.
  if (std::string_view(facility) == "CONFWARN") return;
  // Also called while the client is being made, and then without our opaque.
  void* opaque = rd_kafka_opaque(client);
  if (opaque == nullptr || !CallbacksOf(opaque).log || CallbacksOf(opaque).is_muted) return;
  CallbacksOf(opaque).log(LevelOf(level), fmt::format("kafka: {}: {}", facility, text));
}

/// Without "(after 12ms in state CONNECT, …)": the same trouble has the same text.
std::string WithoutTiming(std::string_view said) {
  return std::string(said.substr(0, said.find(" (after ")));
}

void OnError(rd_kafka_t* /*client*/, int number, const char* said, void* opaque) {
  const auto code = static_cast<rd_kafka_resp_err_t>(number);
  ClientCallbacks& callbacks = CallbacksOf(opaque);
  const bool is_of_a_broker = IsConnectionTrouble(code) || IsLoginTrouble(code);
  if (is_of_a_broker && code != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) {
    callbacks.trouble = BrokerTrouble{code, WithoutTiming(said)};
  }
  if (callbacks.on_error) callbacks.on_error(code, said);
}

void OnRebalance(rd_kafka_t* /*client*/, rd_kafka_resp_err_t code,
                 rd_kafka_topic_partition_list_t* partitions, void* opaque) {
  CallbacksOf(opaque).on_rebalance(code, *partitions);
}

void OnDelivery(rd_kafka_t* /*client*/, const rd_kafka_message_t* message, void* opaque) {
  CallbacksOf(opaque).on_delivery(*message);
}

/// Tokens are fetched on librdkafka's own thread: most of our calls wait without polling, and a
/// client without a token never connects.
void FetchTokensInTheBackground(rd_kafka_t& client) {
  [[maybe_unused]] const ErrorHandle none_but_without_queue(
      rd_kafka_sasl_background_callbacks_enable(&client));
}

}  // namespace

Result<ClientHandle> MakeClient(rd_kafka_type_t type, ConfHandle conf, ClientCallbacks& callbacks) {
  const bool has_tokens = PropertyOf(*conf, "sasl.mechanisms") == "OAUTHBEARER";
  if (has_tokens) rd_kafka_conf_enable_sasl_queue(conf.get(), 1);
  callbacks.servers = PropertyOf(*conf, "bootstrap.servers");
  rd_kafka_conf_set_opaque(conf.get(), &callbacks);
  rd_kafka_conf_set_log_cb(conf.get(), OnLog);
  rd_kafka_conf_set_error_cb(conf.get(), OnError);
  if (callbacks.on_rebalance) rd_kafka_conf_set_rebalance_cb(conf.get(), OnRebalance);
  if (callbacks.on_delivery) rd_kafka_conf_set_dr_msg_cb(conf.get(), OnDelivery);
  std::array<char, 512> said{};
  ClientHandle client(rd_kafka_new(type, conf.get(), said.data(), said.size()));
  if (client == nullptr) return Fail(ErrorCode::kInvalid, fmt::format("kafka: {}", said.data()));
  [[maybe_unused]] rd_kafka_conf_t* const owned_by_client = conf.release();
  if (has_tokens) FetchTokensInTheBackground(*client);
  if (type == RD_KAFKA_CONSUMER) rd_kafka_poll_set_consumer(client.get());
  return client;
}

void RemindOfServers(rd_kafka_t& client) {
  rd_kafka_brokers_add(&client, CallbacksOf(rd_kafka_opaque(&client)).servers.c_str());
}

Error KafkaNoAnswer(rd_kafka_t& client, std::string_view what, rd_kafka_resp_err_t code,
                    std::string_view said) {
  rd_kafka_poll(&client, 0);  // brings the troubles that have piled up
  const std::optional<BrokerTrouble>& trouble = CallbacksOf(rd_kafka_opaque(&client)).trouble;
  if (trouble && IsConnectionTrouble(code)) return KafkaError(what, trouble->code, trouble->said);
  return KafkaError(what, code, said);
}

// A thread of its own: closing blocks for up to a session, and polling it to its end instead
// (rd_kafka_consumer_close_queue) never ended for a member that was just joining.
void CloseConsumer(ClientHandle consumer, std::unique_ptr<ClientCallbacks> callbacks,
                   std::chrono::milliseconds limit) {
  callbacks->on_error = {};
  callbacks->on_rebalance = [client = consumer.get()](rd_kafka_resp_err_t,
                                                      rd_kafka_topic_partition_list_t&) {
    rd_kafka_assign(client, nullptr);
  };
  // Shared, because nobody knows which of the two threads is the last to use it.
  const std::shared_ptr<ClientCallbacks> shared = std::move(callbacks);
  std::promise<void> done;
  std::future<void> is_done = done.get_future();
  std::thread closer([consumer = std::move(consumer), shared, done = std::move(done)]() mutable {
    rd_kafka_consumer_close(consumer.get());
    consumer.reset();
    done.set_value_at_thread_exit();
  });
  if (is_done.wait_for(limit) == std::future_status::ready) {
    closer.join();
  } else {
    shared->is_muted = true;
    closer.detach();
  }
}

}  // namespace wiresift
