#pragma once

#include <cstddef>

#include "line/test_line.h"

namespace wiresift {

/// Fails the test unless `line`, fed `fed` good articles, says exactly what `oracle` does, a line
/// over the same ordered log that nothing has disturbed: one verdict an input, the same verdicts in
/// the same words and order, the same stories, no dead letter, the same memory. Everything is read
/// as a consumer would, read_committed.
void ExpectSameAsOracle(const TestLine& line, const TestLine& oracle, std::size_t fed);

}  // namespace wiresift
