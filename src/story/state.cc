#include "story/state.h"

#include <algorithm>
#include <ranges>
#include <utility>

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

}  // namespace

State::State(const MatchOptions& match, const StoryOptions& story, StateStore& store)
    : store_(store), options_(story), sampling_(match.sampling), index_(match) {}

Status State::Load() {
  auto clock = DecodeIfThere<StateClock>(store_.Get(ClockKey()), DecodeClock);
  if (!clock) return std::unexpected(clock.error());
  if (*clock) clock_ = **clock;
  committed_clock_ = clock_;
  oldest_ = {clock_.last_story.value + 1};

  Status status;
  bool first = true;
  const Status scanned =
      store_.Scan(kStoryKeyPrefix, [&](std::string_view key, std::string_view bytes) {
        if (std::exchange(first, false)) oldest_ = SequenceOf(key);
        const Result<Story> story = DecodeStory(bytes);
        if (!story) {
          status = std::unexpected(story.error());
          return false;
        }
        const auto root = FindRoot(story->sequence);
        if (!root) {
          status = std::unexpected(root.error());
          return false;
        }
        if (*root) index_.Add(story->sequence, story->founded, (*root)->sketch);
        return true;
      });
  committed_oldest_ = oldest_;
  if (!scanned) return scanned;
  index_.Trim(clock_.event_time);
  if (!status) return status;
  return LoadPublisherAges();
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
  // An old root has none.
  if (root && *root && (*root)->sketch.empty())
    MakeSketch(Tokenize((*root)->text), sampling_, (*root)->sketch);
  return root;
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

void State::PutRoot(StorySequence story, const Root& root, Timestamp founded) {
  Put(RootKey(story), EncodeRoot(root));
  index_.Add(story, founded, root.sketch);
  index_changes_.push_back({story, true});
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
  index_.Remove(story);
  index_changes_.push_back({story, false});
}

Status State::Expire() {
  for (int i = 0; i < kExpiredPerCall && oldest_ <= clock_.last_story; ++i) {
    const auto story = FindStory(oldest_);
    if (!story) return std::unexpected(story.error());
    if (*story) {
      if ((*story)->founded + options_.memory >= clock_.event_time) return {};
      if (const Status erased = EraseStory(**story); !erased) return erased;
    }
    ++oldest_.value;
  }
  return {};
}

Status State::EraseStory(const Story& story) {
  EraseRoot(story.sequence);
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
      index_.UndoAdd(change.story);
    } else {
      index_.Restore(change.story);
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
