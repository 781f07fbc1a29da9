#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"
#include "dedup/index.h"
#include "dedup/options.h"
#include "dedup/word_record.h"
#include "publisher/ages.h"
#include "publisher/counts.h"
#include "story/delta.h"
#include "story/options.h"
#include "story/overlay.h"
#include "story/state_store.h"
#include "story/story.h"

namespace wiresift {

/// The story state of one partition: the committed parts in a StateStore, the fingerprint index in
/// memory, and what the open transaction has changed.
///
/// It changes by deltas alone. Each Put is at once visible to reads and to the index; Drain hands
/// the deltas to the log; Commit keeps them, Abort takes all back, so that a batch that is run
/// again meets the state it met before. RollBack takes back what one record has changed and leaves
/// the rest of the transaction. The index is a function of the stored stories: Load after a restart
/// gives the same answers as the state that never stopped. One thread.
class State {
 public:
  /// A point within the open transaction, for RollBack alone.
  class Savepoint {
    friend class State;

    std::size_t undrained_ = 0;
    std::size_t index_changes_ = 0;
    std::size_t publisher_changes_ = 0;
    StateClock clock_;
    StorySequence oldest_;
  };

  /// `store` outlives the state. `words`: see Index.
  State(const MatchOptions& match, const StoryOptions& story, StateStore& store,
        std::unique_ptr<WordMemory> words = std::make_unique<HeapWordMemory>());

  /// Builds the index from the store. Called once, before anything else.
  Status Load();

  /// Takes what another process has committed, the log's next records in their order, into store,
  /// index and clock: afterwards the state is as one loaded from the store. Called only while
  /// nothing has been put. After an error the state must not be used any more. kInvalid means that
  /// compaction has left a gap which only Load bridges: the store is complete.
  Status Follow(std::span<const Delta> deltas, Offset changelog_next);

  /// The first error of a read: the store's own, or kMalformed for bytes that are not understood.
  /// Stays until RollBack or Abort. From it on reads find nothing, so whoever decides asks once at
  /// the end, and then takes back what was decided on parts that may have been there.
  [[nodiscard]] const Status& status() const { return status_; }

  /// Notes that a part which must be stored is not: kFatal, unless there has been an error before.
  void NoteMissing(std::string_view part) const;

  [[nodiscard]] std::optional<Story> FindStory(StorySequence story) const;
  [[nodiscard]] std::optional<StoredText> FindRoot(StorySequence story) const;
  /// `kind` is kFullest or kVariant, here and below.
  [[nodiscard]] std::optional<MemberText> FindMemberText(StorySequence story, TextKind kind) const;
  [[nodiscard]] std::optional<ArticleEntry> FindArticle(std::string_view article_id) const;
  [[nodiscard]] std::optional<PublisherCounts> FindPublisher(std::string_view domain) const;

  [[nodiscard]] const PublisherAges& publisher_ages() const { return publisher_ages_; }

  [[nodiscard]] const Index& index() const { return index_; }

  /// The event time so far, a running maximum.
  [[nodiscard]] Timestamp event_time() const { return clock_.event_time; }

  void AdvanceTo(Timestamp event_time);

  /// Gives a sequence that no story and no text has had.
  [[nodiscard]] StorySequence NewSequence();

  void PutStory(const Story& story);
  /// Stores the root and makes the story findable by it, from `founded` on. `words` are those of
  /// the root's text.
  void PutRoot(const Story& story, const StoredText& root, const WordView& words);
  /// Stores the text, under a new id, and makes the story findable by it too. `words` are those of
  /// the text.
  void PutMemberText(const Story& story, TextKind kind, MemberText member, const WordView& words);
  void PutArticle(std::string_view article_id, const ArticleEntry& entry);
  void EraseArticle(std::string_view article_id);
  void PutPublisher(const std::string& domain, const PublisherCounts& counts);
  void ErasePublisher(const std::string& domain);
  /// Takes the story's texts out of the state and of the index (kill, expiry).
  void EraseTexts(StorySequence story);
  /// Forgets stories founded more than StoryOptions::memory before the event time, a few a call,
  /// oldest first, with their articles.
  void Expire();

  /// The deltas since the last Drain, in order.
  [[nodiscard]] std::vector<Delta> Drain();
  /// Drains for the last time before a commit, and adds the clock when anything has moved it.
  [[nodiscard]] std::vector<Delta> Seal();
  /// Makes the open transaction permanent; its reads had no error. `changelog_next` is the log's
  /// position after it. After an error the state must not be used any more: nobody knows what is
  /// stored.
  Status Commit(Offset changelog_next);
  /// Takes the open transaction back.
  void Abort();

  /// Where RollBack goes back to, until the next Mark, Commit or Abort. Costs the same however much
  /// the transaction has changed: it notes sizes and the clock and copies nothing of the overlay,
  /// which from here on keeps the values that are replaced (Overlay).
  [[nodiscard]] Savepoint Mark();

  /// Takes back all that has happened since `mark`, which is from the latest Mark: what was put and
  /// erased, index, publishers' ages, event time, sequences, and the deltas not yet drained.
  /// Answers and later deltas are as if it had never been. The caller throws away what Drain has
  /// given since; what was undrained at the mark must not have been drained.
  void RollBack(const Savepoint& mark);

 private:
  class IndexLoader;

  struct IndexChange {
    TextId added;           ///< none when a story was removed
    StorySequence removed;  ///< none when a text was added
  };

  [[nodiscard]] std::optional<std::string> Get(const std::string& key) const;
  template <class T>
  std::optional<T> Find(const std::string& key, Result<T> (*decode)(std::string_view)) const;
  void Note(Error error) const;
  void Put(std::string key, std::optional<std::string> value);
  void EraseStory(const Story& story);
  using StoredVisitor = std::function<Status(std::string_view key, std::string_view bytes)>;
  /// Visits what is stored under keys that begin with `prefix`, until `visit` fails.
  Status ScanAll(std::string_view prefix, const StoredVisitor& visit);
  Status LoadIndex();
  /// Puts a stored text into the index.
  void AddText(const Story& story, TextKind kind, TextId id, Timestamp time, StoredText text);
  Status FollowDelta(const Delta& delta);
  Status FollowText(const std::string& key, TextKind kind, const std::string& bytes);
  Status LoadPublisherAges();
  /// Begins a transaction: an Abort goes back to here.
  void Begin();
  /// Takes back all but what the overlay has.
  void UndoSince(const Savepoint& mark);

  StateStore& store_;
  StoryOptions options_;
  std::uint32_t sampling_;
  Index index_;
  WordRecord words_;  ///< scratch of AddText
  PublisherAges publisher_ages_;
  StateClock clock_;
  StorySequence oldest_{1};  ///< no story below this one is stored
  mutable Status status_;    ///< set by reads, which are const
  // The open transaction: last value of each changed key, the deltas not yet drained, how to take
  // the index back, and where it began.
  Overlay overlay_;
  std::vector<Delta> undrained_;
  std::vector<IndexChange> index_changes_;
  Savepoint begin_;
};

}  // namespace wiresift
