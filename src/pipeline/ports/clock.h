#pragma once

#include <chrono>
#include <functional>

namespace wiresift {

/// Monotonic time, as a port, so that a test can own it.
using Clock = std::function<std::chrono::steady_clock::time_point()>;

}  // namespace wiresift
