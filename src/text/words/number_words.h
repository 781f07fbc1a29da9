#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace wiresift {

/// What a word or sign behind a number makes of it.
enum class UnitKind : std::uint8_t {
  kScale,    ///< times a power of ten
  kPercent,  ///< also where a second word must follow: per cent
  kAm,
  kPm,
  kHour,     ///< 8h30
  kOrdinal,  ///< says nothing: 5th
};

struct NumberUnit {
  UnitKind kind;
  unsigned power = 0;     ///< of ten, of a scale
  bool attached = false;  ///< only directly behind the digits: 700m
};

/// The unit that `word` names: folded letters (FoldForMatching) of a script with spaces. nullptr
/// for any other word. Any thread.
[[nodiscard]] const NumberUnit* FindUnit(std::string_view word);

/// The unit with which `text` begins, of a script that puts no spaces between words or of Korean,
/// and in `bytes` how long it is; nullptr for none.
[[nodiscard]] const NumberUnit* FindUnitAtStart(std::string_view text, std::size_t& bytes);

/// The words for numbers from 2 to 90. Words that mean something else in a language of their script
/// (ten, once, due) are left out, since nobody says here which language is read. Any thread.
class SmallNumbers {
 public:
  /// Made on first use, once in the process.
  static const SmallNumbers& Get();

  /// False for nearly all hashes that are none of a number word.
  [[nodiscard]] bool MayHave(std::uint64_t token_hash) const {
    return filter_[token_hash % kFilterBits];
  }

  /// The number that a word names, by its TokenHash; 0 for any other word.
  [[nodiscard]] unsigned Of(std::uint64_t token_hash) const;

 private:
  static constexpr std::size_t kFilterBits = 1 << 14;

  SmallNumbers();
  void Add(std::uint64_t hash, unsigned number);

  std::bitset<kFilterBits> filter_;
  std::unordered_map<std::uint64_t, unsigned> numbers_;
};

}  // namespace wiresift
