#include "dedup/index.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <deque>
#include <utility>

#include "core/limits.h"
#include "dedup/segment.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;

/// Segments of a window: 12 h each at 72 h, so that on the mean a twelfth of the memory is freed
/// late, and a look-up asks 7 segments.
constexpr int kSegmentsPerWindow = 6;
constexpr milliseconds kSegmentMin = std::chrono::seconds(1);
/// The longest segment: a time within it has to fit 32 bits of milliseconds.
constexpr milliseconds kSegmentMax = std::chrono::days(7);

/// Bytes that a posting, a word (in quarters) and a text are charged against `max_bytes`. They are
/// fixed, whatever form the text has at the moment, so that what is evicted does not depend on when
/// Trim ran. A sealed posting takes 4.1 bytes and an open one, of which there is a twelfth, 9; a
/// word takes 1.66 (match_corpus), at worst 2.2.
constexpr std::size_t kPostingBytes = 5;
constexpr std::size_t kWordQuarterBytes = 7;
constexpr std::size_t kTextBytes = 48;

/// Share of the shorter text's fingerprints that a candidate has at least. With less a phrase or a
/// line of furniture is common; to be joined or related takes .3 or more.
constexpr double kHitsShareMin = 0.07;

/// Bits of a hit that hold the fingerprint's place in the sketch, which has at most kWordsMax.
constexpr int kPlaceBits = 20;
static_assert(kWordsMax < std::size_t{1} << kPlaceBits);

milliseconds SegmentLength(milliseconds window) {
  return std::clamp(window / kSegmentsPerWindow, kSegmentMin, kSegmentMax);
}

Timestamp StartOf(Timestamp time, milliseconds length) {
  const milliseconds since = time.time_since_epoch();
  const milliseconds into = (since % length + length) % length;
  return Timestamp(since - into);
}

/// The oldest time that is in the window.
Timestamp OldestVisible(Timestamp now, milliseconds window) {
  if (now.time_since_epoch() < milliseconds::min() + window) return Timestamp::min();
  return now - window;
}

}  // namespace

struct Index::Impl {
  /// A place in the order of all texts.
  struct Place {
    std::size_t segment = 0;
    std::uint32_t slot = 0;
    auto operator<=>(const Place&) const = default;
  };

  /// A fullest text that gave way to another.
  struct Replaced {
    TextId text, by;
  };

  /// The texts of a story.
  struct Unpacked {
    WordRecord root, fullest, variant;
  };

  Impl(const MatchOptions& options, std::unique_ptr<WordMemory> words)
      : memory(std::move(words)),
        window(options.window),
        length(SegmentLength(options.window)),
        sampling(options.sampling),
        charge_max(options.max_bytes) {}

  [[nodiscard]] std::size_t ChargeAt(Place at) const {
    const Segment& segment = segments[at.segment];
    return kTextBytes + segment.postings_of(at.slot) * kPostingBytes +
           segment.words(at.slot) * kWordQuarterBytes / 4;
  }

  [[nodiscard]] Place Last() const { return {segments.size() - 1, segments.back().slots() - 1}; }

  [[nodiscard]] Place After(Place at) const {
    return at.slot + 1 < segments[at.segment].slots() ? Place{at.segment, at.slot + 1}
                                                      : Place{at.segment + 1, 0};
  }

  [[nodiscard]] Place Before(Place at) const {
    return at.slot > 0 ? Place{at.segment, at.slot - 1}
                       : Place{at.segment - 1, segments[at.segment - 1].slots() - 1};
  }

