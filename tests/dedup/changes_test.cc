#include "dedup/changes.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/limits.h"
#include "support/case_name.h"
#include "support/invented_text.h"
#include "support/random.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// An article matched with one old text, and where the two differ.
struct Compared {
  Compared(std::string article_text, std::string old_text)
      : article(std::move(article_text)),
        old(std::move(old_text)),
        article_tokens(Tokenize(article)),
        old_tokens(Tokenize(old)) {
    const WordRecord article_words(article_tokens);
    const WordRecord old_words(old_tokens);
    const Candidate candidate{.story = {1}, .hits = 3, .root = old_words.view()};
    Matcher matcher{MatchOptions{.related = 0}};
    match = matcher.Match(article_words.view(), {}, {&candidate, 1});
    changes = FindChanges(match.runs, article_tokens, old_tokens);
  }

  [[nodiscard]] ChangeList List() const {
    return ListChanges(changes, {article, article_tokens}, {old, old_tokens});
  }

  std::string article, old;
  std::vector<Token> article_tokens, old_tokens;
  MatchResult match;
  std::vector<Change> changes;
};

/// `changed-number 2>3; added-words >so`.
std::string Shown(const ChangeList& changes) {
  std::string out;
  for (const ChangedText& change : changes.listed) {
    out += out.empty() ? "" : "; ";
    out += std::string(NameOf(change.kind)) + ' ' + change.from + '>' + change.to;
  }
  return out;
}

std::string ChangesOf(const std::string& article, const std::string& old) {
  return Shown(Compared(article, old).List());
}

/// A sentence in which one place changes.
struct Sentence {
  std::string_view script, before, after;
  std::string_view number, other_number, word, other_word;
};

const Sentence kSentences[] = {
    {"Latin", "The ferry struck the bank shortly before dawn with ",
     " trucks on its lower deck, the coast guard said.", "38", "41", "old", "heavy"},
    {"Cyrillic", "Паром сел на мель недалеко от порта рано утром и ",
     " пассажиров получили лёгкие травмы во время шторма.", "12", "15", "многие", "десятки"},
    {"Arabic", "جنحت العبارة قرب مدخل الميناء فجر الثلاثاء وعلى متنها ",
     " راكبا من سكان الجزيرة في ضباب كثيف.", "212", "215", "عشرون", "ثلاثون"},
    {"Han", "渡轮周二清晨在港口外的沙洲上搁浅，船上载有", "名乘客，海岸警卫队说没有人受重伤。",
     "212", "215", "许多", "少数"},
    {"Devanagari", "नौका मंगलवार सुबह बंदरगाह के बाहर रेत पर फँस गई और ",
     " यात्री कई घंटे तक घने कोहरे में रुके रहे।", "212", "215", "अनेक", "सभी"},
};

class ChangesInScript : public testing::TestWithParam<Sentence> {
 protected:
  static std::string With(std::string_view place) {
    const Sentence& sentence = GetParam();
    return std::string(sentence.before).append(place).append(sentence.after);
  }
};

TEST_P(ChangesInScript, NumbersAreToldFromWords) {
  const auto& [script, before, after, number, other, word, other_word] = GetParam();
  const auto shown = [](std::string_view kind, std::string_view from, std::string_view to) {
    return std::string(kind).append(" ").append(from).append(">").append(to);
  };
  EXPECT_EQ(ChangesOf(With(number), With(number)), "");
  EXPECT_EQ(ChangesOf(With(other), With(number)), shown("changed-number", number, other));
  EXPECT_EQ(ChangesOf(With(number), With("")), shown("added-number", "", number));
  EXPECT_EQ(ChangesOf(With(""), With(number)), shown("dropped-number", number, ""));
  EXPECT_EQ(ChangesOf(With(other_word), With(word)), shown("changed-words", word, other_word));
  EXPECT_EQ(ChangesOf(With(word), With("")), shown("added-words", "", word));
  EXPECT_EQ(ChangesOf(With(""), With(word)), shown("dropped-words", word, ""));
}

/// The text of a change is what stands at its bytes, and a side without words has its place.
TEST_P(ChangesInScript, PlacesAreBytesOfBothTexts) {
  const Compared compared(With(GetParam().number), With(""));
  const ChangeList changes = compared.List();
  ASSERT_EQ(changes.listed.size(), 1U);
  const SharedSpan& at = changes.listed[0].at;
  EXPECT_EQ(compared.article.substr(at.new_start, at.new_end - at.new_start), GetParam().number);
  EXPECT_EQ(at.old_start, at.old_end);
  const std::string_view before = GetParam().before;
  const std::string_view old = std::string_view(compared.old).substr(0, at.old_start);
  EXPECT_TRUE(before.starts_with(old));
  EXPECT_LE(before.size() - old.size(), 3U) << "a space or a comma";
}

INSTANTIATE_TEST_SUITE_P(Scripts, ChangesInScript, testing::ValuesIn(kSentences),
                         [](const auto& param) { return std::string(param.param.script); });

