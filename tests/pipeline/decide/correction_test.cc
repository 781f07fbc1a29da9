#include "pipeline/decide/correction.h"

#include <string_view>

#include <gtest/gtest.h>

#include "support/case_name.h"

namespace wiresift {
namespace {

struct TitleCase {
  std::string_view name, title;
  bool want;
};

class Titles : public testing::TestWithParam<TitleCase> {};

TEST_P(Titles, SayWhetherTheyCorrect) {
  EXPECT_EQ(IsCorrection(GetParam().title), GetParam().want) << GetParam().title;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Titles,
    testing::Values(TitleCase{"Colon", "Correction: Ferry carried 214 people", true},
                    TitleCase{"Capitals", "CORRECTION: Ferry carried 214 people", true},
                    TitleCase{"GluedDash", "CORRECTED-Ferry carried 214 people", true},
                    TitleCase{"SpacedDash", "CORRECTED - Ferry carried 214 people", true},
                    TitleCase{"LongDash", "Corrected \u2014 Ferry carried 214 people", true},
                    TitleCase{"Bracket", "CORRECTED (March 1): Ferry", true},
                    TitleCase{"Refile", "REFILE-Ferry carried 214 people", true},
                    TitleCase{"German", "Berichtigung: F\u00E4hre", true},
                    TitleCase{"GermanColon", "Korrektur: F\u00E4hre", true},
                    TitleCase{"French", "RECTIFICATIF - Ferry", true},
                    TitleCase{"Spanish", "Correcci\u00F3n: Ferry", true},
                    TitleCase{"SpanishErrata", "FE DE ERRATAS: Ferry", true},
                    TitleCase{"Italian", "RETTIFICA: Traghetto", true},
                    TitleCase{"Portuguese", "Corre\u00E7\u00E3o: Balsa", true},
                    TitleCase{"Japanese", "\u8A02\u6B63\u30D5\u30A7\u30EA\u30FC", true},
                    TitleCase{"Chinese", "\u66F4\u6B63\u6E21\u8F6E", true},
                    TitleCase{"Officers", "Corrections officer charged with theft", false},
                    TitleCase{"Sentence", "Correction of river banks begins", false},
                    TitleCase{"CorrectedForm", "Corrected figures please investors", false},
                    TitleCase{"InTheMiddle", "Council issues correction: taxes rise", false},
                    TitleCase{"Plain", "Ferry runs aground", false}, TitleCase{"Empty", "", false}),
    tests::kCaseName);

}  // namespace
}  // namespace wiresift
