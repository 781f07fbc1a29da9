#include "support/story_life.h"

#include <array>

#include <gtest/gtest.h>

#include "dedup/sketch.h"
#include "dedup/word_record.h"
#include "publisher/counts.h"
#include "support/article_builder.h"
#include "support/invented_text.h"
#include "text/words/tokens.h"

namespace wiresift::tests {
namespace {

constexpr std::uint64_t kPublishers = 4;

std::string DomainOf(std::uint64_t number) {
  return "publisher-" + std::to_string(number) + ".example";
}

std::string PublisherPicture(const State& state) {
  const PublisherAges& ages = state.publisher_ages();
  std::string out = std::to_string(ages.size());
  if (ages.size() > 0) out += ' ' + std::to_string(ages.oldest().first) + ages.oldest().second;
  for (std::uint64_t number = 0; number < kPublishers; ++number) {
    const auto counts = state.FindPublisher(DomainOf(number));
    out += counts ? counts->Encode() : "none";
  }
  return out;
}

/// Counts a block of a publisher, or forgets the publisher.
void ChangePublisher(State& state, Random& random) {
  const std::string domain = DomainOf(random.Below(kPublishers));
  if (random.Chance(1, 8)) return state.ErasePublisher(domain);
  PublisherCounts counts = state.FindPublisher(domain).value_or(PublisherCounts());
  const std::array<std::uint64_t, 1> block = {random.Below(3)};
  counts.Count(block, {.story = {random.Below(9)}, .title = 0, .fingerprints = {}},
               DayOf(state.event_time()), [](std::uint64_t) { return std::string(); });
  state.PutPublisher(domain, counts);
}

/// Gives a story a longer text, or a variant where it has none.
void PutMemberText(State& state, const Story& story, Random& random, std::uint64_t texts) {
  const auto variant = state.FindMemberText(story.sequence, TextKind::kVariant);
  const bool is_first = !variant && random.Chance(1, 2);
  const std::string text = StoryText(random.Below(texts), 2);
  const std::vector<Token> tokens = Tokenize(text);
  state.PutMemberText(story, is_first ? TextKind::kVariant : TextKind::kFullest,
                      {.article = "member", .text = {MakeSketch(tokens, 4), text}},
                      WordRecord(tokens).view());
}

}  // namespace

Story Found(State& state, std::uint64_t number) {
  Story story;
  story.sequence = state.NewSequence();
  story.id = {number, number};
  story.founded = state.event_time();
  story.members = {{.article = "article-" + std::to_string(number)}};
  const std::string text = StoryText(number, 2);
  state.PutStory(story);
  const std::vector<Token> tokens = Tokenize(text);
  state.PutRoot(story, {MakeSketch(tokens, 4), text}, WordRecord(tokens).view());
  state.PutArticle(story.members[0].article, {.story = story.sequence,
                                              .at = RawAt(static_cast<std::int64_t>(number)),
                                              .text_hash = number});
  return story;
}

std::vector<std::uint64_t> Answers(const State& state, std::uint64_t number) {
  const Sketch sketch = MakeSketch(Tokenize(StoryText(number, 2)), 4);
  std::vector<std::uint64_t> found;
  for (const Candidate& candidate :
       state.index().Find(sketch, state.event_time(), 1, 100).candidates) {
    found.push_back(candidate.story.value);
    found.push_back(candidate.hits);
  }
  return found;
}

/// In how many stories each fingerprint of the text stands.
std::string CountsOf(const State& state, std::uint64_t number) {
  const Sketch sketch = MakeSketch(Tokenize(StoryText(number, 2)), 4);
  std::string counts;
  for (const std::uint8_t stories : state.index().Find(sketch, state.event_time(), 1, 1).stories)
    counts += std::to_string(stories) + ' ';
  return counts;
}

std::string Picture(const State& state, std::uint64_t texts) {
  std::string out = FormatTime(state.event_time()) + '\n' + PublisherPicture(state) + '\n';
  for (std::uint64_t number = 0; number < texts; ++number) {
    for (const std::uint64_t value : Answers(state, number))
      out += std::to_string(value) + ' ';
    out += CountsOf(state, number);
    const auto entry = state.FindArticle("article-" + std::to_string(number));
    if (entry) {
      out += EncodeArticle(*entry);
      const auto story = state.FindStory(entry->story);
      const auto root = state.FindRoot(entry->story);
      if (story) out += EncodeStory(*story);
      if (root) out += EncodeStoredText(*root);
      for (const TextKind kind : {TextKind::kFullest, TextKind::kVariant}) {
        const auto member = state.FindMemberText(entry->story, kind);
        if (member) out += EncodeMemberText(*member);
      }
    }
    out += '\n';
  }
  return out;
}

void RandomChange(State& state, Random& random, std::uint64_t texts) {
  state.AdvanceTo(state.event_time() + std::chrono::minutes(random.Below(120)));
  state.Expire();
  ChangePublisher(state, random);
  const std::size_t kind = random.Below(10);
  if (kind < 5) {
    Found(state, random.Below(texts));
    return;
  }
  const std::string article = "article-" + std::to_string(random.Below(texts));
  const auto entry = state.FindArticle(article);
  ASSERT_TRUE(state.status());
  if (!entry) return;
  const auto story = state.FindStory(entry->story);
  ASSERT_TRUE(story);
  Story changed = *story;
  if (kind < 8) {
    ++changed.copies;
    changed.members.push_back({.article = "copy-" + std::to_string(random.Bits())});
    state.PutArticle(changed.members.back().article, {.story = changed.sequence});
    if (!changed.killed) PutMemberText(state, changed, random, texts);
  } else if (!changed.killed) {
    changed.killed = true;
    state.EraseTexts(changed.sequence);
  } else {
    state.EraseArticle(article);
  }
  state.PutStory(changed);
}

std::string Written(const std::vector<Delta>& deltas) {
  std::string out;
  for (const Delta& delta : deltas)
    out += delta.key + " = " + delta.value.value_or("(gone)") + '\n';
  return out;
}

}  // namespace wiresift::tests
