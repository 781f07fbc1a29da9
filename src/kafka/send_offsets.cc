#include "kafka/send_offsets.h"

#include <future>
#include <thread>
#include <utility>

namespace wiresift {

namespace {

/// How much later than its time-out a call that keeps to it may return.
constexpr std::chrono::milliseconds kOverdue{1'000};

}  // namespace

std::optional<ErrorHandle> SendOffsets(std::shared_ptr<rd_kafka_t> producer, OffsetsToSend offsets,
                                       std::chrono::milliseconds limit) {
  std::packaged_task<ErrorHandle()> call([producer = std::move(producer),
                                          offsets = std::move(offsets), limit] {
    return ErrorHandle(rd_kafka_send_offsets_to_transaction(
        producer.get(), offsets.list.get(), offsets.group.get(), static_cast<int>(limit.count())));
  });
  std::future<ErrorHandle> result = call.get_future();
  std::thread caller(std::move(call));
  if (result.wait_for(limit + kOverdue) == std::future_status::ready) {
    caller.join();
    return result.get();
  }
  caller.detach();
  return std::nullopt;
}

}  // namespace wiresift
