// What holds for every feed, tried on generated ones. A case that fails prints its seed.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/hash.h"
#include "core/utf8.h"
#include "dedup/index.h"
#include "pipeline/prepare/prepare.h"
#include "support/article_builder.h"
#include "support/match_desk.h"
#include "support/random.h"
#include "support/sanitized.h"
#include "support/story_stream.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using tests::At;
using tests::CleanBuilder;
using tests::MatchDesk;
using tests::Random;

/// Runs `check` with the seeds from 1 on, `cases` of them, and stops at the first that fails.
template <class Check>
void ForSeeds(std::uint64_t cases, const Check& check) {
  const std::uint64_t count = tests::kSanitized ? cases / 10 : cases;
  for (std::uint64_t seed = 1; seed <= count && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    check(seed);
  }
}

/// Texts of made-up words in four scripts and of all the shapes that an article's body may have.
class Texts {
 public:
  explicit Texts(Random& random) : random_(random), script_(random.Below(kScripts.size())) {
    for (int i = 0; i < 300; ++i)
      words_.push_back(NewWord());
  }

  /// 130 words or more: shorter ones may have too few fingerprints to be found by.
  std::string Any() {
    switch (random_.Below(5)) {
      case 0:
        return Lines(1, 20, 3);  // no paragraph breaks
      case 1:
        return Lines(10, 1, 1);  // a sentence a paragraph
      case 2:
        return Quoted(Lines(12, 1, 1));  // little else but quotes
      case 3:
        return Refrain();
      default:
        return Prose();
    }
  }

  std::string Prose() { return Lines(4 + random_.Below(8), 2 + random_.Below(3), 2); }

  /// Lines of a few words each, such as results or a programme.
  std::string Table() {
    std::string out;
    for (std::size_t lines = 40 + random_.Below(40); lines > 0; --lines)
      out += Words(4 + random_.Below(3)) + '\n';
    return out;
  }

  /// `text` with one word in about fifty replaced.
  std::string Edited(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      out += random_.Chance(1, 50) ? NewWord() : text.substr(at, end - at);
      if (end < text.size()) out += ' ';
      at = end + 1;
    }
    return out;
  }

 private:
  struct Script {
    char32_t first;
    std::size_t letters;
    std::size_t word_letters;
  };

  /// Latin, Cyrillic, Arabic, and Han, whose words of one letter become one token each.
  static constexpr std::array<Script, 4> kScripts = {
      {{U'a', 26, 7}, {U'\u0430', 32, 7}, {U'\u0628', 20, 6}, {U'\u4e00', 3000, 1}}};

  std::string NewWord() {
    const Script& script = kScripts[script_];
    std::string word;
    for (std::size_t n = 1 + random_.Below(script.word_letters); n > 0; --n) {
      const std::size_t letter = random_.Below(script.letters);
      AppendUtf8(word, script.first + static_cast<char32_t>(letter));
    }
    return word;
  }

  std::string Words(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      std::string word = words_[random_.Below(words_.size())];
      if (random_.Chance(1, 10)) word = std::to_string(random_.Below(5000));
      const bool latin = word[0] >= 'a' && word[0] <= 'z';
      if (latin && random_.Chance(1, 8)) word[0] = static_cast<char>(word[0] - 'a' + 'A');
      out += (i == 0 ? "" : " ") + word;
    }
    return out;
  }

  /// At least `lines` paragraphs of at least `sentences` sentences, up to `more` - 1 more of them.
  std::string Lines(std::size_t lines, std::size_t sentences, std::size_t more) {
    std::string out;
    for (; lines > 0; --lines) {
      if (!out.empty()) out += "\n\n";
      for (std::size_t n = sentences + random_.Below(more); n > 0; --n)
        out += Words(13 + random_.Below(10)) + (n == 1 ? "." : ". ");
    }
    return out;
  }

  /// Every second paragraph in quotation marks.
  static std::string Quoted(const std::string& text) {
    std::string out;
    bool quote = true;
    for (std::size_t at = 0; at < text.size(); quote = !quote) {
      const std::size_t end = std::min(text.find("\n\n", at), text.size());
      const std::string paragraph = text.substr(at, end - at);
      out += (quote ? "“" + paragraph + "”" : paragraph) + "\n\n";
      at = end + 2;
    }
    return out;
  }

  /// Four verses that come again and again.
  std::string Refrain() {
    std::array<std::string, 4> verses;
    for (std::string& verse : verses)
      verse = Words(25) + ".\n";
    std::string out;
    for (int i = 0; i < 16; ++i)
      out += verses[i < 4 ? static_cast<std::size_t>(i) : random_.Below(verses.size())];
    return out;
  }

  Random& random_;
  std::size_t script_;
  std::vector<std::string> words_;
};

CleanBuilder ArticleOf(std::int64_t offset, std::string text, std::string source) {
  return {.offset = offset,
          .id = "article-" + std::to_string(offset),
          .title = "Title",
          .text = std::move(text),
          .source = std::move(source)};
}

