#include "publisher/table.h"

#include "publisher/lesson.h"

namespace wiresift {

Status PublisherTable::Apply(const std::string& key, const std::optional<std::string>& value) {
  if (!value) {
    Take(key, key.substr(0, key.rfind('/')), {});
    return {};
  }
  return ApplyLine(*value);
}

Status PublisherTable::ApplyLine(std::string_view line) {
  const Result<LearntBlocks> lesson = ParseLesson(line);
  if (!lesson) return std::unexpected(lesson.error());
  std::vector<std::uint64_t> hashes;
  for (const LearntBlock& block : lesson->learnt) {
    if (!options_.keep.contains(block.hash)) hashes.push_back(block.hash);
  }
  Take(lesson->domain + "/" + lesson->scope, lesson->domain, std::move(hashes));
  return {};
}

void PublisherTable::Take(const std::string& key, const std::string& domain,
                          std::vector<std::uint64_t> hashes) {
  const std::lock_guard lock(mutex_);
  by_key_.erase(key);
  const bool is_used = !hashes.empty() && !options_.off.contains(domain);
  if (is_used) by_key_.emplace(key, std::move(hashes));
  Join(domain);
}

/// Makes the publisher's memory anew from what each partition has learnt.
void PublisherTable::Join(const std::string& domain) {
  std::vector<std::uint64_t> all;
  const std::string prefix = domain + "/";
  for (auto at = by_key_.lower_bound(prefix); at != by_key_.end(); ++at) {
    if (!at->first.starts_with(prefix)) break;
    all.insert(all.end(), at->second.begin(), at->second.end());
  }
  memories_.erase(domain);
  if (!all.empty())
    memories_.emplace(domain, std::make_shared<PublisherMemory>(domain, std::move(all)));
}

void PublisherTable::Clear() {
  const std::lock_guard lock(mutex_);
  by_key_.clear();
  memories_.clear();
}

std::shared_ptr<const PublisherMemory> PublisherTable::Find(std::string_view domain) const {
  const std::lock_guard lock(mutex_);
  const auto found = memories_.find(domain);
  return found == memories_.end() ? nullptr : found->second;
}

PublisherTable::Size PublisherTable::size() const {
  const std::lock_guard lock(mutex_);
  Size size{.publishers = memories_.size(), .blocks = 0};
  for (const auto& [domain, memory] : memories_)
    size.blocks += memory->size();
  return size;
}

}  // namespace wiresift
