#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/time.h"
#include "pipeline/ports/record.h"

namespace wiresift::chaos {

/// The times that articles took from the feed to their verdict. Both ends stand in the log: when
/// the feed made a record, and when the broker took its verdict. Rejected ones do not count.
class Latency {
 public:
  void TakeRaw(const Record& record);
  /// Comes after TakeRaw of the record that the verdict is about.
  void TakeVerdict(const Record& record);

  /// The time that this share of the articles did not exceed. There must be an article.
  [[nodiscard]] std::chrono::milliseconds Quantile(double share) const;

  [[nodiscard]] std::size_t count() const { return took_.size(); }

 private:
  std::map<std::string, Timestamp> fed_;  ///< by raw coordinate
  std::vector<std::chrono::milliseconds> took_;
};

}  // namespace wiresift::chaos
