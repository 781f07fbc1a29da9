#include "publisher/host.h"

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

struct HostCase {
  std::string_view name, url, want;
};

class HostOfUrl : public testing::TestWithParam<HostCase> {};

TEST_P(HostOfUrl, IsItsPublisher) {
  EXPECT_EQ(HostOf(GetParam().url), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, HostOfUrl,
    testing::Values(
        HostCase{"Plain", "https://lakeside.example/a/b?c#d", "lakeside.example"},
        HostCase{"WwwAndCaseGo", "https://WWW.Lakeside.Example/", "lakeside.example"},
        HostCase{"UserAndPortGo", "http://a:b@lakeside.example:8080/x", "lakeside.example"},
        HostCase{"SubdomainStays", "https://sport.lakeside.example", "sport.lakeside.example"},
        HostCase{"RootDotGoes", "//lakeside.example./x", "lakeside.example"},
        HostCase{"PathWithAt", "https://lakeside.example/@writer", "lakeside.example"},
        HostCase{"International", "https://zeitung.m\u00FCnchen/1", "zeitung.m\u00FCnchen"},
        HostCase{"Address", "http://127.0.0.10/x", ""}, HostCase{"OneLabel", "http://intern/x", ""},
        HostCase{"NoHost", "urn:newsml:x:1", ""}, HostCase{"Space", "https://a b.example/", ""},
        HostCase{"TwoDots", "https://a..example/", ""}, HostCase{"Empty", "", ""}),
    tests::kCaseName);

TEST(PublisherOf, TakesTheUrlBeforeTheSource) {
  Article article;
  article.url = "https://www.lakeside.example/a";
  article.source = "other.example";
  EXPECT_EQ(PublisherOf(article), "lakeside.example");
}

TEST(PublisherOf, ASourceIsOnlyOneWhenItIsADomain) {
  Article article;
  article.source = "lakeside.example";
  EXPECT_EQ(PublisherOf(article), "lakeside.example");
  for (const char* name : {"Lakeside Times", "A.P.", "lakeside", ""}) {
    article.source = name;
    EXPECT_EQ(PublisherOf(article), "") << name;
  }
}

TEST(OutletOf, TakesTheSourceBeforeTheUrl) {
  EXPECT_EQ(OutletOf("Lakeside Times", "https://lakeside.example/a"), "Lakeside Times");
  EXPECT_EQ(OutletOf("", "https://www.lakeside.example/a"), "lakeside.example");
  EXPECT_EQ(OutletOf("", "urn:newsml:x:1"), "");
}

TEST(IsSameOutlet, NeedsOneThatIsKnown) {
  Article a;
  Article b;
  EXPECT_FALSE(IsSameOutlet(a, b)) << "nobody is no outlet";
  a.url = "https://www.lakeside.example/a";
  b.source = "lakeside.example";
  EXPECT_TRUE(IsSameOutlet(a, b)) << "a source may be a domain";
  b.source = "Lakeside Times";
  EXPECT_FALSE(IsSameOutlet(a, b));
}

TEST(PublisherOf, AnEndlessHostIsNone) {
  Article article;
  article.url = "https://" + std::string(5'000, 'a') + ".example/";
  EXPECT_EQ(PublisherOf(article), "");
}

}  // namespace
}  // namespace wiresift
