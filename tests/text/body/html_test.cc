#include "text/body/html.h"

#include <gtest/gtest.h>

#include "text/body/limits.h"

namespace wiresift {
namespace {

std::string BodyOf(std::string_view html) {
  const auto document = ParseHtml(html);
  return document ? document->body : "error: " + document.error().detail;
}

struct BodyCase {
  std::string_view name, html, want;
};

class HtmlBodyTest : public testing::TestWithParam<BodyCase> {};

TEST_P(HtmlBodyTest, Gives) {
  EXPECT_EQ(BodyOf(GetParam().html), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, HtmlBodyTest,
    testing::Values(
        BodyCase{"Paragraphs", "<p>One</p><p>Two</p>", "One\n\nTwo"},
        BodyCase{"InlineDoesNotBreak", "<p>O<b>n</b>e <a href=x>two</a></p>", "One two"},
        BodyCase{"OneBreakIsASpace", "<p>One<br>two</p>", "One two"},
        BodyCase{"TwoBreaksPart", "<p>One<br> <br>two</p>", "One\n\ntwo"},
        BodyCase{"ScriptsAreLeftOut",
                 "<p>a<script>x</script><style>y</style></p><svg><text>z</text></svg>", "a"},
        BodyCase{"FormFieldsAreLeftOut", "<select><option>a</select><textarea>b</textarea>c", "c"},
        BodyCase{"TitleIsNoBlock", "<title>T</title><p>a</p>", "a"},
        BodyCase{"Entities", "<p>&lt;a&gt; &amp;&nbsp;&eacute;</p>", "<a> & \u00E9"},
        BodyCase{"TextBesideElements", "<div>a<p>b</p>c</div>", "a\n\nb\n\nc"},
        BodyCase{"Empty", "", ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ParseHtmlTest, ReadsMetadata) {
  const auto document = ParseHtml(
      "<html lang=de-AT><head><title>Ferry strike ends | Harbor Times</title>"
      "<link rel=canonical href='https://apnews.com/x'><meta name=description content='A  b'>"
      "</head><body><h1>Ferry strike ends</h1></body></html>");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->language, "de");
  EXPECT_EQ(document->title, "Ferry strike ends");
  EXPECT_EQ(document->canonical_url, "https://apnews.com/x");
  EXPECT_EQ(document->descriptions, std::vector<std::string>{"A b"});
}

TEST(ParseHtmlTest, TitleWithoutHeadingLosesTheOutlet) {
  const auto document = ParseHtml("<title>Ferry strike ends | Harbor Times</title><p>a</p>");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, "Ferry strike ends");
}

TEST(ParseHtmlTest, CountsLinkBytesAndMarksElements) {
  const auto document =
      ParseHtml("<nav><p class='share-bar'>ab <a>cde</a></p></nav><article><h2>x</h2></article>");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->blocks.size(), 2U);
  EXPECT_EQ(document->blocks[0].link_bytes, 4U);  // with the space that parts it
  const Node& paragraph = document->nodes[document->blocks[0].node];
  EXPECT_TRUE(paragraph.hints & kHintShare);
  EXPECT_TRUE(document->nodes[paragraph.parent].marks & kInNav);
  EXPECT_EQ(document->blocks[1].kind, BlockKind::kHeading);
}

TEST(ParseHtmlTest, DeepNestingIsFlattened) {
  std::string html;
  for (int i = 0; i < 2000; ++i)
    html += "<div>";
  const auto document = ParseHtml(html + "deep</div>after");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->body, "deep\n\nafter");
  EXPECT_LE(document->nodes.size(), static_cast<std::size_t>(kHtmlDepthMax) + 2);  // root, head
}

TEST(ParseHtmlTest, HostileNestingIsRefusedQuickly) {
  std::string html;
  for (int i = 0; i < 200'000; ++i)
    html += "<div>";
  const auto document = ParseHtml(html);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, Reason::kTooDeep);
}

TEST(ParseHtmlTest, OpenFormattingThatMultipliesIsRefused) {
  std::string html;
  for (int i = 0; i < 20'000; ++i)
    html += "<b id=" + std::to_string(i) + ">";
  for (int i = 0; i < 20'000; ++i)
    html += "<p>x";
  const auto document = ParseHtml(html);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, Reason::kTooDeep);
}

TEST(ParseHtmlTest, TooManyTagsAreRefused) {
  std::string html(kHtmlNodesMax + 1, '<');
  const auto document = ParseHtml(html);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, Reason::kTooLarge);
}

TEST(ParseHtmlTest, AttributesWithoutEndAreRefused) {
  std::string html = "<p";
  for (int i = 0; i < 50'000; ++i)
    html += " a" + std::to_string(i);
  const auto document = ParseHtml(html + ">x");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().reason, Reason::kTooLarge);
}

}  // namespace
}  // namespace wiresift
