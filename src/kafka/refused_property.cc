#include "kafka/refused_property.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace wiresift {

namespace {

struct Refused {
  std::string_view name, reason;
};

/// Properties, aliases included, each with the reason.
constexpr std::array kOurs = {
    Refused{"enable.auto.commit", "offsets are committed inside transactions"},
    Refused{"auto.commit.enable", "offsets are committed inside transactions"},
    Refused{"auto.commit.interval.ms", "offsets are committed inside transactions"},
    Refused{"enable.auto.offset.store", "offsets are committed inside transactions"},
    Refused{"offset.store.method", "offsets are committed inside transactions"},
    Refused{"isolation.level", "exactly-once reads committed records only"},
    Refused{"auto.offset.reset", "a new group starts at the earliest record, a lost offset alarms"},
    Refused{"allow.auto.create.topics", "`wiresift topics --create` makes topics"},
    Refused{"enable.partition.eof", "the end of a partition is needed for the lag"},
    Refused{"group.protocol", "exactly-once is tested with the classic protocol"},
    Refused{"partition.assignment.strategy", "members hand partitions over cooperatively"},
    Refused{"group.id", "it follows from `group`"},
    Refused{"group.instance.id", "it follows from `instance`"},
    Refused{"transactional.id", "it follows from `group`, the role and `instance` or partition"},
    Refused{"enable.idempotence", "transactions need it"},
    Refused{"acks", "transactions need all replicas"},
    Refused{"request.required.acks", "transactions need all replicas"},
    Refused{"partitioner", "keys go where Java's clients put them"},
    Refused{"delivery.report.only.error", "the sink counts on it"},
    Refused{"enable.gapless.guarantee", "transactions replace it"},
    Refused{"message.send.max.retries", "transactions need retries"},
    Refused{"retries", "transactions need retries"},
    Refused{"message.timeout.ms", "it follows from kafka.transaction.timeout.ms"},
    Refused{"delivery.timeout.ms", "it follows from kafka.transaction.timeout.ms"},
};

}  // namespace

std::string RefusalOfProperty(std::string_view property) {
  const auto* const found = std::ranges::find(kOurs, property, &Refused::name);
  if (found == kOurs.end()) return {};
  return fmt::format("set by wiresift: {}; leave it out", found->reason);
}

}  // namespace wiresift
