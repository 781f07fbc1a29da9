#pragma once

#include "core/ids.h"
#include "pipeline/ports/record.h"
#include "publisher/lesson.h"

namespace wiresift {

/// The output that carries `lesson` to the topic of the publishers, as the story partition `scope`
/// writes it. That topic has one partition.
[[nodiscard]] Output LessonOutput(const Lesson& lesson, PartitionId scope);

}  // namespace wiresift
