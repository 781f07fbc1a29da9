#include "text/body/limits.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

std::string Repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += part;
  return out;
}

std::string ManyAttributes() {
  std::string out = "<p";
  for (std::uint64_t i = 0; i <= kHtmlAttributesMax; ++i)
    out += " a" + std::to_string(i);
  return out + ">x";
}

/// The parser keeps three formatting elements that are alike; these are not. All stand in one
/// paragraph: each further paragraph would open all of them anew, and the tree's bytes end first.
std::string ManyFormattingElements() {
  std::string out;
  for (std::size_t i = 0; i <= kHtmlFormattingMax; ++i)
    out += "<b id=" + std::to_string(i) + ">x";
  return out;
}

/// A body just over a bound, and the bound as its rejection has to name it.
struct OverCase {
  std::string_view name;
  bool is_html;
  std::function<std::string()> body;
  std::string want;
};

class OverBound : public testing::TestWithParam<OverCase> {};

TEST_P(OverBound, IsRejectedWithTheBound) {
  const std::string body = GetParam().body();
  const auto cleaned = Clean(GetParam().is_html ? HtmlArticle(body) : TextArticle(body), {});
  ASSERT_FALSE(cleaned);
  EXPECT_EQ(cleaned.error().detail, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, OverBound,
    testing::Values(
        OverCase{"Bytes", false, [] { return std::string(kBodyBytesMax + 1, ' '); },
                 "body: over " + std::to_string(kBodyBytesMax >> 20) + " MiB"},
        OverCase{"Lines", false, [] { return Repeated("ab\n", kBlocksMax + 1); },
                 "body: more than " + std::to_string(kBlocksMax) + " lines"},
        OverCase{"Blocks", true, [] { return Repeated("<p>ab", kBlocksMax + 1); },
                 "body: more than " + std::to_string(kBlocksMax) + " blocks"},
        OverCase{"Words", false, [] { return Repeated("a ", kBodyWordsMax + 1); },
                 "body: more than " + std::to_string(kBodyWordsMax) + " words"},
        OverCase{"Tags", true, [] { return Repeated("<", kHtmlNodesMax + 1); },
                 "body: more than " + std::to_string(kHtmlNodesMax) + " HTML tags"},
        OverCase{"Depth", true, [] { return Repeated("<div>", kHtmlOpenElementsMax + 1); },
                 "body: HTML elements are nested over " + std::to_string(kHtmlOpenElementsMax) +
                     " deep"},
        OverCase{"Formatting", true, ManyFormattingElements,
                 "body: over " + std::to_string(kHtmlFormattingMax) + " open formatting elements"},
        OverCase{"Attributes", true, ManyAttributes,
                 "body: an HTML element has over " + std::to_string(kHtmlAttributesMax) +
                     " attributes"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
