#include "story/state.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// Expired stories that one call forgets: more than one, so that a backlog shrinks, and few, so
/// that no article waits for them.
constexpr int kExpiredPerCall = 4;

/// Makes the sketch of a text that an older format stored without one.
void CompleteSketch(StoredText& root, std::uint32_t sampling) {
  if (root.sketch.empty()) MakeSketch(Tokenize(root.text), sampling, root.sketch);
}

/// Gives the index what it keeps of a story's text.
LiveText LiveTextOf(const Story& story, TextKind kind, TextId id, Timestamp time,
                    const WordView& words) {
  return {.kind = kind,
          .id = id,
          .story = story.sequence,
          .time = time,
          .source = SourceIdOf(story.members.front()),
          .roundup = story.roundup,
          .words = words};
}

}  // namespace

/// Puts the texts of stored stories into the index of a state that is being loaded, in the order of
/// their ids, in which they came.
class State::IndexLoader {
 public:
  explicit IndexLoader(State& state) : state_(state) {}

  /// Takes note of a member text. Called for those of all stories before the first AddRoot.
  Status NoteMemberText(StorySequence story, TextKind kind, std::string_view bytes) {
    const Result<TextId> id = DecodeMemberTextId(bytes);
    if (!id) return std::unexpected(id.error());
    members_.emplace(*id, std::pair(story, kind));
    return {};
  }

  /// Adds the root of a story, and before it the other texts that came earlier.
  Status AddRoot(std::string_view story_bytes) {
    const Result<Story> story = DecodeStory(story_bytes);
    if (!story) return std::unexpected(story.error());
    if (const Status added = AddMembersBefore(RootTextOf(story->sequence)); !added) return added;
    if (auto root = state_.FindRoot(story->sequence))
      state_.AddText(*story, TextKind::kRoot, RootTextOf(story->sequence), story->founded,
                     std::move(*root));
    return state_.status();
  }

  Status Finish() { return AddMembersBefore({state_.clock_.last_story.value + 1}); }

 private:
  Status AddMembersBefore(TextId id) {
    while (!members_.empty() && members_.begin()->first < id) {
      const auto [sequence, kind] = members_.begin()->second;
      members_.erase(members_.begin());
      const auto story = state_.FindStory(sequence);
      auto member = state_.FindMemberText(sequence, kind);
      if (!story || !member) continue;
      state_.AddText(*story, kind, member->id, member->time, std::move(member->text));
    }
    return state_.status();
  }

  State& state_;
  std::map<TextId, std::pair<StorySequence, TextKind>> members_;  ///< by text id: its story
};

State::State(const MatchOptions& match, const StoryOptions& story, StateStore& store,
             std::unique_ptr<WordMemory> words)
    : store_(store), options_(story), sampling_(match.sampling), index_(match, std::move(words)) {}

Status State::Load() {
  clock_ = Find<StateClock>(ClockKey(), DecodeClock).value_or(clock_);
  if (!status_) return status_;
  oldest_ = {clock_.last_story.value + 1};
  if (const Status loaded = LoadIndex(); !loaded) return loaded;
  if (const Status loaded = LoadPublisherAges(); !loaded) return loaded;
  Begin();
  return {};
}

Status State::ScanAll(std::string_view prefix, const StoredVisitor& visit) {
  Status status;
  const Status scanned = store_.Scan(prefix, [&](std::string_view key, std::string_view bytes) {
    status = visit(key, bytes);
    return status.has_value();
  });
  return scanned ? status : scanned;
}

Status State::LoadIndex() {
  IndexLoader loader(*this);
  for (const TextKind kind : {TextKind::kFullest, TextKind::kVariant}) {
    const Status noted =
        ScanAll(MemberTextPrefix(kind), [&](std::string_view key, std::string_view bytes) {
          return loader.NoteMemberText(SequenceOf(key), kind, bytes);
        });
    if (!noted) return noted;
  }
  bool first = true;
  const Status added = ScanAll(kStoryKeyPrefix, [&](std::string_view key, std::string_view bytes) {
    if (std::exchange(first, false)) oldest_ = SequenceOf(key);
    return loader.AddRoot(bytes);
  });
  return added ? loader.Finish() : added;
}

void State::AddText(const Story& story, TextKind kind, TextId id, Timestamp time, StoredText text) {
  CompleteSketch(text, sampling_);
  words_.Assign(Tokenize(text.text));
  index_.Add(LiveTextOf(story, kind, id, time, words_.view()), text.sketch);
}

Status State::LoadPublisherAges() {
  const Status scanned =
      ScanAll(kPublisherKeyPrefix, [&](std::string_view key, std::string_view bytes) -> Status {
        const auto counts = PublisherCounts::Decode(bytes);
        if (!counts) return std::unexpected(counts.error());
        publisher_ages_.Set(std::string(key.substr(kPublisherKeyPrefix.size())), counts->day());
        return {};
      });
  return scanned;
}

void State::Note(Error error) const {
  if (status_) status_ = std::unexpected(std::move(error));
}

void State::NoteMissing(std::string_view part) const {
  Note({ErrorCode::kFatal, "state: " + std::string(part) + " is not stored"});
}

std::optional<std::string> State::Get(const std::string& key) const {
  if (!status_) return std::nullopt;
  if (const auto* open = overlay_.Find(key)) return *open;
  Result<std::optional<std::string>> stored = store_.Get(key);
  if (stored) return std::move(*stored);
  Note(std::move(stored).error());
  return std::nullopt;
}

