#pragma once

#include <chrono>

#include "kafka/handles.h"

namespace wiresift {

/// Keeps a reading client in touch with its brokers. A lone broker that has just come back says for
/// a moment that there are no brokers; librdkafka then forgets all it knows and does not always ask
/// the bootstrap servers again (its issue 5301), so the client would be silent for good. A client
/// that hears nothing therefore asks, and without an answer is told its bootstrap servers anew. One
/// thread.
class BrokerWatch {
 public:
  /// Notes that a broker has sent something.
  void Heard() { heard_ = std::chrono::steady_clock::now(); }

  /// True when nothing has come for 5 s.
  [[nodiscard]] bool IsQuiet() const;

  /// Asks the brokers; true when one answers within `wait`. Asks at most once a second and is false
  /// in between. After 15 s without an answer the client is told its bootstrap servers again.
  bool Ask(rd_kafka_t& client, std::chrono::milliseconds wait);

 private:
  std::chrono::steady_clock::time_point heard_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point reminded_ = heard_;
  std::chrono::steady_clock::time_point next_;  ///< before this no broker is asked again
};

}  // namespace wiresift
