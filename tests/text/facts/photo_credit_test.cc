#include "text/facts/photo_credit.h"

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

struct CreditCase {
  std::string_view name, text, want;  ///< the credit, empty when there is none
};

class PhotoCreditTest : public testing::TestWithParam<CreditCase> {};

TEST_P(PhotoCreditTest, Finds) {
  const std::vector<Word> words = WordsOf(GetParam().text);
  const auto start = FindPhotoCredit(GetParam().text, words, FindAgencies(GetParam().text, words));
  EXPECT_EQ(start ? GetParam().text.substr(*start) : "", GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PhotoCreditTest,
    testing::Values(
        CreditCase{"PhotoBy", "A ferry on Friday. Photo by Jane Marlow/AFP via Getty Images",
                   "Photo by Jane Marlow/AFP via Getty Images"},
        CreditCase{"PhotoColon",
                   "A ferry on Dec. 29. Photo: Jane Marlow/Ria Novosti/AFP via Getty Images",
                   "Photo: Jane Marlow/Ria Novosti/AFP via Getty Images"},
        CreditCase{"AgencySlash", "A ferry on Jan. 7, 2022. Associated Press/Jane Marlow",
                   "Associated Press/Jane Marlow"},
        CreditCase{"ApPhoto", "A ferry leaves. (AP Photo/Jane Marlow)", "(AP Photo/Jane Marlow)"},
        CreditCase{"Illustration", "The mayor is glad. Photo/Illustration", "Photo/Illustration"},
        CreditCase{"German", "Ein Schiff im Hafen. Foto: Jana Holt/dpa", "Foto: Jana Holt/dpa"},
        CreditCase{"OpenBracketOnly", "A ferry leaves. (AP Photo/Jane Marlow",
                   "AP Photo/Jane Marlow"},
        CreditCase{"Person", "Le bateau quitte le vieux port. © Jeanne Marlow", "© Jeanne Marlow"},
        CreditCase{"PersonAndPaper", "Ein Schiff im Hafen © Jana Holt / Südblatt",
                   "© Jana Holt / Südblatt"},
        CreditCase{"SignOfAPage", "2022 © Harbor Holdings", ""},
        CreditCase{"SignOfRights", "Alle Rechte vorbehalten für die Stadt © Harbor Times", ""},
        CreditCase{"SignInProse", "The map says © Jane Marlow, but nobody knew her.", ""},
        CreditCase{"Whole", "Bild: dpa", "Bild: dpa"},
        CreditCase{"French", "Un bateau au port. © Jeanne Marlow / AFP", "© Jeanne Marlow / AFP"},
        CreditCase{"Prose", "The photo by the mayor was shown to all who came to the harbor.", ""},
        CreditCase{"PollInProse", "Most people agree, an Associated Press/Harbor poll found.", ""},
        CreditCase{"PhotoColonInProse", "She kept one photo: the ferry that her father had built.",
                   ""}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace wiresift