/// The records of a feed with a bit of everything, cleaned; those that are rejected are left out.
std::vector<CleanRecord> Feed(std::uint64_t seed, std::size_t records) {
  std::vector<CleanRecord> out;
  for (const Record& raw : tests::StoryStream(seed).Raw(records)) {
    auto record = PrepareRecord(raw, {});
    if (!record) continue;
    static_cast<void>(TokenizeArticle(*record, MatchOptions().sampling));
    out.push_back(std::move(*record));
  }
  return out;
}

/// All that one can see of a state: its stored parts, and the index by its answers to `feed`.
std::uint64_t Digest(MatchDesk& desk, const std::vector<CleanRecord>& feed) {
  const State& state = desk.state();
  const Index& index = state.index();
  std::string all = FormatTime(state.event_time());
  for (const auto& [key, value] : desk.store().parts())
    all.append(key).append(1, '\n').append(value).append(1, '\n');
  for (const CleanRecord& record : feed) {
    const auto entry = state.FindArticle(record.article.id);
    if (entry) all += EncodeArticle(*entry);
    const Index::Found found = index.Find(record.sketch, state.event_time(), 1, 100);
    for (const Candidate& candidate : found.candidates)
      all += std::to_string(candidate.story.value) + ':' + std::to_string(candidate.hits) + ' ';
    for (const std::uint8_t stories : found.stories)
      all += std::to_string(stories) + ' ';
    all += '\n';
  }
  all += std::to_string(index.stories()) + ' ' + std::to_string(index.postings());
  return Hash64(all);
}

std::string Word(const Decision& decision) {
  std::string word(NameOf(decision.verdict));
  if (decision.relation) word += ' ' + std::string(NameOf(*decision.relation));
  return word + " of " + decision.of + " by " + std::string(RuleOf(decision)) + ' ' +
         std::string(ReasonOf(decision.cause));
}

TEST(MatchProperties, ATextIsACopyOfItself) {
  ForSeeds(400, [](std::uint64_t seed) {
    Random random(seed);
    const std::string text = Texts(random).Any();
    MatchDesk desk;
    desk.Decide(ArticleOf(0, text, "a.example").Build());
    const Decision copy = desk.Decide(ArticleOf(1, text, "b.example").Build());
    EXPECT_EQ(copy.relation, Relation::kCopy) << Word(copy) << '\n' << text;
    const Decision again = desk.Decide(ArticleOf(2, text, "a.example").Build());
    EXPECT_EQ(again.relation, Relation::kRevision) << Word(again) << '\n' << text;
  });
}

/// Known failure. Lines of fewer than eight words are no units, and a text of nothing else has no
/// cover, whatever it is compared with. When this fails, make Texts::Any() return tables too.
TEST(MatchKnownFailures, ATableIsNoCopyOfItself) {
  ForSeeds(200, [](std::uint64_t seed) {
    Random random(seed);
    const std::string text = Texts(random).Table();
    MatchDesk desk;
    desk.Decide(ArticleOf(0, text, "a.example").Build());
    const Decision copy = desk.Decide(ArticleOf(1, text, "b.example").Build());
    EXPECT_EQ(copy.relation, Relation::kOriginal) << Word(copy) << '\n' << text;
  });
}

TEST(MatchProperties, TheSameRecordTwiceChangesNothing) {
  ForSeeds(200, [](std::uint64_t seed) {
    const std::vector<CleanRecord> feed = Feed(seed, 30);
    MatchDesk desk;
    for (CleanRecord record : feed) {
      desk.Decide(record);
      desk.Commit();
      const Decision repeated = desk.Decide(record);
      EXPECT_TRUE(repeated.deltas.empty()) << record.article.id << ": " << Word(repeated);
      record.raw.offset.value += 1'000;
      const Decision redelivered = desk.Decide(record);
      EXPECT_TRUE(redelivered.deltas.empty()) << record.article.id << ": " << Word(redelivered);
      EXPECT_TRUE(redelivered.publications.empty()) << record.article.id;
    }
  });
}

TEST(MatchProperties, WhicheverOfTwoComesFirstTheyAreOneStory) {
  ForSeeds(400, [](std::uint64_t seed) {
    Random random(seed);
    Texts texts(random);
    const std::string text = texts.Prose();
    const std::string edited = texts.Edited(text);
    for (const bool edited_first : {false, true}) {
      MatchDesk desk;
      desk.Decide(ArticleOf(0, edited_first ? edited : text, "a.example").Build());
      const Decision second =
          desk.Decide(ArticleOf(1, edited_first ? text : edited, "b.example").Build());
      EXPECT_EQ(second.verdict, Verdict::kCopy)
          << (edited_first ? "edited first: " : "edited second: ") << Word(second) << '\n'
          << text << "\n---\n"
          << edited;
    }
  });
}

