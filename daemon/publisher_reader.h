#pragma once

#include <stop_token>
#include <string>
#include <thread>

#include "config/config.h"
#include "core/ids.h"
#include "core/result.h"
#include "kafka/client.h"
#include "pipeline/ports/record.h"
#include "publisher/table.h"

namespace wiresift {

/// Keeps a PublisherTable as the publishers topic says: reads all that is committed there, then
/// what is new twice a minute. Learning takes days, so half a minute more does not matter.
class PublisherReader {
 public:
  /// `table` outlives the reader.
  PublisherReader(const Config& config, PublisherTable& table, LogFunction log);

  /// Returns when the whole topic has been read, so that nothing is cleaned before; gives up after
  /// 15 s of vain attempts and when `stop` is asked for, since a feed does not wait for a memory.
  /// A thread goes on from there.
  void Start(const std::stop_token& stop);

 private:
  /// Reads on to the topic's committed end. kUnavailable: try again.
  Status Refresh(const std::stop_token& stop);
  Status ReadFrom(Offset next, const std::stop_token& stop);
  void Apply(const Record& record);
  void Complain(const Error& error);
  void Run(const std::stop_token& stop);

  KafkaOptions kafka_;
  std::string topic_;
  PublisherTable& table_;
  LogFunction log_;
  Offset next_;
  bool has_read_ = false;  ///< the whole topic, at least once
  std::string last_complaint_;
  std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace wiresift
