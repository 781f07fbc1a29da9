#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/ports/record.h"

namespace wiresift::chaos {

/// The records written under each name, in order, as digests of key, value and headers: two runs of
/// any length can be compared in little memory.
class RecordLog {
 public:
  void Add(const std::string& name, std::string_view key, const std::optional<std::string>& value,
           const std::vector<Header>& headers);
  /// As Add, but only the last one counts.
  void Replace(const std::string& name, std::string_view key,
               const std::optional<std::string>& value, const std::vector<Header>& headers);

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  friend struct Comparison;
  using Digest = std::pair<std::uint64_t, std::uint64_t>;
  std::map<std::string, std::vector<Digest>> names_;
  std::size_t size_ = 0;
};

/// The difference between what was found and what was expected, name by name.
struct Comparison {
  std::size_t missing = 0;    ///< records
  std::size_t extra = 0;      ///< records
  std::size_t different = 0;  ///< records in their place with other bytes
  std::vector<std::string> examples;

  Comparison(const RecordLog& expected, const RecordLog& found);

  [[nodiscard]] bool equal() const { return missing + extra + different == 0; }

 private:
  void Note(std::string_view name, std::size_t place, std::string_view what);
};

}  // namespace wiresift::chaos
