#include "story/overlay.h"

#include <ranges>
#include <utility>

namespace wiresift {

const std::optional<std::string>* Overlay::Find(const std::string& key) const {
  const auto part = parts_.find(key);
  return part == parts_.end() ? nullptr : &part->second;
}

void Overlay::Put(std::string key, std::optional<std::string> value) {
  const auto [part, is_new] = parts_.try_emplace(std::move(key));
  replaced_.push_back({&*part, is_new, std::exchange(part->second, std::move(value))});
}

void Overlay::RollBack() {
  for (Replaced& replaced : std::views::reverse(replaced_)) {
    if (replaced.is_new) {
      parts_.erase(parts_.find(replaced.part->first));
    } else {
      replaced.part->second = std::move(replaced.before);
    }
  }
  replaced_.clear();
}

void Overlay::Clear() {
  parts_.clear();
  replaced_.clear();
}

std::vector<Delta> Overlay::Take() {
  std::vector<Delta> deltas;
  deltas.reserve(parts_.size());
  for (auto& [key, value] : parts_)
    deltas.push_back({key, std::move(value)});
  Clear();
  return deltas;
}

}  // namespace wiresift
