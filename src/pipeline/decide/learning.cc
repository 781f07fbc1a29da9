#include "pipeline/decide/learning.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "dedup/sketch.h"
#include "publisher/host.h"
#include "publisher/masked_hash.h"
#include "publisher/registrable_domain.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// Publishers that one call forgets at most: more than one, so that a backlog shrinks.
constexpr int kForgottenPerCall = 2;

/// Calls `take` with each block of a clean text.
template <class Take>
void ForEachBlock(std::string_view text, const Take& take) {
  while (!text.empty()) {
    const std::string_view block = text.substr(0, text.find("\n\n"));
    take(block);
    text.remove_prefix(std::min(text.size(), block.size() + 2));
  }
}

/// Finds the text of a block by its hash, in what a record still has of the body. Hashes the blocks
/// at the first question, because most records are never asked. Borrows the record.
class Samples {
 public:
  explicit Samples(const CleanRecord& record) : record_(record) {}

  std::string Of(std::uint64_t hash) {
    if (texts_.empty()) Gather();
    const auto found = texts_.find(hash);
    return found == texts_.end() ? std::string() : std::string(found->second);
  }

 private:
  void Gather() {
    const auto take = [&](std::string_view block) { texts_.emplace(MaskedHash(block), block); };
    for (const Removal& removal : record_.removed)
      take(removal.text);
    ForEachBlock(record_.text, take);
  }

  const CleanRecord& record_;
  std::unordered_map<std::uint64_t, std::string_view> texts_;
};

/// The text without the blocks that may be furniture: what the article alone has to say.
std::string OwnText(const CleanRecord& record) {
  std::string own;
  ForEachBlock(record.text, [&](std::string_view block) {
    if (!std::ranges::binary_search(record.blocks, MaskedHash(block)))
      own.append(block).append("\n\n");
  });
  return own;
}

/// Marks the story by the article's own text, not by the sketch of all of it: furniture that still
/// stands in the text of short articles would make them one story.
StoryMark MarkOf(const CleanRecord& record, StorySequence story) {
  const std::string& title = record.article.title;
  StoryMark mark{.story = story, .title = 0, .fingerprints = {}};
  if (!title.empty()) mark.title = static_cast<std::uint32_t>(MaskedHash(title));
  mark.fingerprints = MakeSketch(Tokenize(OwnText(record)), 1);
  mark.fingerprints.resize(std::min(mark.fingerprints.size(), kMarkFingerprintsMax));
  return mark;
}

void Count(const CleanRecord& record, const std::string& domain, StorySequence story, State& state,
           std::vector<Lesson>& lessons) {
  PublisherCounts counts = state.FindPublisher(domain).value_or(PublisherCounts());
  const std::vector<std::uint64_t> before = counts.Learnt();
  Samples samples(record);
  const SampleOf sample_of = [&](std::uint64_t hash) { return samples.Of(hash); };
  if (!counts.Count(record.blocks, MarkOf(record, story), DayOf(state.event_time()), sample_of))
    return;
  state.PutPublisher(domain, counts);
  const std::vector<std::uint64_t> after = counts.Learnt();
  if (after == before) return;
  if (after.empty()) {
    lessons.push_back({domain, std::nullopt});
  } else {
    lessons.push_back({domain, std::move(counts)});
  }
}

bool IsForgotten(const PublisherAges& ages, Day today) {
  return ages.size() > kPublishersMax ||
         (ages.size() > 0 && ages.oldest().first + kPublisherMemoryDays < today);
}

void ForgetOldest(State& state, std::vector<Lesson>& lessons) {
  const std::string domain = state.publisher_ages().oldest().second;
  const auto counts = state.FindPublisher(domain);
  if (counts && !counts->Learnt().empty()) lessons.push_back({domain, std::nullopt});
  state.ErasePublisher(domain);
}

}  // namespace

std::vector<Lesson> LearnFrom(const CleanRecord& record, StorySequence story, State& state) {
  std::vector<Lesson> lessons;
  const std::string host = PublisherOf(record.article);
  if (host.empty()) return lessons;
  Count(record, std::string(RegistrableDomain(host)), story, state, lessons);
  for (int i = 0; i < kForgottenPerCall; ++i) {
    if (!IsForgotten(state.publisher_ages(), DayOf(state.event_time()))) break;
    ForgetOldest(state, lessons);
  }
  return lessons;
}

}  // namespace wiresift
