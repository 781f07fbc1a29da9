#include "publisher/profiles.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(PublisherProfiles, AProfileCoversItsSubdomainsAndTheNearestWins) {
  PublisherProfiles profiles;
  ASSERT_TRUE(profiles.Add(PublisherProfile("lakeside.example")));
  ASSERT_TRUE(profiles.Add(PublisherProfile("sport.lakeside.example")));
  const auto domain = [&](std::string_view host) {
    const PublisherProfile* found = profiles.Find(host);
    return found == nullptr ? std::string("none") : found->domain();
  };
  EXPECT_EQ(domain("lakeside.example"), "lakeside.example");
  EXPECT_EQ(domain("news.lakeside.example"), "lakeside.example");
  EXPECT_EQ(domain("live.sport.lakeside.example"), "sport.lakeside.example");
  EXPECT_EQ(domain("otherlakeside.example"), "none");
  EXPECT_EQ(domain("example"), "none");
  EXPECT_EQ(domain(""), "none");
}

TEST(PublisherProfiles, ASecondProfileOfADomainIsAnError) {
  PublisherProfiles profiles;
  ASSERT_TRUE(profiles.Add(PublisherProfile("lakeside.example")));
  const Status second = profiles.Add(PublisherProfile("lakeside.example"));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().detail,
            "domain: found a second profile of lakeside.example, expected one");
  EXPECT_EQ(profiles.size(), 1U);
}

}  // namespace
}  // namespace wiresift