template <class T>
std::optional<T> State::Find(const std::string& key, Result<T> (*decode)(std::string_view)) const {
  const std::optional<std::string> bytes = Get(key);
  if (!bytes) return std::nullopt;
  Result<T> value = decode(*bytes);
  if (value) return std::move(*value);
  Note(std::move(value).error());
  return std::nullopt;
}

void State::Put(std::string key, std::optional<std::string> value) {
  undrained_.push_back({key, value});
  overlay_.Put(std::move(key), std::move(value));
}

std::optional<Story> State::FindStory(StorySequence story) const {
  return Find<Story>(StoryKey(story), DecodeStory);
}

std::optional<StoredText> State::FindRoot(StorySequence story) const {
  auto root = Find<StoredText>(RootKey(story), DecodeStoredText);
  if (root) CompleteSketch(*root, sampling_);
  return root;
}

std::optional<MemberText> State::FindMemberText(StorySequence story, TextKind kind) const {
  return Find<MemberText>(MemberTextKey(story, kind), DecodeMemberText);
}

std::optional<ArticleEntry> State::FindArticle(std::string_view article_id) const {
  return Find<ArticleEntry>(ArticleKey(article_id), DecodeArticle);
}

std::optional<PublisherCounts> State::FindPublisher(std::string_view domain) const {
  return Find<PublisherCounts>(PublisherKey(domain), PublisherCounts::Decode);
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

void State::PutRoot(const Story& story, const StoredText& root, const WordView& words) {
  Put(RootKey(story.sequence), EncodeStoredText(root));
  const TextId id = RootTextOf(story.sequence);
  index_.Add(LiveTextOf(story, TextKind::kRoot, id, story.founded, words), root.sketch);
  index_changes_.push_back({.added = id, .removed = {}});
}

void State::PutMemberText(const Story& story, TextKind kind, MemberText member,
                          const WordView& words) {
  member.id = {NewSequence().value};
  member.time = clock_.event_time;
  Put(MemberTextKey(story.sequence, kind), EncodeMemberText(member));
  index_.Add(LiveTextOf(story, kind, member.id, member.time, words), member.text.sketch);
  index_changes_.push_back({.added = member.id, .removed = {}});
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

void State::EraseTexts(StorySequence story) {
  Put(RootKey(story), std::nullopt);
  for (const TextKind kind : {TextKind::kFullest, TextKind::kVariant})
    Put(MemberTextKey(story, kind), std::nullopt);
  index_.Remove(story);
  index_changes_.push_back({.added = {}, .removed = story});
}

void State::Expire() {
  for (int expired = 0; expired < kExpiredPerCall && oldest_ <= clock_.last_story;
       ++oldest_.value) {
    const auto story = FindStory(oldest_);
    // A story that cannot be read is not one that is gone: going on would skip all that follow.
    if (!status_) return;
    if (!story) continue;  // the id of a member's text: no step, or a state that was loaded lags
    if (story->founded + options_.memory >= clock_.event_time) return;
    EraseStory(*story);
    ++expired;
  }
}

void State::EraseStory(const Story& story) {
  // A killed story has lost its root before: an undo must not put it back into the index.
  if (!story.killed) EraseTexts(story.sequence);
  for (const Member& member : story.members) {
    const auto entry = FindArticle(member.article);
    if (entry && entry->story == story.sequence) EraseArticle(member.article);
  }
  Put(StoryKey(story.sequence), std::nullopt);
}

std::vector<Delta> State::Drain() {
  return std::exchange(undrained_, {});
}

std::vector<Delta> State::Seal() {
  const bool clock_moved = clock_.event_time != begin_.clock_.event_time ||
                           clock_.last_story != begin_.clock_.last_story;
  if (clock_moved) Put(ClockKey(), EncodeClock(clock_));
  return Drain();
}

Status State::Commit(Offset changelog_next) {
  assert(status_);
  const std::vector<Delta> deltas = overlay_.Take();
  if (!deltas.empty()) {
    if (Status written = store_.Write(deltas, changelog_next); !written) return written;
  }
  undrained_.clear();
  index_changes_.clear();
  Begin();
  return {};
}

void State::Begin() {
  publisher_ages_.Commit();
  index_.Trim(clock_.event_time);
  begin_ = Mark();
}

void State::Abort() {
  undrained_.clear();
  UndoSince(begin_);
  overlay_.Clear();
}

State::Savepoint State::Mark() {
  assert(status_);
  overlay_.Mark();
  Savepoint mark;
  mark.undrained_ = undrained_.size();
  mark.index_changes_ = index_changes_.size();
  mark.publisher_changes_ = publisher_ages_.changes();
  mark.clock_ = clock_;
  mark.oldest_ = oldest_;
  return mark;
}

void State::RollBack(const Savepoint& mark) {
  UndoSince(mark);
  overlay_.RollBack();
}

void State::UndoSince(const Savepoint& mark) {
  // The index takes back the latest change alone.
  for (; index_changes_.size() > mark.index_changes_; index_changes_.pop_back()) {
    const IndexChange& change = index_changes_.back();
    if (change.added.value != 0) {
      index_.UndoAdd(change.added);
    } else {
      index_.Restore(change.removed);
    }
  }
  assert(undrained_.size() >= mark.undrained_);
  undrained_.resize(mark.undrained_);
  publisher_ages_.RollBack(mark.publisher_changes_);
  clock_ = mark.clock_;
  oldest_ = mark.oldest_;
  status_ = {};
}

}  // namespace wiresift
