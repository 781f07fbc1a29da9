#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publisher/counts.h"

namespace wiresift {

/// Publishers whose blocks are counted in one story partition; the one that has been silent longest
/// goes first.
inline constexpr std::size_t kPublishersMax = 20'000;

/// When each publisher was last heard of: which one to forget next. Follows the stored counts, and
/// takes back changes that are not committed.
class PublisherAges {
 public:
  void Set(const std::string& domain, Day last_day);
  void Erase(const std::string& domain);

  /// The publisher that has been silent longest, the first by name. There has to be one.
  [[nodiscard]] const std::pair<Day, std::string>& oldest() const { return *by_day_.begin(); }

  [[nodiscard]] std::size_t size() const { return by_day_.size(); }

  void Commit() { undo_.clear(); }

  /// Changes since the last Commit.
  [[nodiscard]] std::size_t changes() const { return undo_.size(); }

  /// Takes back the latest changes, all but the first `changes` since the last Commit.
  void RollBack(std::size_t changes);

 private:
  void Change(const std::string& domain, std::optional<Day> day);

  std::map<std::string, Day, std::less<>> by_domain_;
  std::set<std::pair<Day, std::string>> by_day_;
  std::vector<std::pair<std::string, std::optional<Day>>> undo_;
};

}  // namespace wiresift
