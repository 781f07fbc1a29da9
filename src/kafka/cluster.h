#pragma once

#include <string>

#include "core/result.h"
#include "kafka/options.h"

namespace wiresift {

/// Asks for the id that the cluster got when it was made. Waits up to 10 s; kUnavailable when no
/// broker answers.
[[nodiscard]] Result<std::string> ClusterId(const KafkaOptions& options);

}  // namespace wiresift
