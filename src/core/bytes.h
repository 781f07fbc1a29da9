#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/names.h"
#include "core/result.h"
#include "core/time.h"

namespace wiresift {

/// Appends values to a string: unsigned integers as LEB128, signed ones zigzag, text with its
/// length before it. The format of deltas and clean records.
class ByteWriter {
 public:
  ByteWriter& Unsigned(std::uint64_t value);
  ByteWriter& Signed(std::int64_t value);
  ByteWriter& Double(double value);  ///< 8 bytes, little endian
  ByteWriter& Fixed32(std::uint32_t value);
  ByteWriter& Fixed64(std::uint64_t value);
  ByteWriter& Text(std::string_view value);
  ByteWriter& Time(Timestamp value);                                ///< milliseconds, as Signed
  ByteWriter& OptionalTime(const std::optional<Timestamp>& value);  ///< 0, or 1 and the time

  [[nodiscard]] std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads what ByteWriter wrote. A read past the end, or of a number that has no meaning, gives
/// zeros and empty texts from then on and ok() says so: check it once, after the last read. Borrows
/// the bytes.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes), size_(bytes.size()) {}

  std::uint64_t Unsigned();
  std::int64_t Signed();
  double Double();
  std::uint32_t Fixed32();
  std::uint64_t Fixed64();
  std::string_view Text();
  Timestamp Time();
  std::optional<Timestamp> OptionalTime();

  /// A number below `end`: flags, or one of a closed set. A later version may write others, which
  /// this one must not take for something else. `what` names the field for fault().
  std::uint64_t Below(std::uint64_t end, std::string_view what);

  /// An enumerator of E, which was written as its number.
  template <Named E>
  E Enumerator(std::string_view what) {
    return static_cast<E>(Below(kCountOf<E>, what));
  }

  [[nodiscard]] bool ok() const { return ok_; }

  /// The first thing that was wrong: `byte 12: relation: found 9, expected a number below 7`, or
  /// that the bytes end early. Empty while ok().
  [[nodiscard]] const std::string& fault() const { return fault_; }

  [[nodiscard]] bool AtEnd() const { return rest_.empty(); }

  [[nodiscard]] std::size_t remaining() const { return rest_.size(); }

 private:
  std::string_view Take(std::size_t bytes);
  void FailAt(std::size_t byte, std::string_view what);
  std::string_view rest_;
  std::size_t size_;  ///< of all the bytes
  bool ok_ = true;
  std::string fault_;
};

/// `bytes` packed by zstd at level 1. Any thread.
[[nodiscard]] std::string Compress(std::string_view bytes);

/// What Compress was given. kMalformed when `bytes` are not what it made, or when that is longer
/// than `bytes_max`.
[[nodiscard]] Result<std::string> Decompress(std::string_view bytes, std::size_t bytes_max);

}  // namespace wiresift
