#include "publisher/registrable_domain.h"

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

struct DomainCase {
  std::string_view name, host, want;
};

class Domain : public testing::TestWithParam<DomainCase> {};

TEST_P(Domain, IsTheOwners) {
  EXPECT_EQ(RegistrableDomain(GetParam().host), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Domain,
    testing::Values(DomainCase{"Plain", "lakeside.example", "lakeside.example"},
                    DomainCase{"Subdomain", "sport.lakeside.example", "lakeside.example"},
                    DomainCase{"DeepSubdomain", "a.b.c.lakeside.de", "lakeside.de"},
                    DomainCase{"BritishRegistry", "news.lakeside.co.uk", "lakeside.co.uk"},
                    DomainCase{"AustralianRegistry", "lakeside.com.au", "lakeside.com.au"},
                    DomainCase{"RegistryAlone", "co.uk", "co.uk"},
                    DomainCase{"CoIsANameElsewhere", "a.co.example", "co.example"},
                    DomainCase{"Platform", "lakeside.substack.com", "lakeside.substack.com"},
                    DomainCase{"PlatformItself", "substack.com", "substack.com"},
                    DomainCase{"OneLabel", "lakeside", "lakeside"}, DomainCase{"Empty", "", ""}),
    tests::kCaseName);

}  // namespace
}  // namespace wiresift
