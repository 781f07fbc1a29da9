#include "text/words/language.h"

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(LanguageTest, TellsLanguagesApart) {
  EXPECT_EQ(DetectLanguage("Der Hafen bleibt nach dem Streik der Lotsen am Freitag geschlossen."),
            "de");
  EXPECT_EQ(DetectLanguage("Le port reste fermé vendredi après la grève des pilotes du fleuve."),
            "fr");
  EXPECT_EQ(DetectLanguage("The harbor stays closed on Friday after the strike of the pilots."),
            "en");
}

TEST(LanguageTest, UnsureIsUndetermined) {
  EXPECT_EQ(DetectLanguage(""), "und");
  EXPECT_EQ(DetectLanguage("12 34 56"), "und");
}

}  // namespace
}  // namespace wiresift
