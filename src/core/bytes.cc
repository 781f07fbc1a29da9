#include "core/bytes.h"

#include <bit>
#include <cstring>
#include <memory>
#include <zstd.h>

namespace wiresift {
namespace {

static_assert(std::endian::native == std::endian::little, "the format is little endian");

template <class T>
void AppendRaw(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

template <class T>
T ReadRaw(std::string_view bytes) {
  T value{};
  if (bytes.size() == sizeof(value)) std::memcpy(&value, bytes.data(), bytes.size());
  return value;
}

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }

  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// Each thread keeps one of both: making it takes as long as packing some kilobytes.
using CompressorHandle = std::unique_ptr<ZSTD_CCtx, FreeContext>;
using DecompressorHandle = std::unique_ptr<ZSTD_DCtx, FreeContext>;

}  // namespace

ByteWriter& ByteWriter::Unsigned(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    out_ += static_cast<char>(value | 0x80);
  out_ += static_cast<char>(value);
  return *this;
}

ByteWriter& ByteWriter::Signed(std::int64_t value) {
  return Unsigned(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
}

ByteWriter& ByteWriter::Double(double value) {
  AppendRaw(out_, value);
  return *this;
}

ByteWriter& ByteWriter::Fixed32(std::uint32_t value) {
  AppendRaw(out_, value);
  return *this;
}

ByteWriter& ByteWriter::Fixed64(std::uint64_t value) {
  AppendRaw(out_, value);
  return *this;
}

ByteWriter& ByteWriter::Text(std::string_view value) {
  Unsigned(value.size());
  out_.append(value);
  return *this;
}

ByteWriter& ByteWriter::Time(Timestamp value) {
  return Signed(value.time_since_epoch().count());
}

ByteWriter& ByteWriter::OptionalTime(const std::optional<Timestamp>& value) {
  Unsigned(value ? 1 : 0);
  return value ? Time(*value) : *this;
}

void ByteReader::FailAt(std::size_t byte, std::string_view what) {
  if (ok_) fault_ = "byte " + std::to_string(byte) + ": " + std::string(what);
  ok_ = false;
  rest_ = {};
}

std::string_view ByteReader::Take(std::size_t bytes) {
  if (!ok_ || bytes > rest_.size()) {
    FailAt(size_, "the bytes end early");
    return {};
  }
  const std::string_view taken = rest_.substr(0, bytes);
  rest_.remove_prefix(bytes);
  return taken;
}

std::uint64_t ByteReader::Unsigned() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::string_view byte = Take(1);
    if (byte.empty()) return 0;
    const auto bits = static_cast<unsigned char>(byte[0]);
    value |= static_cast<std::uint64_t>(bits & 0x7F) << shift;
    if (bits < 0x80) return value;
  }
  FailAt(size_ - rest_.size(), "found a number of more than 64 bits");
  return 0;
}

std::uint64_t ByteReader::Below(std::uint64_t end, std::string_view what) {
  const std::size_t at = size_ - rest_.size();
  const std::uint64_t found = Unsigned();
  if (found < end) return found;
  FailAt(at, std::string(what) + ": found " + std::to_string(found) + ", expected a number below " +
                 std::to_string(end));
  return 0;
}

std::int64_t ByteReader::Signed() {
  const std::uint64_t value = Unsigned();
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

double ByteReader::Double() {
  return ReadRaw<double>(Take(sizeof(double)));
}

std::uint32_t ByteReader::Fixed32() {
  return ReadRaw<std::uint32_t>(Take(sizeof(std::uint32_t)));
}

std::uint64_t ByteReader::Fixed64() {
  return ReadRaw<std::uint64_t>(Take(sizeof(std::uint64_t)));
}

std::string_view ByteReader::Text() {
  return Take(static_cast<std::size_t>(Unsigned()));
}

Timestamp ByteReader::Time() {
  return Timestamp(std::chrono::milliseconds(Signed()));
}

std::optional<Timestamp> ByteReader::OptionalTime() {
  if (Below(2, "optional time") == 0) return std::nullopt;
  return Time();
}

std::string Compress(std::string_view bytes) {
  thread_local const CompressorHandle compressor(ZSTD_createCCtx());
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(compressor.get(), out.data(), out.size(), bytes.data(), bytes.size(), 1);
  out.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return out;
}

Result<std::string> Decompress(std::string_view bytes, std::size_t bytes_max) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > bytes_max) {
    return Fail(ErrorCode::kMalformed, "compressed text: no zstd frame of a known, allowed size");
  }
  thread_local const DecompressorHandle decompressor(ZSTD_createDCtx());
  std::string out(static_cast<std::size_t>(size), '\0');
  const std::size_t got =
      ZSTD_decompressDCtx(decompressor.get(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != out.size()) {
    return Fail(ErrorCode::kMalformed, std::string("compressed text: ") + ZSTD_getErrorName(got));
  }
  return out;
}

}  // namespace wiresift
