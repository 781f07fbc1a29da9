#include "text/class_hints.h"

#include <gtest/gtest.h>

#include "text/block.h"

namespace wiresift {
namespace {

struct HintCase {
  std::string_view name, text;
  int want;
};

class HintTest : public testing::TestWithParam<HintCase> {};

TEST_P(HintTest, Gives) {
  EXPECT_EQ(HintsOf(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, HintTest,
    testing::Values(HintCase{"None", "x1 wrapper", 0},
                    HintCase{"Dash", "photo-caption", kHintCaption},
                    HintCase{"CamelCase", "shareBar", kHintShare},
                    HintCase{"Body", "story__text", kHintBody | kHintBodyPattern},
                    HintCase{"OnlyWholeTokens", "shareholder", 0},
                    HintCase{"ScreenReader", "sr-only", kHintHidden},
                    HintCase{"Several", "related newsletter", kHintRelated | kHintPrompt},
                    HintCase{"UnsafeTokensSayNothing", "paywall rail social author card", 0}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