  [[nodiscard]] std::optional<Place> PlaceOf(TextId id) const;
  [[nodiscard]] std::optional<Place> RootPlace(StorySequence story, Timestamp oldest) const;
  void SetRemoved(TextId id, bool removed);
  void SetStoryRemoved(StorySequence story, bool removed);
  [[nodiscard]] std::span<const std::uint32_t> NewToStory(const LiveText& text,
                                                          std::span<const std::uint32_t> sketch);
  void Link(const LiveText& text);
  void Unlink(const Segment& segment, std::uint32_t slot);
  void RaiseFloor();
  void LowerFloor();
  void Collect(const Segment& segment, std::uint32_t first, std::uint32_t fingerprint,
               std::uint64_t place, Timestamp oldest) const;
  void GroupHits(std::uint32_t hits_min) const;
  void CountHits(std::uint32_t hits_min) const;
  [[nodiscard]] bool IsNear(const Candidate& candidate, std::size_t sketch, Timestamp oldest) const;
  [[nodiscard]] WordView WordsOf(TextId id, WordRecord& space) const;
  void Complete(Candidate& candidate, Unpacked& space) const;
  void DropFirst();
  void FreeReplaced();

  std::unique_ptr<WordMemory> memory;
  milliseconds window;
  milliseconds length;
  std::size_t sampling;
  std::size_t charge_max;
  std::deque<Segment> segments;  ///< by time; none is empty

  /// The first text that max_bytes lets be seen: with all later ones it is charged at most
  /// charge_max. A function of the latest texts alone, so adding them again gives the same.
  Place floor;
  std::size_t charged = 0;  ///< by the texts from `floor` on
  std::size_t evicted = 0;
  std::vector<Replaced> replaced;  ///< since the last Trim

  std::vector<std::uint32_t> fresh;  ///< scratch of Add

  // Scratch of Find: for each hit the story and the place of the fingerprint in the sketch, which
  // all texts of the story may have; and the answer, with the words that it borrows.
  mutable std::vector<std::uint64_t> hits;
  mutable std::vector<std::uint64_t> grouped;
  mutable std::vector<std::uint8_t> stories;
  mutable std::vector<Candidate> found;
  mutable std::vector<Unpacked> unpacked;
};

std::optional<Index::Impl::Place> Index::Impl::PlaceOf(TextId id) const {
  const auto after = std::ranges::upper_bound(segments, id, {},
                                              [](const Segment& segment) { return segment.id(0); });
  if (after == segments.begin()) return std::nullopt;
  const auto slot = (after - 1)->SlotOf(id);
  if (!slot) return std::nullopt;
  return Place{static_cast<std::size_t>(after - segments.begin() - 1), *slot};
}

/// Where the root of a story is, if it can be seen.
std::optional<Index::Impl::Place> Index::Impl::RootPlace(StorySequence story,
                                                         Timestamp oldest) const {
  const std::optional<Place> at = PlaceOf(RootTextOf(story));
  if (!at || *at < floor) return std::nullopt;
  const Segment& segment = segments[at->segment];
  const bool is_gone = segment.removed(at->slot) || segment.time(at->slot) < oldest;
  return is_gone ? std::nullopt : at;
}

void Index::Impl::SetRemoved(TextId id, bool removed) {
  const auto at = PlaceOf(id);
  if (at) segments[at->segment].SetRemoved(at->slot, removed);
}

/// Marks all texts of the story.
void Index::Impl::SetStoryRemoved(StorySequence story, bool removed) {
  const auto at = PlaceOf(RootTextOf(story));
  if (!at) return;
  Segment& segment = segments[at->segment];
  segment.SetRemoved(at->slot, removed);
  for (const TextId id : {segment.fullest(at->slot), segment.variant(at->slot)}) {
    if (id.value != 0) SetRemoved(id, removed);
  }
}

/// The fingerprints that the story's root does not have: it is found by the others already.
std::span<const std::uint32_t> Index::Impl::NewToStory(const LiveText& text,
                                                       std::span<const std::uint32_t> sketch) {
  const auto root = PlaceOf(RootTextOf(text.story));
  if (!root) return sketch;
  const Segment& segment = segments[root->segment];
  fresh.clear();
  for (const std::uint32_t fingerprint : sketch) {
    bool is_new = true;
    segment.Visit(fingerprint, [&](std::uint32_t slot) {
      is_new = slot != root->slot;
      return is_new && slot > root->slot;
    });
    if (is_new) fresh.push_back(fingerprint);
  }
  return fresh;
}

