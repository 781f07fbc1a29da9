#include "command/show/page_input.h"

#include <sstream>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

struct ShapeCase {
  std::string_view name, file, bytes;
  InputShape want;
};

class Shape : public testing::TestWithParam<ShapeCase> {};

TEST_P(Shape, OfAnInput) {
  const std::string bytes(GetParam().bytes);
  std::istringstream in(bytes);
  EXPECT_EQ(ShapeOfInput(GetParam().file, in), GetParam().want);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), bytes) << "nothing is taken";
}

INSTANTIATE_TEST_SUITE_P(
    Table, Shape,
    testing::Values(ShapeCase{"Html", "a/page.html", "", InputShape::kHtmlPage},
                    ShapeCase{"HtmlInCapitals", "PAGE.HTM", "{", InputShape::kHtmlPage},
                    ShapeCase{"Text", "page.txt", "{", InputShape::kTextPage},
                    ShapeCase{"Lines", "feed.ndjson", "?", InputShape::kLines},
                    ShapeCase{"StandardInput", "-", "<html>", InputShape::kLines},
                    ShapeCase{"NamelessPage", "a.b/page", "<html>", InputShape::kHtmlPage},
                    ShapeCase{"NamelessLines", "feed", "{}", InputShape::kLines},
                    ShapeCase{"NamelessBlankLine", "feed", "\n{}", InputShape::kLines},
                    ShapeCase{"Empty", "feed", "", InputShape::kLines},
                    ShapeCase{"Other", "page.pdf", "%PDF", InputShape::kUnknown}),
    tests::kCaseName);

TEST(Page, IsAnArticleOfItsCanonicalLinksPublisher) {
  const auto page = ReadPage(
      "<html><head><link rel=canonical href='https://www.a.example/1'></head>"
      "<body><p>Words.</p></body></html>",
      "dir/1.html", BodyFormat::kHtml, {});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->id, "dir/1.html");
  EXPECT_EQ(page->url, "https://www.a.example/1");
  EXPECT_EQ(page->format, BodyFormat::kHtml);
}

TEST(Page, OfTextIsTextWhateverItLooksLike) {
  const auto page = ReadPage("{\"a\": 1} <p>", "1.txt", BodyFormat::kText, {});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->body, "{\"a\": 1} <p>");
  EXPECT_EQ(page->format, BodyFormat::kText);
}

TEST(Page, HasTheLimitsOfARecord) {
  InputOptions options;
  options.max_bytes = 10;
  const auto page = ReadPage("<p>12345678</p>", "1.html", BodyFormat::kHtml, options);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().reason, Reason::kTooLarge);
}

}  // namespace
}  // namespace wiresift
