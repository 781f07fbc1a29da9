#pragma once

#include <string>
#include <vector>

#include "config/config.h"
#include "core/result.h"
#include "publisher/table.h"

namespace wiresift {

/// Records of the publishers topic in its order, each as LessonLine writes it.
using LearntLines = std::vector<std::string>;

/// Reads the lines of a file. kUnavailable when it cannot be read.
[[nodiscard]] Result<LearntLines> ReadLearntFile(const std::string& path);

/// Reads all records of the configured topic that are committed at this moment. kUnavailable when
/// the topic does not exist or no broker answers.
[[nodiscard]] Result<LearntLines> ReadLearntTopic(const Config& config);

/// Puts the lines into the table. kMalformed begins with `where` and the line's number.
Status ApplyAll(const LearntLines& lines, const std::string& where, PublisherTable& table);

}  // namespace wiresift
