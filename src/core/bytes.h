#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

/// Reads what ByteWriter wrote. A read past the end gives zeros and empty texts from then on and
/// ok() says so: check it once, after the last read. Borrows the bytes.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t Unsigned();
  std::int64_t Signed();
  double Double();
  std::uint32_t Fixed32();
  std::uint64_t Fixed64();
  std::string_view Text();
  Timestamp Time();
  std::optional<Timestamp> OptionalTime();

  [[nodiscard]] bool ok() const { return ok_; }

  [[nodiscard]] bool AtEnd() const { return rest_.empty(); }

  [[nodiscard]] std::size_t remaining() const { return rest_.size(); }

 private:
  std::string_view Take(std::size_t bytes);
  std::string_view rest_;
  bool ok_ = true;
};

/// `bytes` packed by zstd at level 1. Any thread.
[[nodiscard]] std::string Compress(std::string_view bytes);

/// What Compress was given. kMalformed when `bytes` are not what it made, or when that is longer
/// than `bytes_max`.
[[nodiscard]] Result<std::string> Decompress(std::string_view bytes, std::size_t bytes_max);

}  // namespace wiresift
