#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "config/config.h"
#include "core/result.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/record.h"
#include "pipeline/prepare/prepare.h"
#include "publisher/table.h"

namespace wiresift {

/// Cleans raw records again, by another configuration or version, with what was learnt of their
/// publishers at the time: an article that was cleaned with a memory names its version, and is
/// cleaned with that one; one that names none is cleaned without.
class Recleaner {
 public:
  /// Cleans as `config` says, its overrides of what is learnt included.
  explicit Recleaner(const Config& config);

  /// Takes the next record of the publishers topic. kMalformed changes nothing.
  Status Learn(const std::string& key, const std::optional<std::string>& value);

  /// Cleans a record; `rules` are those that it was cleaned with then. Any thread, once all lessons
  /// are learnt.
  [[nodiscard]] Result<CleanRecord> Clean(const Record& raw, std::string_view rules) const;

  /// False when `rules` name a memory that the topic does not have any more.
  [[nodiscard]] bool KnowsMemoryOf(std::string_view rules) const;

 private:
  [[nodiscard]] std::unique_ptr<PublisherTable> TableOf(const std::string& domain) const;

  PublisherTableOptions overruled_;
  bool remembers_;
  PublisherTable nothing_;
  PrepareOptions options_;
  PublisherTable latest_;  ///< the topic's latest state, without the operator's overrides
  /// The latest record of each of its keys, which begin with the publisher's domain.
  std::map<std::string, std::optional<std::string>, std::less<>> records_;
  /// The memory of one publisher in one version, by the name that articles know it by.
  std::map<std::string, std::unique_ptr<PublisherTable>, std::less<>> versions_;
};

}  // namespace wiresift
