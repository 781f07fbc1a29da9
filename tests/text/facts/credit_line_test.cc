#include "text/facts/credit_line.h"

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

struct LineCase {
  std::string_view name, text, want;  ///< the kind, empty when the line says more
};

class CreditLineTest : public testing::TestWithParam<LineCase> {};

TEST_P(CreditLineTest, Says) {
  const std::string_view text = GetParam().text;
  const std::vector<Word> words = WordsOf(text);
  const auto kind = FindCreditLine(text, words, FindAgencies(text, words));
  EXPECT_EQ(kind ? NameOf(*kind) : "", GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CreditLineTest,
    testing::Values(LineCase{"Name", "EFE", "credit-line"},
                    LineCase{"Brackets", "(dpa)", "credit-line"},
                    LineCase{"Article", "The Associated Press", "credit-line"},
                    LineCase{"Two", "dpa/AFP", "credit-line"},
                    LineCase{"And", "AFP et Reuters", "credit-line"},
                    LineCase{"Region", "dpa/lno", "credit-line"},
                    LineCase{"Avec", "Le Courrier du Port avec AFP", "credit-line"},
                    LineCase{"Mit", "Südblatt mit dpa", "credit-line"},
                    LineCase{"With", "Harbor Times staff with Reuters", "credit-line"},
                    LineCase{"Contributed", "—Ledger reporter Jane Marlow and The Associated Press",
                             "contributed-line"},
                    LineCase{"Redaction", "Redacción y EFE", "contributed-line"},
                    LineCase{"Headline", "Harbor Times Signs Deal With Reuters", ""},
                    LineCase{"HeadlineAnd", "Jane Marlow and Reuters", ""},
                    LineCase{"Sentence", "Le maire parle ce soir avec AFP", ""},
                    LineCase{"PictureAgency", "AFP/Getty Images", ""},
                    LineCase{"Photographer", "Jane Marlow / AFP", ""},
                    LineCase{"GoesOn", "Reuters reports a loss", ""},
                    LineCase{"NoAgency", "Matin du Port avec Jeanne", ""}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
