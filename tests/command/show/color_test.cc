#include "command/show/color.h"

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

struct ColorCase {
  std::string_view name, mode;
  ColorContext context;
  bool want;
};

class Color : public testing::TestWithParam<ColorCase> {};

TEST_P(Color, IsWanted) {
  EXPECT_EQ(WantsColor(GetParam().mode, GetParam().context), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Color,
    testing::Values(ColorCase{"Terminal", "auto", {true, "", "xterm"}, true},
                    ColorCase{"Pipe", "auto", {false, "", "xterm"}, false},
                    ColorCase{"NoColor", "auto", {true, "1", "xterm"}, false},
                    ColorCase{"Dumb", "auto", {true, "", "dumb"}, false},
                    ColorCase{"NoTerm", "auto", {true, "", ""}, false},
                    ColorCase{"AlwaysInAPipe", "always", {false, "1", "dumb"}, true},
                    ColorCase{"NeverOnATerminal", "never", {true, "", "xterm"}, false}),
    tests::kCaseName);

}  // namespace
}  // namespace wiresift
