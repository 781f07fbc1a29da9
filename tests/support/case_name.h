#pragma once

#include <string>

#include <gtest/gtest.h>

namespace wiresift::tests {

/// Names the tests of a table after its rows, which have a `name` of letters and digits.
inline constexpr auto kCaseName = [](const auto& tested) { return std::string(tested.param.name); };

}  // namespace wiresift::tests
