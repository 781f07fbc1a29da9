#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "publisher/memory.h"

namespace wiresift {

/// The `clean.publisher_memory_*` settings: what an operator overrules.
struct PublisherTableOptions {
  std::set<std::string, std::less<>> off;  ///< registrable domains whose memory is not used
  std::set<std::uint64_t> keep;            ///< blocks that are never removed, by MaskedHash
};

/// The publishers topic as a table, for those who clean. Any thread: whoever reads the topic
/// applies its records, and a cleaner borrows the memory that stands at that moment.
class PublisherTable {
 public:
  explicit PublisherTable(PublisherTableOptions options = {}) : options_(std::move(options)) {}

  /// Takes one record, in the topic's order. After kMalformed the table is as before.
  Status Apply(const std::string& key, const std::optional<std::string>& value);

  /// Takes a record's value, or a line of a file of them (LessonLine).
  Status ApplyLine(std::string_view line);

  /// Forgets all: the topic is read from its beginning.
  void Clear();

  /// The memory of the publisher with this registrable domain, or null.
  [[nodiscard]] std::shared_ptr<const PublisherMemory> Find(std::string_view domain) const;

  /// Publishers and their blocks.
  struct Size {
    std::size_t publishers = 0;
    std::size_t blocks = 0;
  };

  [[nodiscard]] Size size() const;

 private:
  void Take(const std::string& key, const std::string& domain, std::vector<std::uint64_t> hashes);
  void Join(const std::string& domain);

  PublisherTableOptions options_;
  mutable std::mutex mutex_;  // guards: by_key_, memories_
  std::map<std::string, std::vector<std::uint64_t>, std::less<>> by_key_;
  // Shared, since a new version may come while an article is cleaned with the old one.
  std::map<std::string, std::shared_ptr<const PublisherMemory>, std::less<>> memories_;
};

}  // namespace wiresift
