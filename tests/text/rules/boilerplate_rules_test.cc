#include "text/rules/boilerplate_rules.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "text/fixtures.h"

namespace wiresift {
namespace {

class RuleRow : public testing::TestWithParam<Rule> {
 protected:
  static bool Fits(const Rule& rule, std::string_view text) {
    const RuleSet alone(std::span(&rule, 1));
    std::size_t steps = 0;
    return alone.Match(WordsOf(text), steps) != nullptr;
  }
};

TEST_P(RuleRow, FitsItsExample) {
  EXPECT_TRUE(Fits(GetParam(), GetParam().example));
}

TEST_P(RuleRow, DoesNotFitItsCounterExample) {
  EXPECT_FALSE(Fits(GetParam(), GetParam().counter));
}

TEST_P(RuleRow, TableGivesTheExampleTheSameFate) {
  std::size_t steps = 0;
  const Rule* found = CompiledBoilerplateRules().Match(WordsOf(GetParam().example), steps);
  ASSERT_NE(found, nullptr);
  EXPECT_GE(found->score, GetParam().score - 0.2F) << found->id;
}

std::string RowName(const testing::TestParamInfo<Rule>& info) {
  std::string name(info.param.id);
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Table, RuleRow, testing::ValuesIn(BoilerplateRules()), RowName);

TEST(BoilerplateRulesTest, IdsAreUniqueAndNameTheirLanguage) {
  std::set<std::string_view> ids;
  for (const Rule& rule : BoilerplateRules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_TRUE(rule.id.starts_with(std::string(rule.language) + ".")) << rule.id;
  }
}

/// The second part of an id: the class, shortened where its name has two parts.
std::string_view FamilyOf(RemovalClass kind) {
  const std::string_view name = NameOf(kind);
  return name.substr(0, name.find('-'));
}

TEST(BoilerplateRulesTest, IdsNameTheirClass) {
  for (const Rule& rule : BoilerplateRules()) {
    const std::string_view rest = rule.id.substr(rule.id.find('.') + 1);
    EXPECT_EQ(rest.substr(0, rest.find('.')), FamilyOf(rule.kind)) << rule.id;
  }
}

using enum RemovalClass;

/// Whether `language` has a row of one of `kinds`.
bool HasRow(std::string_view language, std::initializer_list<RemovalClass> kinds) {
  return std::ranges::any_of(BoilerplateRules(), [&](const Rule& rule) {
    return rule.language == language && std::ranges::find(kinds, rule.kind) != kinds.end();
  });
}

bool HasNote(std::string_view language, RuleNote note) {
  return std::ranges::any_of(BoilerplateRules(), [&](const Rule& rule) {
    return rule.language == language && rule.note == note;
  });
}

/// Whether `language` has a row of class related with a text behind its label, or without one.
bool HasRelatedRow(std::string_view language, bool is_label) {
  return std::ranges::any_of(BoilerplateRules(), [&](const Rule& rule) {
    return rule.language == language && rule.kind == kRelated &&
           rule.id.ends_with(".label") == is_label;
  });
}

/// The classes whose rows may carry a note. Rules of a house, which are legal, count as a credit.
std::vector<RemovalClass> ClassesOf(RuleNote note) {
  switch (note) {
    case RuleNote::kFollow:
      return {kShare};
    case RuleNote::kRights:
      return {kLegal};
    case RuleNote::kCredit:
      return {kCredit, kLegal};
    case RuleNote::kByline:
    case RuleNote::kCreditAnyCase:
    case RuleNote::kCreditReuters:
    case RuleNote::kContributed:
      return {kCredit};
    case RuleNote::kNone:
      break;
  }
  return {};
}

TEST(BoilerplateRulesTest, NotesStandInTheirClasses) {
  std::set<RuleNote> seen;
  for (const Rule& rule : BoilerplateRules()) {
    seen.insert(rule.note);
    if (rule.note == RuleNote::kNone) continue;
    const std::vector<RemovalClass> classes = ClassesOf(rule.note);
    EXPECT_NE(std::ranges::find(classes, rule.kind), classes.end()) << rule.id;
  }
  EXPECT_EQ(seen.size(), kCountOf<RuleNote>) << "a note that no row carries";
}

class RuleLanguage : public testing::TestWithParam<std::string_view> {};

TEST_P(RuleLanguage, HasARowOfEveryClassThatNewsroomsPrint) {
  for (const RemovalClass kind :
       {kAd, kSubscribe, kShare, kComments, kCaption, kLegal, kDatelineFurniture, kCredit}) {
    EXPECT_TRUE(HasRow(GetParam(), {kind})) << NameOf(kind);
  }
  EXPECT_TRUE(HasRow(GetParam(), {kLogin, kPaywall})) << "login or paywall";
  EXPECT_TRUE(HasNote(GetParam(), RuleNote::kRights));
  EXPECT_TRUE(HasRelatedRow(GetParam(), true)) << "label before a related story";
  EXPECT_TRUE(HasRelatedRow(GetParam(), false)) << "heading of related stories";
}

INSTANTIATE_TEST_SUITE_P(Twenty, RuleLanguage,
                         testing::Values("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "tr",
                                         "ru", "uk", "ar", "he", "fa", "hi", "zh", "ja", "ko",
                                         "id"),
                         [](const auto& test) { return std::string(test.param); });

TEST(BoilerplateRulesTest, ShareRowsAreItemsOfAList) {
  std::size_t steps = 0;
  const Rule* email = CompiledShareRules().Match(WordsOf("• Email"), steps);
  ASSERT_NE(email, nullptr);
  EXPECT_EQ(email->kind, RemovalClass::kShare);
  EXPECT_EQ(CompiledShareRules().Match(WordsOf("Email Newsletter"), steps), nullptr);
  EXPECT_EQ(CompiledShareRules().Match(WordsOf("Comments"), steps), nullptr);
}

struct WholeLineCase {
  std::string_view name, text;
};

class BodySentence : public testing::TestWithParam<WholeLineCase> {};

TEST_P(BodySentence, IsFitByNoRule) {
  std::size_t steps = 0;
  const Rule* found = CompiledBoilerplateRules().Match(WordsOf(GetParam().text), steps);
  EXPECT_EQ(found, nullptr) << found->id;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BodySentence,
    testing::Values(
        WholeLineCase{"AdInSentence", "The advertisement showed two ferries in the old harbor."},
        WholeLineCase{"Generated", "Power for the town was generated by two old ferries."},
        WholeLineCase{"SesionEnFrase", "El consejo inicia sesión el viernes con diez votos."},
        WholeLineCase{"PartagerDansPhrase", "Partager cette page de la mer reste un rêve."},
        WholeLineCase{"TeilenImSatz", "Diesen Artikel will der Hafenrat am Montag drucken lassen."},
        WholeLineCase{"Subscribers", "The company lost forty thousand subscribers in the spring."},
        WholeLineCase{"ReadMore", "He wanted to read more of her letters before the trial began."},
        WholeLineCase{"ShareInSentence", "Shares of the ferry line fell by a tenth on Friday."},
        WholeLineCase{"German", "Der Newsletter der Reederei erreichte am Freitag alle Kunden."},
        WholeLineCase{"Han", "2022年1月7日，船队离开港口，市长到场送行。"},
        WholeLineCase{"HanQuestion", "记者：港口什么时候重新开放？"},
        WholeLineCase{"Kana", "写真は水夫が撮ったもので、港の夜を写している。"},
        WholeLineCase{"Hangul", "이 기사를 읽은 사람은 12명이라고 그는 말했다."},
        WholeLineCase{"ArabicJoined",
                      "انضم وزير النقل إلى الوفد الذي وصل إلى الميناء مساء الجمعة."},
        WholeLineCase{"HebrewPhoto", "הצילום הראה שתי ספינות ליד הרציף הישן."},
        WholeLineCase{"Hindi", "विज्ञापन में बंदरगाह की दो पुरानी नावें दिखाई गईं।"},
        WholeLineCase{"Persian", "او گفت نظر مردم دربارهٔ بندر روشن است."},
        WholeLineCase{"Indonesian", "Penulis buku itu masuk ke pelabuhan pada hari Senin."},
        WholeLineCase{"Ukrainian", "Фото з порту опублікували у п’ятницю дві газети."},
        WholeLineCase{"Copyright",
                      "Copyright law protects the maps of the harbor, the court said."}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace

void PrintTo(const Rule& rule, std::ostream* out) {
  *out << rule.id;
}

}  // namespace wiresift
