#include "file/sink.h"

#include "file/lines.h"
#include "publisher/lesson.h"

namespace wiresift {
namespace {

bool Flush(std::string& lines, std::ostream* stream) {
  if (stream != nullptr)
    stream->write(lines.data(), static_cast<std::streamsize>(lines.size())).flush();
  lines.clear();
  return stream == nullptr || stream->good();
}

}  // namespace

Status FileSink::Open() {
  for (const std::ostream* stream :
       {streams_.stories, streams_.audit, streams_.rejected, streams_.publishers}) {
    if (stream == nullptr || stream->good()) continue;
    return Fail(ErrorCode::kFatal, "output: cannot be written (disk full, or its reader has gone)");
  }
  return {};
}

Status FileSink::Write(Output output) {
  switch (output.channel) {
    case Channel::kStories:
      stories_ += *output.value + '\n';
      break;
    case Channel::kAudit:
      audit_ += *output.value + '\n';
      break;
    case Channel::kRejected:
      rejected_ += DeadLetterLine(output) + '\n';
      break;
    case Channel::kPublishers:
      publishers_ += LessonLine(output.key, output.value) + '\n';
      break;
    case Channel::kClean:
    case Channel::kState:
    case Channel::kRaw:
      break;
  }
  return {};
}

CommitOutcome FileSink::Commit(std::span<const Position> /*positions*/) {
  const bool written = Flush(stories_, streams_.stories) && Flush(audit_, streams_.audit) &&
                       Flush(rejected_, streams_.rejected) &&
                       Flush(publishers_, streams_.publishers);
  return written ? CommitOutcome::kCommitted : CommitOutcome::kFenced;
}

CommitOutcome FileSink::Abort() {
  stories_.clear();
  audit_.clear();
  rejected_.clear();
  publishers_.clear();
  return CommitOutcome::kAborted;
}

}  // namespace wiresift
