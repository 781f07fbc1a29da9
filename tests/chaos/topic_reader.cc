#include "chaos/topic_reader.h"

#include <utility>

namespace wiresift::chaos {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

void CountGap(std::int64_t hidden, PartitionRead& read) {
  if (hidden > 1) read.aborted += static_cast<std::size_t>(hidden - 1);
}

}  // namespace

// Not by a LogReader, to which a transaction that stays open is an error: here it is an answer.
Status ReadCommitted(const KafkaOptions& options, ChangelogPlace place, milliseconds patience,
                     const std::function<void(const Record&)>& visit, PartitionRead& read) {
  place.start = read.next;
  const auto log = KafkaChangelog::Make(options, std::move(place), {});
  if (!log) return std::unexpected(log.error());
  auto deadline = steady_clock::now() + patience;
  while (!(*log)->AtEnd()) {
    const auto records = (*log)->Read(5'000, milliseconds(100));
    if (!records) return std::unexpected(records.error());
    for (const Record& record : *records) {
      CountGap(record.at.offset.value - read.next.value, read);
      read.next = Offset{record.at.offset.value + 1};
      ++read.records;
      visit(record);
    }
    if (!records->empty()) deadline = steady_clock::now() + patience;
    if (steady_clock::now() > deadline) break;
  }
  read.is_open = !(*log)->AtEnd();
  if (read.is_open) return {};
  CountGap((*log)->end().value - read.next.value, read);
  read.next = (*log)->end();
  return {};
}

}  // namespace wiresift::chaos