/// Makes the text just added its story's fullest, or its variant.
void Index::Impl::Link(const LiveText& text) {
  const auto root = PlaceOf(RootTextOf(text.story));
  if (!root) return;
  Segment& segment = segments[root->segment];
  if (text.kind == TextKind::kVariant) return segment.SetVariant(root->slot, text.id);
  const TextId before = segment.fullest(root->slot);
  segment.SetFullest(root->slot, text.id);
  if (before.value == 0) return;
  SetRemoved(before, true);
  replaced.push_back({before, text.id});
}

/// Undoes Link before the text at `slot` is taken back.
void Index::Impl::Unlink(const Segment& segment, std::uint32_t slot) {
  const auto root = PlaceOf(RootTextOf(segment.story(slot)));
  if (!root) return;
  Segment& of_root = segments[root->segment];
  if (segment.kind(slot) == TextKind::kVariant) return of_root.SetVariant(root->slot, {});
  const bool has_replaced = !replaced.empty() && replaced.back().by == segment.id(slot);
  const TextId before = has_replaced ? replaced.back().text : TextId();
  of_root.SetFullest(root->slot, before);
  if (!has_replaced) return;
  SetRemoved(before, false);
  replaced.pop_back();
}

/// Hides the oldest texts after an Add until the rest is within the limit.
void Index::Impl::RaiseFloor() {
  while (charged > charge_max && floor != Last()) {
    charged -= ChargeAt(floor);
    floor = After(floor);
  }
}

/// Shows older texts again after an undo, as far as the limit lets it.
void Index::Impl::LowerFloor() {
  while (floor != Place{} && charged + ChargeAt(Before(floor)) <= charge_max) {
    floor = Before(floor);
    charged += ChargeAt(floor);
  }
}

/// Counts the stories of `segment` whose root has `fingerprint`, and notes all stories that have it
/// unless it is quiet there. Only texts that can be seen count: the others may be gone from an
/// index that was built again.
void Index::Impl::Collect(const Segment& segment, std::uint32_t first, std::uint32_t fingerprint,
                          std::uint64_t place, Timestamp oldest) const {
  std::array<std::uint32_t, kQuietStories> slots{};
  std::size_t count = 0;
  std::size_t roots = 0;
  segment.Visit(fingerprint, [&](std::uint32_t slot) {
    if (slot < first || segment.time(slot) < oldest) return false;
    if (segment.removed(slot)) return true;
    if (count < kQuietStories) slots[count] = slot;
    roots += segment.is_root(slot) ? 1 : 0;
    return ++count <= kQuietStories;
  });
  stories[place] =
      static_cast<std::uint8_t>(std::min<std::size_t>(stories[place] + roots, UINT8_MAX));
  if (count > kQuietStories) return;
  for (std::size_t i = 0; i < count; ++i)
    hits.push_back(segment.story(slots[i]).value << kPlaceBits | place);
}

/// Puts the hits of each story together and in order, and drops most hits of stories that have
/// fewer than `hits_min`. A plain sort would take longer than all the rest of a look-up.
void Index::Impl::GroupHits(std::uint32_t hits_min) const {
  constexpr std::size_t kGroups = 1024;
  const auto group_of = [](std::uint64_t hit) { return (hit >> kPlaceBits) % kGroups; };
  std::array<std::uint32_t, kGroups> counts{};
  for (const std::uint64_t hit : hits)
    ++counts[group_of(hit)];
  std::array<std::uint32_t, kGroups> ends{};  // by group: the end of its hits; 0: none yet
  grouped.resize(hits.size());
  std::uint32_t end = 0;
  for (const std::uint64_t hit : hits) {
    const std::size_t group = group_of(hit);
    if (counts[group] < hits_min) continue;
    if (ends[group] == 0) ends[group] = std::exchange(end, end + counts[group]);
    grouped[ends[group]++] = hit;
  }
  grouped.resize(end);
  // The hits of a text come in order, so only a group of more than one has to be sorted.
  for (auto begin = grouped.begin(); begin != grouped.end();) {
    const auto after = begin + counts[group_of(*begin)];
    if (!std::is_sorted(begin, after)) std::sort(begin, after);
    begin = after;
  }
}

