#include "story/state.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <utility>

#include "text/tokens.h"

namespace wiresift {
namespace {

/// Expired stories that one call forgets: more than one, so that a backlog shrinks, and few, so
/// that no article waits for them.
constexpr int kExpiredPerCall = 4;

template <class T>
Result<std::optional<T>> DecodeIfThere(Result<std::optional<std::string>> bytes,
                                       Result<T> (*decode)(std::string_view)) {
  if (!bytes) return std::unexpected(bytes.error());
  if (!*bytes) return std::optional<T>();
  Result<T> value = decode(**bytes);
  if (!value) return std::unexpected(value.error());
  return std::optional<T>(std::move(*value));
}

/// A root of an older format has no sketch.
void CompleteSketch(Root& root, std::uint32_t sampling) {
  if (root.sketch.empty()) MakeSketch(Tokenize(root.text), sampling, root.sketch);
}

/// The text of a story as the index keeps it.
LiveText LiveTextOf(const Story& story, StorySequence id, Timestamp time, const WordView& words) {
  return {.id = id,
          .story = story.sequence,
          .time = time,
          .source = SourceId::Of(story.members.front().source),
          .roundup = story.roundup,
          .words = words};
}

}  // namespace

/// Puts the texts of stored stories into the index of a state that is being loaded.
class State::IndexLoader {
 public:
  /// `fullest`: the story of each fullest text.
  IndexLoader(State& state, std::map<StorySequence, StorySequence>& fullest)
      : state_(state), fullest_(fullest) {}

  /// Adds the root of a story, and before it the fullest texts that came earlier.
  Status Add(std::string_view story_bytes) {
    const Result<Story> story = DecodeStory(story_bytes);
    if (!story) return std::unexpected(story.error());
    if (const Status added = AddFullestBefore(story->sequence); !added) return added;
    const auto root = state_.FindRoot(story->sequence);
    if (!root) return std::unexpected(root.error());
    if (*root) state_.AddText(*story, story->sequence, story->founded, **root);
    return {};
  }

  Status Finish() { return AddFullestBefore({state_.clock_.last_story.value + 1}); }

 private:
  Status AddFullestBefore(StorySequence id) {
    while (!fullest_.empty() && fullest_.begin()->first < id) {
      const StorySequence sequence = fullest_.begin()->second;
      fullest_.erase(fullest_.begin());
      const auto story = state_.FindStory(sequence);
      const auto text = state_.FindFullest(sequence);
      if (!story) return std::unexpected(story.error());
      if (!text) return std::unexpected(text.error());
      if (*story && *text) state_.AddText(**story, (*text)->id, (*text)->time, (*text)->text);
    }
    return {};
  }

