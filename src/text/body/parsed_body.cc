#include "text/body/parsed_body.h"

#include <cstdint>
#include <utility>

#include "core/eight_bytes.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

/// No script puts as many marks on a letter (UAX #15, stream-safe text); putting them into order,
/// as NFC has it, takes time that grows with the square of their number.
constexpr int kMarksInARowMax = 30;

bool IsPlain(char c) {
  return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F;
}

/// How many of these eight bytes, the lowest first, are certain to go on a run as PlainEnd takes
/// it: all, all but the last, which is a space, or none.
constexpr std::size_t PlainBytes(std::uint64_t bytes) {
  const std::uint64_t is_odd = bytes | ~(bytes + EachByte(0x80 - ' ')) | (bytes + EachByte(1));
  if ((is_odd & kHighBits) != 0) return 0;
  const std::uint64_t spaces = ~((bytes ^ EachByte(' ')) + EachByte(0x7F)) & kHighBits;
  if ((spaces & spaces << 8) != 0) return 0;
  return spaces >> 63 != 0 ? 7 : 8;
}

/// Where the run at `at` ends that a block holds as it stands: printable ASCII, single spaces
/// inside.
std::size_t PlainEnd(std::string_view text, std::size_t at) {
  while (at + sizeof(std::uint64_t) <= text.size()) {
    const std::size_t plain = PlainBytes(EightBytesAt(text, at));
    if (plain == 0) break;
    at += plain;
  }
  for (; at < text.size(); ++at) {
    if (IsPlain(text[at])) continue;
    if (text[at] != ' ' || at + 1 == text.size() || !IsPlain(text[at + 1])) break;
  }
  return at;
}

bool IsAsciiSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool IsJoiner(char32_t c) {
  return c == 0x200C || c == 0x200D;
}

bool IsInvisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xAD || c == 0x61C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
}

/// `text` without the marks beyond kMarksInARowMax: NFC takes some marks apart, and letters whose
/// own marks change places.
std::string WithoutExcessMarks(std::string_view text) {
  std::string out;
  int marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = DecodeAt(text, at);
    marks = IsMark(c.code_point) ? marks + 1 : 0;
    if (marks <= kMarksInARowMax) out += text.substr(at, c.bytes);
    at += c.bytes;
  }
  return out;
}

}  // namespace

/// Writes what stands between the last character and the next: a space, or a blank line before the
/// first of a block.
void BodyBuilder::Part() {
  if (std::exchange(space_, false)) body_ += ' ';
  if (std::exchange(is_open_, true)) return;
  if (!body_.empty()) body_ += "\n\n";
  start_ = body_.size();
}

void BodyBuilder::AddCodePoint(char32_t c) {
  if (IsJoiner(c)) {
    const bool spells = is_open_ && static_cast<unsigned char>(body_.back()) >= 0x80;
    if (!spells) return;
  } else if (IsInvisible(c)) {
    return;
  } else if (IsSpace(c) || c == 0x85) {
    AddSpace();
    return;
  }
  marks_ = IsMark(c) ? marks_ + 1 : 0;
  if (marks_ > kMarksInARowMax) return;
  is_nfc_ = is_nfc_ && IsPlainInNfc(c);
  Part();
  AppendUtf8(body_, c);
}

void BodyBuilder::Add(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (IsAsciiSpace(text[at])) {
      AddSpace();
      ++at;
      continue;
    }
    if (const std::size_t end = PlainEnd(text, at); end > at) {
      marks_ = 0;
      Part();
      body_ += text.substr(at, end - at);
      at = end;
      continue;
    }
    const Decoded decoded = DecodeAt(text, at);
    AddCodePoint(decoded.code_point);
    at += decoded.bytes;
  }
}

bool BodyBuilder::Finish(Block& block) {
  space_ = false;
  if (!std::exchange(is_open_, false)) return false;
  if (!std::exchange(is_nfc_, true)) {
    body_.replace(start_, body_.npos, WithoutExcessMarks(ToNfc(body_.substr(start_))));
  }
  block.start = static_cast<std::uint32_t>(start_);
  block.end = static_cast<std::uint32_t>(body_.size());
  return true;
}

std::string NormalizeLine(std::string_view text) {
  std::string line;
  BodyBuilder builder(line);
  builder.Add(text);
  Block block;
  return builder.Finish(block) ? line : std::string();
}

}  // namespace wiresift
