#include "story/publisher_counts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/bytes.h"
#include "core/limits.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::uint64_t kFormat = 1;

/// Articles of a publisher that are counted on one day: enough to learn from, and a bound on what a
/// busy publisher writes into the log.
constexpr std::uint32_t kSampledADay = 50;

void Add(BlockCount& block, StorySequence story, Day day) {
  ++block.articles;
  block.last_day = day;
  const bool known = std::ranges::find(block.stories, story) != block.stories.end();
  if (!known && block.stories.size() < kLearntStories) block.stories.push_back(story);
}

void Write(ByteWriter& out, const BlockCount& block) {
  out.Fixed64(block.hash).Unsigned(block.articles).Signed(block.first_day).Signed(block.last_day);
  out.Text(block.sample).Unsigned(block.stories.size());
  for (const StorySequence story : block.stories)
    out.Unsigned(story.value);
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
    block.stories.push_back({in.Unsigned()});
  return block;
}

}  // namespace

Day DayOf(Timestamp time) {
  return static_cast<Day>(std::chrono::floor<std::chrono::days>(time).time_since_epoch().count());
}

bool PublisherCounts::Count(std::span<const std::uint64_t> hashes, StorySequence story, Day day,
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
  if (format != kFormat || !in.ok() || !in.AtEnd()) {
    return Fail(ErrorCode::kMalformed, "state: publisher: format " + std::to_string(format) +
                                           " or its bytes are not understood");
  }
  return counts;
}

}  // namespace wiresift
