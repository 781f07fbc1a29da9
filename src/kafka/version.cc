#include "kafka/version.h"

#include <librdkafka/rdkafka.h>

namespace wiresift {

std::string LibrdkafkaVersion() {
  return rd_kafka_version_str();
}

}  // namespace wiresift
