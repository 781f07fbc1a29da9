#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace wiresift {

/// The version of a set of learnt blocks: 8 hexadecimal digits that depend on nothing but the set,
/// so that equal memories have equal versions whoever learnt them.
[[nodiscard]] std::string MemoryVersion(std::vector<std::uint64_t> learnt);

/// The blocks that one publisher's pages repeat whatever the story is, as MaskedHash. Immutable: a
/// new version is a new object. Any thread.
class PublisherMemory {
 public:
  PublisherMemory(std::string domain, std::vector<std::uint64_t> learnt);

  [[nodiscard]] bool Knows(std::uint64_t masked_hash) const;

  /// `memory lakeside.example@0123abcd`: what an article that was cleaned with it names.
  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] std::size_t size() const { return learnt_.size(); }

 private:
  std::vector<std::uint64_t> learnt_;  // sorted, without repeats
  std::string name_;
};

}  // namespace wiresift
