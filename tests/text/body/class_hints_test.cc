#include "text/body/class_hints.h"

#include <gtest/gtest.h>

#include "text/body/block.h"

namespace wiresift {
namespace {

struct HintCase {
  std::string_view name, text;
  std::uint32_t want;
};

class HintTest : public testing::TestWithParam<HintCase> {};

TEST_P(HintTest, Gives) {
  EXPECT_EQ(HintsOf(GetParam().text), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, HintTest,
    testing::Values(HintCase{"None", "x1 wrapper", 0},
                    HintCase{"Dash", "photo-caption", kHintCaption | kSureCaption},
                    HintCase{"CamelCase", "shareBar", kHintShare | kSureShare},
                    HintCase{"Body", "story__text", kHintBody | kHintBodyPattern},
                    HintCase{"OnlyWholeTokens", "shareholder", 0},
                    HintCase{"ScreenReader", "sr-only", kHintHidden},
                    HintCase{"Several", "related newsletter",
                             kHintRelated | kSureRelated | kHintPrompt | kSurePrompt},
                    HintCase{"WeakTokensAreNotSure", "paywall rail social author",
                             kHintPrompt | kHintRelated | kHintShare | kHintAuthor}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
