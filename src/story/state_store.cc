#include "story/state_store.h"

namespace wiresift {

Result<std::optional<std::string>> MemoryStore::Get(std::string_view key) const {
  const auto found = parts_.find(key);
  if (found == parts_.end()) return std::nullopt;
  return found->second;
}

Status MemoryStore::Scan(
    std::string_view prefix,
    const std::function<bool(std::string_view, std::string_view)>& visit) const {
  for (auto part = parts_.lower_bound(prefix);
       part != parts_.end() && part->first.starts_with(prefix); ++part) {
    if (!visit(part->first, part->second)) break;
  }
  return {};
}

Status MemoryStore::Write(std::span<const Delta> deltas, Offset next) {
  for (const Delta& delta : deltas) {
    if (delta.value) {
      parts_.insert_or_assign(delta.key, *delta.value);
    } else {
      parts_.erase(delta.key);
    }
  }
  next_ = next;
  return {};
}

Status MemoryStore::Clear() {
  parts_.clear();
  next_ = {};
  return {};
}

}  // namespace wiresift