  State& state_;
  std::map<StorySequence, StorySequence>& fullest_;
};

State::State(const MatchOptions& match, const StoryOptions& story, StateStore& store)
    : store_(store), options_(story), sampling_(match.sampling), index_(match) {}

Status State::Load() {
  auto clock = DecodeIfThere<StateClock>(store_.Get(ClockKey()), DecodeClock);
  if (!clock) return std::unexpected(clock.error());
  if (*clock) clock_ = **clock;
  committed_clock_ = clock_;
  oldest_ = {clock_.last_story.value + 1};
  if (const Status loaded = LoadIndex(); !loaded) return loaded;
  committed_oldest_ = oldest_;
  index_.Trim(clock_.event_time);
  return LoadPublisherAges();
}

/// Adds the roots and the fullest texts in the order of their ids, in which they came.
Status State::LoadIndex() {
  std::map<StorySequence, StorySequence> fullest;  ///< text -> story
  Status status;
  Status scanned =
      store_.Scan(kFullestKeyPrefix, [&](std::string_view key, std::string_view bytes) {
        const Result<Fullest> text = DecodeFullest(bytes);
        if (text) fullest.emplace(text->id, SequenceOf(key));
        status = text ? Status() : std::unexpected(text.error());
        return status.has_value();
      });
  if (!scanned || !status) return scanned ? status : scanned;

  IndexLoader loader(*this, fullest);
  bool first = true;
  scanned = store_.Scan(kStoryKeyPrefix, [&](std::string_view key, std::string_view bytes) {
    if (std::exchange(first, false)) oldest_ = SequenceOf(key);
    status = loader.Add(bytes);
    return status.has_value();
  });
  if (!scanned || !status) return scanned ? status : scanned;
  return loader.Finish();
}

void State::AddText(const Story& story, StorySequence id, Timestamp time, Root text) {
  CompleteSketch(text, sampling_);
  words_.Assign(Tokenize(text.text));
  index_.Add(LiveTextOf(story, id, time, words_.view()), text.sketch);
}

Status State::LoadPublisherAges() {
  Status status;
  const Status scanned =
      store_.Scan(kPublisherKeyPrefix, [&](std::string_view key, std::string_view bytes) {
        const auto counts = PublisherCounts::Decode(bytes);
        if (!counts) {
          status = std::unexpected(counts.error());
          return false;
        }
        publisher_ages_.Set(std::string(key.substr(kPublisherKeyPrefix.size())), counts->day());
        return true;
      });
  publisher_ages_.Commit();
  return scanned ? status : scanned;
}

Result<std::optional<std::string>> State::Get(const std::string& key) const {
  if (const auto open = overlay_.find(key); open != overlay_.end()) return open->second;
  return store_.Get(key);
}

void State::Put(std::string key, std::optional<std::string> value) {
  undrained_.push_back({key, value});
  overlay_[std::move(key)] = std::move(value);
}

Result<std::optional<Story>> State::FindStory(StorySequence story) const {
  return DecodeIfThere<Story>(Get(StoryKey(story)), DecodeStory);
}

Result<std::optional<Root>> State::FindRoot(StorySequence story) const {
  auto root = DecodeIfThere<Root>(Get(RootKey(story)), DecodeRoot);
  if (root && *root) CompleteSketch(**root, sampling_);
  return root;
}

Result<std::optional<Fullest>> State::FindFullest(StorySequence story) const {
  return DecodeIfThere<Fullest>(Get(FullestKey(story)), DecodeFullest);
}

Result<std::optional<ArticleEntry>> State::FindArticle(std::string_view article_id) const {
  return DecodeIfThere<ArticleEntry>(Get(ArticleKey(article_id)), DecodeArticle);
}

Result<std::optional<PublisherCounts>> State::FindPublisher(std::string_view domain) const {
  return DecodeIfThere<PublisherCounts>(Get(PublisherKey(domain)), PublisherCounts::Decode);
}

void State::AdvanceTo(Timestamp event_time) {
  clock_.event_time = std::max(clock_.event_time, event_time);
}

StorySequence State::NewSequence() {
  ++clock_.last_story.value;
  return clock_.last_story;
}

void State::PutStory(const Story& story) {
  Put(StoryKey(story.sequence), EncodeStory(story));
}

void State::PutRoot(const Story& story, const Root& root, const WordView& words) {
  Put(RootKey(story.sequence), EncodeRoot(root));
  index_.Add(LiveTextOf(story, story.sequence, story.founded, words), root.sketch);
  index_changes_.push_back({story.sequence, true});
}

void State::PutFullest(const Story& story, Fullest fullest, const WordView& words) {
  fullest.id = NewSequence();
  fullest.time = clock_.event_time;
  Put(FullestKey(story.sequence), EncodeFullest(fullest));
  index_.Add(LiveTextOf(story, fullest.id, fullest.time, words), fullest.text.sketch);
  index_changes_.push_back({fullest.id, true});
}

void State::PutArticle(std::string_view article_id, const ArticleEntry& entry) {
  Put(ArticleKey(article_id), EncodeArticle(entry));
}

void State::EraseArticle(std::string_view article_id) {
  Put(ArticleKey(article_id), std::nullopt);
}

void State::PutPublisher(const std::string& domain, const PublisherCounts& counts) {
  Put(PublisherKey(domain), counts.Encode());
  publisher_ages_.Set(domain, counts.day());
}

void State::ErasePublisher(const std::string& domain) {
  Put(PublisherKey(domain), std::nullopt);
  publisher_ages_.Erase(domain);
}

void State::EraseRoot(StorySequence story) {
  Put(RootKey(story), std::nullopt);
  Put(FullestKey(story), std::nullopt);
  index_.Remove(story);
  index_changes_.push_back({story, false});
}

Status State::Expire() {
  for (int expired = 0; expired < kExpiredPerCall && oldest_ <= clock_.last_story;
       ++oldest_.value) {
    const auto story = FindStory(oldest_);
    if (!story) return std::unexpected(story.error());
    if (!*story) continue;  // the id of a fullest text: no step, or a state that was loaded lags
    if ((*story)->founded + options_.memory >= clock_.event_time) return {};
    if (const Status erased = EraseStory(**story); !erased) return erased;
    ++expired;
  }
  return {};
}

Status State::EraseStory(const Story& story) {
  // A killed story has lost its root before: an undo must not put it back into the index.
  if (!story.killed) EraseRoot(story.sequence);
  for (const Member& member : story.members) {
    const auto entry = FindArticle(member.article);
    if (!entry) return std::unexpected(entry.error());
    const bool still_here = *entry && (*entry)->story == story.sequence;
    if (still_here) EraseArticle(member.article);
  }
  Put(StoryKey(story.sequence), std::nullopt);
  return {};
}

std::vector<Delta> State::Drain() {
  return std::exchange(undrained_, {});
}

std::vector<Delta> State::Seal() {
  const bool clock_moved = clock_.event_time != committed_clock_.event_time ||
                           clock_.last_story != committed_clock_.last_story;
  if (clock_moved) Put(ClockKey(), EncodeClock(clock_));
  return Drain();
}

Status State::Commit(Offset changelog_next) {
  std::vector<Delta> deltas;
  deltas.reserve(overlay_.size());
  for (auto& [key, value] : overlay_)
    deltas.push_back({key, std::move(value)});
  if (!deltas.empty()) {
    if (Status written = store_.Write(deltas, changelog_next); !written) return written;
  }
  overlay_.clear();
  undrained_.clear();
  index_changes_.clear();
  publisher_ages_.Commit();
  committed_clock_ = clock_;
  committed_oldest_ = oldest_;
  index_.Trim(clock_.event_time);
  return {};
}

void State::Abort() {
  for (const IndexChange& change : std::views::reverse(index_changes_)) {
    if (change.added) {
      index_.UndoAdd(change.id);
    } else {
      index_.Restore(change.id);
    }
  }
  overlay_.clear();
  undrained_.clear();
  index_changes_.clear();
  publisher_ages_.Abort();
  clock_ = committed_clock_;
  oldest_ = committed_oldest_;
}

}  // namespace wiresift
