#include "publisher/ages.h"

namespace wiresift {

void PublisherAges::Set(const std::string& domain, Day last_day) {
  const auto before = by_domain_.find(domain);
  const bool known = before != by_domain_.end();
  if (known && before->second == last_day) return;
  undo_.emplace_back(domain, known ? std::optional(before->second) : std::nullopt);
  Change(domain, last_day);
}

void PublisherAges::Erase(const std::string& domain) {
  const auto before = by_domain_.find(domain);
  if (before == by_domain_.end()) return;
  undo_.emplace_back(domain, before->second);
  Change(domain, std::nullopt);
}

void PublisherAges::Change(const std::string& domain, std::optional<Day> day) {
  if (const auto before = by_domain_.find(domain); before != by_domain_.end()) {
    by_day_.erase({before->second, domain});
    by_domain_.erase(before);
  }
  if (!day) return;
  by_domain_.emplace(domain, *day);
  by_day_.emplace(*day, domain);
}

void PublisherAges::RollBack(std::size_t changes) {
  for (; undo_.size() > changes; undo_.pop_back())
    Change(undo_.back().first, undo_.back().second);
}

}  // namespace wiresift