/// Turns `hits` into `found`, stories with at least `hits_min` different ones.
void Index::Impl::CountHits(std::uint32_t hits_min) const {
  GroupHits(hits_min);
  grouped.erase(std::ranges::unique(grouped).begin(), grouped.end());
  found.clear();
  for (std::size_t begin = 0; begin < grouped.size();) {
    const std::uint64_t story = grouped[begin] >> kPlaceBits;
    std::size_t end = begin + 1;
    while (end < grouped.size() && grouped[end] >> kPlaceBits == story)
      ++end;
    const auto count = static_cast<std::uint32_t>(end - begin);
    if (count >= hits_min) found.push_back({.story = {story}, .hits = count});
    begin = end;
  }
}

/// True when the story can be seen and has more in common than a phrase.
bool Index::Impl::IsNear(const Candidate& candidate, std::size_t sketch, Timestamp oldest) const {
  const std::optional<Place> root = RootPlace(candidate.story, oldest);
  if (!root) return false;
  const std::size_t words = segments[root->segment].words(root->slot);
  const std::size_t smaller = std::min(sketch, words / sampling);
  return candidate.hits >= kHitsShareMin * static_cast<double>(smaller);
}

/// The words of a text; none when it is not in the index.
WordView Index::Impl::WordsOf(TextId id, WordRecord& space) const {
  const std::optional<Place> at = id.value == 0 ? std::nullopt : PlaceOf(id);
  return at ? segments[at->segment].WordsOf(at->slot, space) : WordView();
}

/// Adds the texts of a story that can be seen.
void Index::Impl::Complete(Candidate& candidate, Unpacked& space) const {
  const std::optional<Place> root = PlaceOf(RootTextOf(candidate.story));
  const Segment& segment = segments[root->segment];
  candidate.root = segment.WordsOf(root->slot, space.root);
  candidate.source = segment.source(root->slot);
  candidate.roundup = segment.roundup(root->slot);
  candidate.fullest = WordsOf(segment.fullest(root->slot), space.fullest);
  candidate.variant = WordsOf(segment.variant(root->slot), space.variant);
}

/// Frees the words of replaced texts, which no undo can bring back any more.
void Index::Impl::FreeReplaced() {
  for (const Replaced& gone : replaced) {
    if (const auto at = PlaceOf(gone.text)) segments[at->segment].FreeWords(at->slot);
  }
  replaced.clear();
}

void Index::Impl::DropFirst() {
  for (; floor.segment == 0 && !segments.empty() && floor.slot < segments[0].slots();
       ++floor.slot) {
    charged -= ChargeAt(floor);
  }
  floor = floor.segment == 0 ? Place{} : Place{floor.segment - 1, floor.slot};
  segments.pop_front();
}

Index::Index(const MatchOptions& options, std::unique_ptr<WordMemory> words)
    : impl_(std::make_unique<Impl>(options, std::move(words))) {}

Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

void Index::Add(const LiveText& text, std::span<const std::uint32_t> sketch) {
  auto& segments = impl_->segments;
  const bool is_root = text.kind == TextKind::kRoot;
  const auto postings = is_root ? sketch : impl_->NewToStory(text, sketch);
  const Timestamp start = StartOf(text.time, impl_->length);
  if (segments.empty() || segments.back().start() < start)
    segments.emplace_back(start, *impl_->memory);
  segments.back().Add(text, postings);
  if (!is_root) impl_->Link(text);
  impl_->charged += impl_->ChargeAt(impl_->Last());
  impl_->RaiseFloor();
}