const std::string kEnd = " in the regional hospital, the harbour master told reporters.";

TEST(Changes, OfTheFirstAndTheLastWords) {
  EXPECT_EQ(ChangesOf("Eleven people were treated" + kEnd + " Rain is due on Monday",
                      "Nine people were treated" + kEnd + " Rain is due on Friday"),
            "changed-number Nine>Eleven; changed-words Friday>Monday");
}

/// The gap is too long to be closed, so these words are the article's own to the matcher.
TEST(Changes, OfTwoNumbersNearEachOtherAreTwo) {
  const std::string before = "A fire in the old town left ";
  EXPECT_EQ(
      ChangesOf(before + "14 dead and 35 injured" + kEnd, before + "12 dead and 30 injured" + kEnd),
      "changed-number 12>14; changed-number 30>35");
}

TEST(Changes, InARowAreOne) {
  EXPECT_EQ(ChangesOf("Nobody was badly hurt and 9 people were treated" + kEnd,
                      "Nobody was badly hurt and a dozen men were treated" + kEnd),
            "changed-number a dozen men>9 people");
}

/// Where few words stay, the whole place reads better.
TEST(Changes, OfAWholePlaceAreNotSplitAtItsSmallWords) {
  EXPECT_EQ(ChangesOf("The ferry left the harbour between two and three in fog" + kEnd,
                      "The ferry left the harbour some time before six and then in fog" + kEnd),
            "changed-number some time before six and then>between two and three");
}

TEST(Changes, WithTheSameNumbersAreOfWords) {
  EXPECT_EQ(ChangesOf("The crew counted the men and about 12 persons were treated" + kEnd,
                      "The crew counted the men and some 12 people were treated" + kEnd),
            "changed-words some 12 people>about 12 persons");
}

TEST(Changes, OfCasePunctuationAndNotationAreNone) {
  EXPECT_EQ(ChangesOf("9 PEOPLE WERE TREATED — for bruises" + kEnd,
                      "Nine people were treated, for “bruises”" + kEnd),
            "");
}

TEST(Changes, OfMoreWordsThanABitAreTextOfItsOwn) {
  const std::string before = "Nine people were treated for bruises on Tuesday.";
  std::string some, more;
  for (std::uint32_t i = 0; i < kChangeWordsMax; ++i)
    some += " word" + std::string(i + 1, 'x');
  more = some + " one";
  EXPECT_EQ(ChangesOf(before + some + kEnd, before + kEnd), "added-words >" + some.substr(1));
  EXPECT_EQ(ChangesOf(before + more + kEnd, before + kEnd), "");
}

TEST(Changes, OfPlaceAreNone) {
  const std::string first = "Nine people were treated for bruises on Tuesday.";
  const std::string moved = " Two tugboats could not pull her free.";
  const std::string last = " Rain is due on the western coast until Friday.";
  EXPECT_EQ(ChangesOf(first + last + moved, first + moved + last), "");
}

/// Of the word's hash 13 bits are compared, so another word may pass for it.
TEST(Changes, BetweenWordsOfOneCodeAreFound) {
  std::map<std::uint64_t, std::string> seen;
  for (std::size_t i = 0;; ++i) {
    const std::string word = "word" + std::to_string(i);
    const std::uint64_t code = Tokenize(word)[0].hash & kWordHashMask;
    const auto [other, is_new] = seen.try_emplace(code, word);
    if (is_new) continue;
    const auto sentence = [](const std::string& last) {
      return std::string("The ferry was towed to a quay for ").append(last).append(kEnd);
    };
    const Compared compared(sentence(word), sentence(other->second));
    EXPECT_EQ(compared.match.runs.size(), 1U) << "the matcher sees no difference";
    EXPECT_EQ(Shown(compared.List()), "changed-words " + other->second + '>' + word);
    return;
  }
}

TEST(Changes, OfTextsThatShareNothingAreNone) {
  EXPECT_TRUE(Compared("", "").changes.empty());
  EXPECT_TRUE(Compared(tests::StoryText(1), tests::StoryText(2)).changes.empty());
}

/// Both texts of `places` sentences that differ in one word of `bytes` bytes each.
std::pair<std::string, std::string> Changed(std::size_t places, std::size_t bytes) {
  tests::InventedText invented(5);
  std::pair<std::string, std::string> texts;
  for (std::size_t i = 0; i < places; ++i) {
    const std::string sentence = ' ' + invented.Sentence() + ' ';
    texts.first += std::string(bytes, 'a') + sentence;
    texts.second += std::string(bytes, 'b') + sentence;
  }
  return texts;
}

TEST(ChangeList, IsBoundedAndCountsAll) {
  const auto [article, old] = Changed(kChangesListedMax + 7, 3);
  const ChangeList list = Compared(article, old).List();
  EXPECT_EQ(list.listed.size(), kChangesListedMax);
  EXPECT_EQ(list.count, kChangesListedMax + 7);
  EXPECT_EQ(list.numbers, 0U);
}

