#include "publisher/counts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/bytes.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::uint64_t kFormat = 1;

/// Articles of a publisher that are counted on one day: enough to learn from, and a bound on what a
/// busy publisher writes into the log.
constexpr std::uint32_t kSampledADay = 50;

void Add(BlockCount& block, const StoryMark& story, Day day) {
  ++block.articles;
  block.last_day = day;
  const bool known = std::ranges::any_of(
      block.stories, [&](const StoryMark& other) { return IsSameStory(story, other); });
  if (!known && block.stories.size() < kLearntStories) block.stories.push_back(story);
}

void Write(ByteWriter& out, const StoryMark& mark) {
  out.Unsigned(mark.story.value).Fixed32(mark.title).Unsigned(mark.fingerprints.size());
  for (const std::uint32_t fingerprint : mark.fingerprints)
    out.Fixed32(fingerprint);
}

StoryMark ReadMark(ByteReader& in) {
  StoryMark mark{.story = {in.Unsigned()}, .title = in.Fixed32(), .fingerprints = {}};
  const std::uint64_t fingerprints = in.Unsigned();
  for (std::uint64_t i = 0; i < fingerprints && in.ok(); ++i)
    mark.fingerprints.push_back(in.Fixed32());
  return mark;
}

void Write(ByteWriter& out, const BlockCount& block) {
  out.Fixed64(block.hash).Unsigned(block.articles).Signed(block.first_day).Signed(block.last_day);
  out.Text(block.sample).Unsigned(block.stories.size());
  for (const StoryMark& mark : block.stories)
    Write(out, mark);
}

BlockCount Read(ByteReader& in) {
  BlockCount block;
  block.hash = in.Fixed64();
  block.articles = static_cast<std::uint32_t>(in.Unsigned());
  block.first_day = static_cast<Day>(in.Signed());
  block.last_day = static_cast<Day>(in.Signed());
  block.sample = in.Text();
  const std::uint64_t stories = in.Unsigned();
  for (std::uint64_t i = 0; i < stories && in.ok(); ++i)
    block.stories.push_back(ReadMark(in));
  return block;
}

}  // namespace

bool IsSameStory(const StoryMark& a, const StoryMark& b) {
  if (a.story == b.story || (a.title != 0 && a.title == b.title)) return true;
  const auto shared = std::ranges::count_if(a.fingerprints, [&](std::uint32_t fingerprint) {
    return std::ranges::find(b.fingerprints, fingerprint) != b.fingerprints.end();
  });
  const std::size_t most = std::max(a.fingerprints.size(), b.fingerprints.size());
  return shared > 0 && 2 * static_cast<std::size_t>(shared) >= most;
}

Day DayOf(Timestamp time) {
  return static_cast<Day>(std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

bool PublisherCounts::Count(std::span<const std::uint64_t> hashes, const StoryMark& story, Day day,
                            const SampleOf& sample_of) {
  if (day > day_) {
    day_ = day;
    articles_today_ = 0;
    Decay();
  }
  if (articles_today_ >= kSampledADay) return false;
  ++articles_today_;
  for (const std::uint64_t hash : hashes) {
    auto at = std::ranges::lower_bound(blocks_, hash, {}, &BlockCount::hash);
    const bool is_new = at == blocks_.end() || at->hash != hash;
    if (is_new) at = blocks_.insert(at, {.hash = hash, .first_day = day_});
    Add(*at, story, day_);
    if (at->sample.empty() && at->stories.size() > 1) {
      at->sample = Utf8Prefix(sample_of(hash), kBlockSampleBytesMax);
    }
  }
  Shrink();
  return true;
}

void PublisherCounts::Decay() {
  std::erase_if(blocks_, [&](const BlockCount& block) {
    return block.last_day + kPublisherMemoryDays < day_;
  });
}

/// Back to the bound. A learnt block is the last to go.
void PublisherCounts::Shrink() {
  if (blocks_.size() <= kPublisherBlocksMax) return;
  const auto worth = [](const BlockCount& block) {
    return std::tuple(block.IsLearnt(), block.stories.size(), block.last_day, block.articles,
                      block.hash);
  };
  std::ranges::sort(blocks_, std::greater(), worth);
  blocks_.resize(kPublisherBlocksMax);
  std::ranges::sort(blocks_, {}, &BlockCount::hash);
}

std::vector<std::uint64_t> PublisherCounts::Learnt() const {
  std::vector<std::uint64_t> learnt;
  for (const BlockCount& block : blocks_) {
    if (block.IsLearnt()) learnt.push_back(block.hash);
  }
  return learnt;
}

std::string PublisherCounts::Encode() const {
  ByteWriter out;
  out.Unsigned(kFormat).Signed(day_).Unsigned(articles_today_).Unsigned(blocks_.size());
  for (const BlockCount& block : blocks_)
    Write(out, block);
  return out.Take();
}

Result<PublisherCounts> PublisherCounts::Decode(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  PublisherCounts counts;
  counts.day_ = static_cast<Day>(in.Signed());
  counts.articles_today_ = static_cast<std::uint32_t>(in.Unsigned());
  const std::uint64_t blocks = in.Unsigned();
  for (std::uint64_t i = 0; i < blocks && in.ok(); ++i)
    counts.blocks_.push_back(Read(in));
  if (format != kFormat) {
    return Fail(ErrorCode::kMalformed, "state: publisher: found format " + std::to_string(format) +
                                           ", expected " + std::to_string(kFormat));
  }
  if (!in.ok()) return Fail(ErrorCode::kMalformed, "state: publisher: " + in.fault());
  if (!in.AtEnd()) {
    return Fail(ErrorCode::kMalformed, "state: publisher: found " + std::to_string(in.remaining()) +
                                           " bytes more than expected");
  }
  return counts;
}

}  // namespace wiresift
