#include "command/show/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

using testing::HasSubstr;

TEST(HtmlPage, EscapesItsTitle) {
  const std::string page = HtmlPage("</title><script>", "p { margin: 0; }", "<p>x</p>\n");
  EXPECT_THAT(page, HasSubstr("<title>&lt;/title&gt;&lt;script&gt;</title>"));
  EXPECT_THAT(page, HasSubstr("<style>p { margin: 0; }</style>"));
  EXPECT_THAT(page, HasSubstr("<body>\n<p>x</p>\n</body>"));
}

TEST(HtmlPage, LinksToTheWebOnly) {
  EXPECT_EQ(
      LinkTo("https://a.example/?a&b"),
      R"(<a href="https://a.example/?a&amp;b" rel="noreferrer">https://a.example/?a&amp;b</a>)");
  EXPECT_EQ(LinkTo("javascript:alert('1')"), "javascript:alert(&#39;1&#39;)");
  EXPECT_EQ(LinkTo("https://a.example/\" onclick=\"x"),
            R"(<a href="https://a.example/&quot; onclick=&quot;x" rel="noreferrer">)"
            R"(https://a.example/&quot; onclick=&quot;x</a>)");
}

}  // namespace
}  // namespace wiresift