TEST(ChangeList, IsBoundedInBytes) {
  constexpr std::size_t kBytes = 1'000;
  const auto [article, old] = Changed(9, kBytes);
  const ChangeList list = Compared(article, old).List();
  EXPECT_EQ(list.listed.size(), kChangesBytesMax / (2 * kBytes));
  EXPECT_EQ(list.count, 9U);
}

TEST(ChangeList, CountsThoseOfNumbers) {
  const ChangeList list = Compared("The ferry had 9 cars and six big trucks on Tuesday" + kEnd,
                                   "The ferry had 8 cars and six old trucks on Tuesday" + kEnd)
                              .List();
  EXPECT_EQ(list.count, 2U);
  EXPECT_EQ(list.numbers, 1U);
}

using Words = std::vector<std::string>;

Words WordsOf(const std::string& text) {
  Words words;
  for (const Token& token : Tokenize(text))
    words.push_back(text.substr(token.start, token.end - token.start));
  return words;
}

std::string Joined(const Words& words) {
  std::string text;
  for (const std::string& word : words)
    text += word + ' ';
  return text;
}

/// `words` with some of them replaced, dropped, or others put in.
Words Edited(Words words, tests::Random& random) {
  const std::size_t edits = 1 + random.Below(40);
  for (std::size_t i = 0; i < edits && words.size() > 4; ++i) {
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(random.Below(words.size() - 3));
    const auto dropped = static_cast<std::ptrdiff_t>(random.Below(4));
    const auto place = words.erase(at, at + dropped);
    Words added(random.Below(4));
    for (std::string& word : added)
      word = (random.Chance(1, 3) ? "" : "new") + std::to_string(random.Below(100'000));
    words.insert(place, added.begin(), added.end());
  }
  return words;
}

/// What the old words of a passage become by the changes in it.
Words Applied(const SharedSpan& passage, const std::vector<Change>& changes, const Words& article,
              const Words& old) {
  Words out;
  auto at = passage.old_start;
  const auto keep_until = [&](std::uint32_t end) {
    out.insert(out.end(), old.begin() + at, old.begin() + end);
  };
  for (const auto& [kind, change] : changes) {
    if (change.old_start < at || change.old_end > passage.old_end) continue;
    if (change.new_start < passage.new_start || change.new_end > passage.new_end) continue;
    keep_until(change.old_start);
    out.insert(out.end(), article.begin() + change.new_start, article.begin() + change.new_end);
    at = change.old_end;
  }
  keep_until(passage.old_end);
  return out;
}

Words Part(const Words& words, std::uint32_t begin, std::uint32_t end) {
  return {words.begin() + begin, words.begin() + end};
}

TEST(ChangesProperty, MakeTheOldPassageTheArticles) {
  tests::Random random(20'261'201);
  std::size_t seen = 0;
  for (std::uint64_t round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    const Words old = WordsOf(tests::StoryText(round));
    const Words article = Edited(old, random);
    const Compared compared(Joined(article), Joined(old));
    for (const SharedSpan& passage : compared.match.spans) {
      EXPECT_EQ(Applied(passage, compared.changes, article, old),
                Part(article, passage.new_start, passage.new_end));
    }
    for (const Change& change : compared.changes) {
      EXPECT_NE(Part(article, change.at.new_start, change.at.new_end),
                Part(old, change.at.old_start, change.at.old_end));
    }
    seen += compared.changes.size();
  }
  EXPECT_GT(seen, 2'000U);
}

/// A word of a passage is the same in both texts or changed; any other word is the article's own.
TEST(ChangesProperty, LeaveNoWordUntold) {
  tests::Random random(41);
  for (std::uint64_t round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    const Words old = WordsOf(tests::StoryText(round));
    const Words article = Edited(old, random);
    const Compared compared(Joined(article), Joined(old));
    const auto flags = [&](const std::vector<SharedSpan>& spans) {
      std::vector<bool> set(article.size());
      for (const SharedSpan& span : spans)
        std::fill(set.begin() + span.new_start, set.begin() + span.new_end, true);
      return set;
    };
    const std::vector<SharedSpan> same = WithoutChanges(compared.match.spans, compared.changes);
    for (const SharedSpan& span : same) {
      EXPECT_EQ(Part(article, span.new_start, span.new_end),
                Part(old, span.old_start, span.old_end));
    }
    std::vector<SharedSpan> changed;
    changed.reserve(compared.changes.size());
    for (const Change& change : compared.changes)
      changed.push_back(change.at);
    const std::vector<bool> is_same = flags(same);
    const std::vector<bool> is_changed = flags(changed);
    const std::vector<bool> in_passage = flags(compared.match.spans);
    for (std::size_t i = 0; i < article.size(); ++i)
      EXPECT_EQ(in_passage[i], is_same[i] || (in_passage[i] && is_changed[i])) << i;
    const auto own = static_cast<double>(std::ranges::count(in_passage, false));
    EXPECT_NEAR(own / static_cast<double>(article.size()), compared.match.scores.own_words, 1e-9);
  }
}

}  // namespace
}  // namespace wiresift
