#include "command/operate/learnt_lines.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <utility>

#include "kafka/changelog.h"
#include "publisher/lesson.h"

namespace wiresift {
namespace {

constexpr std::chrono::milliseconds kReadWait{200};
constexpr std::size_t kRecordsPerRead = 1'000;

/// Reads in a row that bring nothing: a transaction is open before the end, for longer than one of
/// ours ever is.
constexpr int kEmptyReadsMax = 75;

}  // namespace

Result<LearntLines> ReadLearntFile(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  LearntLines lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back(std::move(line));
  if (!in.is_open() || in.bad() || (lines.empty() && errno != 0)) {
    return Fail(ErrorCode::kUnavailable, path + ": cannot read: " + std::strerror(errno));
  }
  return lines;
}

Result<LearntLines> ReadLearntTopic(const Config& config) {
  const std::string& topic = config.topics.publishers;
  auto log = KafkaChangelog::Make(config.kafka,
                                  {.topic = topic, .partition = PartitionId{0}, .start = {}}, {});
  if (!log) return std::unexpected(log.error());
  LearntLines lines;
  for (int empty = 0; !(*log)->AtEnd();) {
    auto records = (*log)->Read(kRecordsPerRead, kReadWait);
    if (!records) return std::unexpected(records.error());
    empty = records->empty() ? empty + 1 : 0;
    if (empty == kEmptyReadsMax) {
      return Fail(ErrorCode::kUnavailable, topic + ": a transaction is open before its end");
    }
    for (const Record& record : *records) {
      lines.push_back(LessonLine(record.key.value_or(""), record.value));
    }
  }
  return lines;
}

Status ApplyAll(const LearntLines& lines, const std::string& where, PublisherTable& table) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Status applied = table.ApplyLine(lines[i]);
    if (applied) continue;
    return Fail(applied.error().code,
                where + ":" + std::to_string(i + 1) + ": " + applied.error().detail);
  }
  return {};
}

}  // namespace wiresift