void Index::UndoAdd([[maybe_unused]] TextId id) {
  auto& segments = impl_->segments;
  const Impl::Place last = impl_->Last();
  assert(segments.back().id(last.slot) == id);
  impl_->charged -= impl_->ChargeAt(last);
  if (impl_->floor == last && last != Impl::Place{}) {
    impl_->floor = impl_->Before(last);
    impl_->charged += impl_->ChargeAt(impl_->floor);
  }
  if (!segments.back().is_root(last.slot)) impl_->Unlink(segments.back(), last.slot);
  segments.back().UndoAdd();
  if (segments.back().slots() == 0) segments.pop_back();
  impl_->LowerFloor();
}

void Index::Remove(StorySequence story) {
  impl_->SetStoryRemoved(story, true);
}

void Index::Restore(StorySequence story) {
  impl_->SetStoryRemoved(story, false);
}

Index::Found Index::Find(std::span<const std::uint32_t> sketch, Timestamp now,
                         std::uint32_t hits_min, std::size_t most) const {
  const Timestamp oldest = OldestVisible(now, impl_->window);
  impl_->hits.clear();
  impl_->stories.assign(sketch.size(), 0);
  for (std::size_t i = impl_->floor.segment; i < impl_->segments.size(); ++i) {
    const Segment& segment = impl_->segments[i];
    if (segment.time(segment.slots() - 1) < oldest) continue;
    const std::uint32_t first = i == impl_->floor.segment ? impl_->floor.slot : 0;
    segment.Prefetch(sketch);
    for (std::size_t place = 0; place < sketch.size(); ++place)
      impl_->Collect(segment, first, sketch[place], place, oldest);
  }
  impl_->CountHits(hits_min);
  std::vector<Candidate>& found = impl_->found;
  std::erase_if(found, [&](const Candidate& candidate) {
    return !impl_->IsNear(candidate, sketch.size(), oldest);
  });
  std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
    return a.hits != b.hits ? a.hits > b.hits : a.story < b.story;
  });
  if (found.size() > most) found.resize(most);
  if (impl_->unpacked.size() < found.size()) impl_->unpacked.resize(found.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    impl_->Complete(found[i], impl_->unpacked[i]);
  return {found, impl_->stories};
}

bool Index::CanFind(StorySequence story, Timestamp now) const {
  return impl_->RootPlace(story, OldestVisible(now, impl_->window)).has_value();
}

void Index::Trim(Timestamp now) {
  auto& segments = impl_->segments;
  const Timestamp oldest = OldestVisible(now, impl_->window);
  impl_->FreeReplaced();
  while (!segments.empty()) {
    const Segment& first = segments.front();
    const bool aged = first.time(first.slots() - 1) < oldest;
    if (!aged && impl_->floor.segment == 0) break;
    impl_->evicted += aged ? 0 : 1;
    impl_->DropFirst();
  }
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    if (!segments[i].sealed()) segments[i].Seal();
  }
  if (!segments.empty()) segments.back().Settle();
}

std::size_t Index::stories() const {
  std::size_t count = 0;
  for (const Segment& segment : impl_->segments)
    count += segment.stories();
  return count;
}

std::size_t Index::postings() const {
  std::size_t count = 0;
  for (const Segment& segment : impl_->segments)
    count += segment.postings();
  return count;
}

IndexMemory Index::memory() const {
  IndexMemory memory;
  memory.scratch = sizeof(Impl) +
                   (impl_->hits.capacity() + impl_->grouped.capacity()) * sizeof(std::uint64_t) +
                   impl_->found.capacity() * sizeof(Candidate);
  for (const Segment& segment : impl_->segments)
    memory += segment.memory();
  memory.in_file = impl_->memory->file_bytes();
  return memory;
}

std::size_t Index::evicted_segments() const {
  return impl_->evicted;
}

}  // namespace wiresift
