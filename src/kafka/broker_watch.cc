#include "kafka/broker_watch.h"

#include <algorithm>

#include "kafka/client.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::chrono::seconds kQuiet{5};
constexpr std::chrono::seconds kForgotten{15};
constexpr std::chrono::seconds kInterval{1};

}  // namespace

bool BrokerWatch::IsQuiet() const {
  return steady_clock::now() - heard_ > kQuiet;
}

bool BrokerWatch::Ask(rd_kafka_t& client, milliseconds wait) {
  const auto now = steady_clock::now();
  if (now < next_) return false;
  next_ = now + kInterval;
  const rd_kafka_metadata_t* metadata = nullptr;
  const rd_kafka_resp_err_t code =
      rd_kafka_metadata(&client, 0, nullptr, &metadata, static_cast<int>(wait.count()));
  if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
    rd_kafka_metadata_destroy(metadata);
    Heard();
    return true;
  }
  if (now - std::max(heard_, reminded_) > kForgotten) {
    reminded_ = now;
    RemindOfServers(client);
  }
  return false;
}

}  // namespace wiresift
