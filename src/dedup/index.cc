#include "dedup/index.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <deque>

#include "dedup/segment.h"

namespace wiresift {
namespace {

using std::chrono::milliseconds;

/// The window is cut into this many segments: 6 h each at 72 h, so that a twelfth of the memory
/// is late to be freed and a look-up asks 13 places.
constexpr int kSegmentsPerWindow = 12;
constexpr milliseconds kSegmentMin = std::chrono::seconds(1);
/// Also keeps a time within a segment in 32 bits.
constexpr milliseconds kSegmentMax = std::chrono::days(7);

/// What a story and a posting are charged against `max_bytes`, whatever form they have at the
/// moment, so that what is evicted does not depend on when Trim ran. A sealed posting takes 4 to
/// 5 bytes and an open one, of which there is a twelfth, 20 to 30.
constexpr std::size_t kPostingBytes = 8;
constexpr std::size_t kStoryBytes = 24;

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
  /// A place in the order of all stories.
  struct Place {
    std::size_t segment = 0;
    std::uint32_t slot = 0;
    auto operator<=>(const Place&) const = default;
  };

  explicit Impl(const MatchOptions& options)
      : window(options.window),
        length(SegmentLength(options.window)),
        charge_max(options.max_bytes) {}

  [[nodiscard]] std::size_t ChargeAt(Place at) const {
    return kStoryBytes + segments[at.segment].postings_of(at.slot) * kPostingBytes;
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

  [[nodiscard]] std::optional<Place> PlaceOf(StorySequence story) const;
  void SetRemoved(StorySequence story, bool removed);
  void RaiseFloor();
  void LowerFloor();
  void Collect(const Segment& segment, std::uint32_t first, std::uint32_t fingerprint,
               Timestamp oldest) const;
  void CountHits(std::uint32_t hits_min, std::vector<Candidate>& out) const;
  void DropFirst();

  milliseconds window;
  milliseconds length;
  std::size_t charge_max;
  std::deque<Segment> segments;  ///< by time; none is empty

  /// The first story that max_bytes lets be seen: with all later ones it is charged at most
  /// charge_max. A function of the latest stories alone, so adding them again gives the same.
  Place floor;
  std::size_t charged = 0;  ///< by the stories from `floor` on
  std::size_t evicted = 0;

  mutable std::vector<std::uint64_t> hits;  ///< scratch of Find: a story for each hit
};

std::optional<Index::Impl::Place> Index::Impl::PlaceOf(StorySequence story) const {
  const auto after = std::ranges::upper_bound(
      segments, story, {}, [](const Segment& segment) { return segment.story(0); });
  if (after == segments.begin()) return std::nullopt;
  const auto slot = (after - 1)->SlotOf(story);
  if (!slot) return std::nullopt;
  return Place{static_cast<std::size_t>(after - segments.begin() - 1), *slot};
}

void Index::Impl::SetRemoved(StorySequence story, bool removed) {
  const auto at = PlaceOf(story);
  if (at) segments[at->segment].SetRemoved(at->slot, removed);
}

/// After an Add: lets the oldest stories go until the rest is within the limit.
void Index::Impl::RaiseFloor() {
  while (charged > charge_max && floor != Last()) {
    charged -= ChargeAt(floor);
    floor = After(floor);
  }
}

/// After an undo: the way back.
void Index::Impl::LowerFloor() {
  while (floor != Place{} && charged + ChargeAt(Before(floor)) <= charge_max) {
    floor = Before(floor);
    charged += ChargeAt(floor);
  }
}

/// Notes the stories of `segment` that have `fingerprint`, unless it is quiet there. Only stories
/// that can be seen count: the others may be gone from an index that was built again.
void Index::Impl::Collect(const Segment& segment, std::uint32_t first, std::uint32_t fingerprint,
                          Timestamp oldest) const {
  std::array<std::uint32_t, kQuietStories> found{};
  std::size_t count = 0;
  segment.Visit(fingerprint, [&](std::uint32_t slot) {
    if (slot < first || segment.time(slot) < oldest) return false;
    if (segment.removed(slot)) return true;
    if (count < kQuietStories) found[count] = slot;
    return ++count <= kQuietStories;
  });
  if (count > kQuietStories) return;
  for (std::size_t i = 0; i < count; ++i)
    hits.push_back(segment.story(found[i]).value);
}

/// Turns `hits` into candidates with at least `hits_min` of them.
void Index::Impl::CountHits(std::uint32_t hits_min, std::vector<Candidate>& out) const {
  std::ranges::sort(hits);
  for (std::size_t begin = 0; begin < hits.size();) {
    std::size_t end = begin + 1;
    while (end < hits.size() && hits[end] == hits[begin])
      ++end;
    const auto count = static_cast<std::uint32_t>(end - begin);
    if (count >= hits_min) out.push_back({{hits[begin]}, count});
    begin = end;
  }
}

void Index::Impl::DropFirst() {
  for (; floor.segment == 0 && !segments.empty() && floor.slot < segments[0].slots();
       ++floor.slot) {
    charged -= ChargeAt(floor);
  }
  floor = floor.segment == 0 ? Place{} : Place{floor.segment - 1, floor.slot};
  segments.pop_front();
}

Index::Index(const MatchOptions& options) : impl_(std::make_unique<Impl>(options)) {}

Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;

void Index::Add(StorySequence story, Timestamp time, std::span<const std::uint32_t> sketch) {
  auto& segments = impl_->segments;
  const Timestamp start = StartOf(time, impl_->length);
  if (segments.empty() || segments.back().start() < start) segments.emplace_back(start);
  segments.back().Add(story, time, sketch);
  impl_->charged += impl_->ChargeAt(impl_->Last());
  impl_->RaiseFloor();
}

void Index::UndoAdd(StorySequence story) {
  auto& segments = impl_->segments;
  const Impl::Place last = impl_->Last();
  assert(segments.back().story(last.slot) == story);
  static_cast<void>(story);
  impl_->charged -= impl_->ChargeAt(last);
  if (impl_->floor == last && last != Impl::Place{}) {
    impl_->floor = impl_->Before(last);
    impl_->charged += impl_->ChargeAt(impl_->floor);
  }
  segments.back().UndoAdd();
  if (segments.back().slots() == 0) segments.pop_back();
  impl_->LowerFloor();
}

void Index::Remove(StorySequence story) {
  impl_->SetRemoved(story, true);
}

void Index::Restore(StorySequence story) {
  impl_->SetRemoved(story, false);
}

std::vector<Candidate> Index::Find(std::span<const std::uint32_t> sketch, Timestamp now,
                                   std::uint32_t hits_min, std::size_t most) const {
  const Timestamp oldest = OldestVisible(now, impl_->window);
  impl_->hits.clear();
  for (std::size_t i = impl_->floor.segment; i < impl_->segments.size(); ++i) {
    const Segment& segment = impl_->segments[i];
    if (segment.time(segment.slots() - 1) < oldest) continue;
    const std::uint32_t first = i == impl_->floor.segment ? impl_->floor.slot : 0;
    for (const std::uint32_t fingerprint : sketch) {
      impl_->Collect(segment, first, fingerprint, oldest);
    }
  }
  std::vector<Candidate> found;
  impl_->CountHits(hits_min, found);
  std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
    return a.hits != b.hits ? a.hits > b.hits : a.story < b.story;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

void Index::Trim(Timestamp now) {
  auto& segments = impl_->segments;
  const Timestamp oldest = OldestVisible(now, impl_->window);
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
}

std::size_t Index::stories() const {
  std::size_t count = 0;
  for (const Segment& segment : impl_->segments)
    count += segment.slots() - segment.removed_count();
  return count;
}

std::size_t Index::postings() const {
  std::size_t count = 0;
  for (const Segment& segment : impl_->segments)
    count += segment.postings();
  return count;
}

std::size_t Index::bytes() const {
  std::size_t count = sizeof(Impl) + impl_->hits.capacity() * sizeof(std::uint64_t);
  for (const Segment& segment : impl_->segments)
    count += segment.bytes();
  return count;
}

std::size_t Index::evicted_segments() const {
  return impl_->evicted;
}

}  // namespace wiresift
