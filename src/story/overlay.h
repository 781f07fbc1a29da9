#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "story/delta.h"

namespace wiresift {

/// The last value of each key that the open transaction has changed, and how to take back the
/// changes since the last mark.
///
/// A mark costs nothing: it only forgets how to go back further. From then on each Put moves the
/// value that it replaces aside, so that the way back holds what one record has changed and never a
/// copy of the overlay. One thread.
class Overlay {
 public:
  /// What the key has; without a value it was erased. nullptr: not changed. Borrowed until the
  /// overlay changes.
  [[nodiscard]] const std::optional<std::string>* Find(const std::string& key) const;

  void Put(std::string key, std::optional<std::string> value);

  void Mark() { replaced_.clear(); }

  /// Takes back every Put since the last Mark, Clear or Take.
  void RollBack();

  void Clear();

  /// The last value of each key, in any order, and clears the overlay.
  [[nodiscard]] std::vector<Delta> Take();

 private:
  using Parts = std::unordered_map<std::string, std::optional<std::string>>;

  struct Replaced {
    Parts::value_type* part;  ///< stays where it is while the map grows
    bool is_new;              ///< the key had no value before
    std::optional<std::string> before;
  };

  Parts parts_;
  std::vector<Replaced> replaced_;
};

}  // namespace wiresift
