#include "pipeline/publish/lesson_output.h"

#include <utility>

namespace wiresift {

Output LessonOutput(const Lesson& lesson, PartitionId scope) {
  LessonRecord record = RenderLesson(lesson, scope);
  return {.channel = Channel::kPublishers,
          .partition = PartitionId{0},
          .key = std::move(record.key),
          .value = std::move(record.value),
          .headers = {{"content-type", "application/json"}}};
}

}  // namespace wiresift
