#include "pipeline/learning.h"

#include <algorithm>
#include <string>
#include <utility>

#include "article/publisher.h"
#include "article/registrable_domain.h"
#include "core/limits.h"
#include "dedup/sketch.h"
#include "text/masked_hash.h"
#include "text/tokens.h"

namespace wiresift {
namespace {

/// Publishers that one call forgets: more than one, so that a backlog shrinks.
constexpr int kForgottenPerCall = 2;

/// Looks for a block's text in what the record still has of the body.
std::string FindSample(const CleanRecord& record, std::uint64_t hash) {
  for (const Removal& removal : record.removed) {
    if (MaskedHash(removal.text) == hash) return removal.text;
  }
  std::string_view rest = record.text;
  while (!rest.empty()) {
    const std::string_view block = rest.substr(0, rest.find("\n\n"));
    if (MaskedHash(block) == hash) return std::string(block);
    rest.remove_prefix(std::min(rest.size(), block.size() + 2));
  }
  return {};
}

/// The text without the blocks that may be furniture: what the article alone has to say.
std::string OwnText(const CleanRecord& record) {
  std::string own;
  std::string_view rest = record.text;
  while (!rest.empty()) {
    const std::string_view block = rest.substr(0, rest.find("\n\n"));
    if (!std::ranges::binary_search(record.blocks, MaskedHash(block)))
      own.append(block).append("\n\n");
    rest.remove_prefix(std::min(rest.size(), block.size() + 2));
  }
  return own;
}

/// By its own text, not by the sketch of all of it: furniture that still stands in the text of a
/// short article would make all such articles one story.
StoryMark MarkOf(const CleanRecord& record, StorySequence story) {
  const std::string& title = record.article.title;
  StoryMark mark{.story = story, .title = 0, .fingerprints = {}};
  if (!title.empty()) mark.title = static_cast<std::uint32_t>(MaskedHash(title));
  mark.fingerprints = MakeSketch(Tokenize(OwnText(record)), 1);
  mark.fingerprints.resize(std::min(mark.fingerprints.size(), kMarkFingerprintsMax));
  return mark;
}

Status Count(const CleanRecord& record, const std::string& domain, StorySequence story,
             State& state, std::vector<Lesson>& lessons) {
  auto found = state.FindPublisher(domain);
  if (!found) return std::unexpected(found.error());
  PublisherCounts counts = std::move(*found).value_or(PublisherCounts());
  const std::vector<std::uint64_t> before = counts.Learnt();
  const SampleOf sample_of = [&](std::uint64_t hash) { return FindSample(record, hash); };
  if (!counts.Count(record.blocks, MarkOf(record, story), DayOf(state.event_time()), sample_of))
    return {};
  state.PutPublisher(domain, counts);
  const std::vector<std::uint64_t> after = counts.Learnt();
  if (after == before) return {};
  if (after.empty()) {
    lessons.push_back({domain, std::nullopt});
  } else {
    lessons.push_back({domain, std::move(counts)});
  }
  return {};
}

bool IsForgotten(const PublisherAges& ages, Day today) {
  return ages.size() > kPublishersMax ||
         (ages.size() > 0 && ages.oldest().first + kPublisherMemoryDays < today);
}

Status ForgetOldest(State& state, std::vector<Lesson>& lessons) {
  const std::string domain = state.publisher_ages().oldest().second;
  const auto counts = state.FindPublisher(domain);
  if (!counts) return std::unexpected(counts.error());
  if (*counts && !(*counts)->Learnt().empty()) lessons.push_back({domain, std::nullopt});
  state.ErasePublisher(domain);
  return {};
}

}  // namespace

Status LearnFrom(const CleanRecord& record, StorySequence story, State& state,
                 std::vector<Lesson>& lessons) {
  const std::string host = PublisherOf(record.article);
  if (host.empty()) return {};
  const std::string domain(RegistrableDomain(host));
  if (Status counted = Count(record, domain, story, state, lessons); !counted) return counted;
  for (int i = 0; i < kForgottenPerCall; ++i) {
    if (!IsForgotten(state.publisher_ages(), DayOf(state.event_time()))) return {};
    if (Status forgotten = ForgetOldest(state, lessons); !forgotten) return forgotten;
  }
  return {};
}

}  // namespace wiresift