/// Whether a copy that comes `later` than its original joins it, in a feed with other articles.
bool JoinsLater(std::uint64_t seed, milliseconds window, milliseconds later) {
  Random random(seed);
  Texts texts(random);
  const std::string text = texts.Prose();
  MatchDesk desk({.window = window});
  const auto article_at = [&](std::int64_t offset, std::string body, milliseconds since) {
    CleanBuilder article = ArticleOf(offset, std::move(body), "a.example");
    article.time = At(since);
    if (random.Chance(1, 2)) desk.Commit();
    return article.Build();
  };
  const milliseconds founded(random.Below(100'000'000));
  desk.Decide(article_at(0, text, founded));
  for (std::int64_t i = 1; i < 4; ++i)
    desk.Decide(article_at(i, texts.Prose(), founded + later * i / 4));
  return Joins(desk.Decide(article_at(4, text, founded + later)).relation.value());
}

TEST(MatchProperties, TheWindowEndsAtItsEdge) {
  ForSeeds(200, [](std::uint64_t seed) {
    const milliseconds window = minutes(1 + Random(seed).Below(10'000)) + milliseconds(seed);
    EXPECT_TRUE(JoinsLater(seed, window, window));
    EXPECT_FALSE(JoinsLater(seed, window, window + milliseconds(1)));
  });
}

/// Whether the article's own text is found in the index.
bool IsFound(MatchDesk& desk, const CleanRecord& article) {
  const auto found =
      desk.state().index().Find(article.sketch, desk.state().event_time(), 1, 1).candidates;
  return !found.empty() && found.front().hits == article.sketch.size();
}

TEST(MatchProperties, TheByteLimitLetsTheOldestGo) {
  std::size_t evicted = 0;
  ForSeeds(200, [&](std::uint64_t seed) {
    Random random(seed);
    Texts texts(random);
    MatchDesk desk({.window = hours(72), .max_bytes = 1'000 + random.Below(12'000)});
    // Some originals at the start of each of the six segments of a window: none is too old.
    std::vector<CleanRecord> articles;
    std::vector<std::size_t> segment_of;
    for (std::size_t segment = 0; segment < 6; ++segment) {
      for (std::size_t n = 1 + random.Below(5); n > 0; --n) {
        const auto offset = static_cast<std::int64_t>(articles.size());
        CleanBuilder article = ArticleOf(offset, texts.Prose(), "a.example");
        article.time = At(hours(12) * segment);
        articles.push_back(article.Build());
        segment_of.push_back(segment);
        EXPECT_EQ(desk.Decide(articles.back()).verdict, Verdict::kPublished);
        if (random.Chance(1, 2)) desk.Commit();
      }
    }
    desk.Commit();
    std::size_t gone = 0;
    while (gone < articles.size() && !IsFound(desk, articles[gone]))
      ++gone;
    ASSERT_LT(gone, articles.size()) << "the latest is always there";
    for (std::size_t i = gone; i < articles.size(); ++i)
      EXPECT_TRUE(IsFound(desk, articles[i])) << i << " went before the older " << gone;
    EXPECT_EQ(desk.state().index().evicted_segments(), segment_of[gone]);
    evicted += segment_of[gone];
  });
  EXPECT_GT(evicted, 0U) << "the limit was never reached";
}

/// How often each article id is listed by a story that is not killed.
std::map<std::string, int> Listings(const MatchDesk& desk) {
  std::map<std::string, int> listings;
  EXPECT_TRUE(desk.store().Scan(kStoryKeyPrefix, [&](std::string_view, std::string_view bytes) {
    const auto story = DecodeStory(bytes);
    EXPECT_TRUE(story);
    if (!story || story->killed) return true;
    for (const Member& member : story->members)
      ++listings[member.article];
    return true;
  }));
  return listings;
}

TEST(MatchProperties, AnArticleIsInOneStory) {
  ForSeeds(200, [](std::uint64_t seed) {
    MatchDesk desk;
    for (const CleanRecord& record : Feed(seed, 50))
      desk.Decide(record);
    desk.Commit();
    for (const auto& [article, count] : Listings(desk)) {
      EXPECT_EQ(count, 1) << article;
      EXPECT_TRUE(desk.state().FindArticle(article)) << article;
    }
  });
}

TEST(MatchProperties, AbortRestoresTheExactState) {
  ForSeeds(200, [](std::uint64_t seed) {
    Random random(seed);
    const std::vector<CleanRecord> feed = Feed(seed, 50);
    MatchOptions match;
    StoryOptions story;
    if (random.Chance(1, 2)) match.window = hours(6);
    if (random.Chance(1, 2)) match.max_bytes = 3'000;
    if (random.Chance(1, 2)) story.memory = hours(8);
    MatchDesk desk(match, story);
    for (std::size_t begin = 0; begin < feed.size();) {
      const std::size_t end = std::min(begin + 1 + random.Below(20), feed.size());
      const std::uint64_t before = Digest(desk, feed);
      std::vector<std::string> words;
      for (std::size_t i = begin; i < end; ++i)
        words.push_back(Word(desk.Decide(feed[i])));
      desk.state().Abort();
      EXPECT_EQ(Digest(desk, feed), before) << "records " << begin << " to " << end;
      for (std::size_t i = begin; i < end; ++i)
        EXPECT_EQ(Word(desk.Decide(feed[i])), words[i - begin]) << "record " << i;
      desk.Commit();
      begin = end;
    }
  });
}

}  // namespace
}  // namespace wiresift
