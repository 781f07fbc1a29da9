#include "text/words/function_words.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

std::string LanguageOf(std::string_view text) {
  std::vector<Word> words;
  SplitWords(text, 10'000, words);
  FunctionWordCensus census;
  census.Add(words);
  return std::string(census.language());
}

struct LanguageCase {
  std::string_view language;
  std::string_view text;
};

void PrintTo(const LanguageCase& c, std::ostream* out) {
  *out << c.language << ": " << c.text;
}

class FunctionWordsTest : public testing::TestWithParam<LanguageCase> {};

TEST_P(FunctionWordsTest, NamesTheLanguage) {
  EXPECT_EQ(LanguageOf(GetParam().text), GetParam().language);
}

INSTANTIATE_TEST_SUITE_P(
    Table, FunctionWordsTest,
    testing::Values(
        LanguageCase{"en",
                     "The council said that the pilots of the river were not heard, and that "
                     "they have been told of this by the mayor."},
        LanguageCase{"de",
                     "Der Rat hat das Wort der Lotsen nicht gehört, und sie werden sich nach "
                     "der Sitzung mit dem Hafen und der Stadt auch über die Zeit einig."},
        LanguageCase{"fr",
                     "Le conseil est sur la rive avec les pilotes, qui ne sont pas dans le "
                     "port mais aux portes de la ville, pour une grève des quais."},
        LanguageCase{"es",
                     "Los prácticos y el consejo del puerto hablaron con las familias, pero "
                     "el alcalde ya no estaba y los barcos siguen fuera del río "
                     "desde el lunes, cuando las familias fueron también hasta allí."},
        LanguageCase{"it",
                     "Il consiglio è nel porto con gli uomini della nave, che sono stati "
                     "anche alle porte della città dopo il voto sulla paga di cui è detto."},
        LanguageCase{"pt",
                     "O conselho não foi ao porto e os pilotos são mais do que uma vez "
                     "ouvidos pelo prefeito, mas isso também é muito para quem já está em "
                     "casa."},
        LanguageCase{"nl",
                     "Het bestuur van de haven heeft niet met de loodsen gesproken, maar er "
                     "wordt nog door hen naar een dag voor het overleg gezocht."},
        LanguageCase{"pl",
                     "Rada portu nie jest po stronie pilotów, ale oraz tylko jego ludzie są "
                     "przez to za drzwiami, które może być już otwarte lub nie."},
        LanguageCase{"tr",
                     "Liman kurulu bu karar için çok geç kaldı ve kılavuzlar daha sonra bir "
                     "gemi ile gibi değil ama her gün kadar önce geldi."},
        // Too little to go by, or a neighbour that it does not know well: left to the detector.
        LanguageCase{"", "The pilots of the river."},
        LanguageCase{"",
                     "O consello falou cunha muller e non coa súa nai, pero unha cousa máis: "
                     "tamén nos portos xa hai moito que facer ata o mes que vén, seu alcalde."},
        LanguageCase{"",
                     "Rådet og havnen har ikke talt med den gruppe som skal være på kajen, og "
                     "det er blevet til noget af et problem ved havnen."},
        LanguageCase{"",
                     "Совет порта не услышал лоцманов, и они не знают, что им делать на реке "
                     "после того, как город закрыл ворота."}));

TEST(FunctionWordsTest, ALongTextIsJudgedByItsStart) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "the council said that they were ";
  for (int i = 0; i < 400; ++i)
    text += "nicht und werden sich der ";
  EXPECT_EQ(LanguageOf(text), "en") << "300 words are read";
}

}  // namespace
}  // namespace wiresift
