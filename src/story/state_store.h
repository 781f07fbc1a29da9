#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "core/result.h"
#include "story/delta.h"

namespace wiresift {

/// The committed state of one story partition, as keyed parts. A cache of the changelog: RocksDB,
/// or memory. One thread.
class StateStore {
 public:
  virtual ~StateStore() = default;
  /// The value of `key`, nothing when there is none.
  [[nodiscard]] virtual Result<std::optional<std::string>> Get(std::string_view key) const = 0;
  /// Calls `visit` for each key with `prefix`, in order, until it returns false.
  virtual Status Scan(
      std::string_view prefix,
      const std::function<bool(std::string_view, std::string_view)>& visit) const = 0;
  /// Installs deltas in one step, together with `next`, the changelog position after them.
  virtual Status Write(std::span<const Delta> deltas, Offset next) = 0;
  /// Forgets everything: the log does not go on where this store ends.
  virtual Status Clear() = 0;
  /// Changelog position up to which this store is complete; 0 when it is new.
  [[nodiscard]] virtual Offset changelog_next() const = 0;
};

/// A StateStore in memory: files, tests, demo.
class MemoryStore final : public StateStore {
 public:
  [[nodiscard]] Result<std::optional<std::string>> Get(std::string_view key) const override;
  Status Scan(std::string_view prefix,
              const std::function<bool(std::string_view, std::string_view)>& visit) const override;
  Status Write(std::span<const Delta> deltas, Offset next) override;
  Status Clear() override;

  [[nodiscard]] Offset changelog_next() const override { return next_; }

  /// All parts, for comparing two states.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& parts() const {
    return parts_;
  }

 private:
  std::map<std::string, std::string, std::less<>> parts_;
  Offset next_;
};

}  // namespace wiresift
