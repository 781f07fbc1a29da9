#include "command/operate/learnt_lines.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "kafka/log_reader.h"
#include "publisher/lesson.h"

namespace wiresift {

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
  LearntLines lines;
  const auto keep = [&](const std::vector<Record>& records) -> Status {
    for (const Record& record : records)
      lines.push_back(LessonLine(record.key.value_or(""), record.value));
    return {};
  };
  const auto read = ReadToEnd(config.kafka,
                              {.topic = config.topics.publishers,
                               .partition = PartitionId{0},
                               .start = {},
                               .end = LogEnd::kCommitted},
                              keep);
  if (!read) return std::unexpected(read.error());
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
