#include "command/replay/past_verdicts.h"

#include <cstdint>
#include <string>

#include "core/bytes.h"
#include "pipeline/ports/cause.h"

namespace wiresift {
namespace {

constexpr std::size_t kPendingMax = 1'000;

std::string VerdictKey(const Coordinate& raw) {
  return "verdict/" + ToString(raw);
}

std::string FounderKey(std::string_view story) {
  return "founder/" + std::string(story);
}

std::string LatestKey(std::string_view article) {
  return "article/" + std::string(article);
}

/// True when the verdict founds a story. A repeated record, which comes after an input position was
/// set back, does not: its story is older.
bool Founds(const VerdictOutline& verdict) {
  return verdict.verdict == "published" && verdict.reason != NameOf(Cause::kRepeated);
}

std::string EncodeCoordinate(const Coordinate& at) {
  return ByteWriter().Text(at.topic).Signed(at.partition.value).Signed(at.offset.value).Take();
}

Coordinate DecodeCoordinate(std::string_view bytes) {
  ByteReader in(bytes);
  Coordinate at;
  at.topic = in.Text();
  at.partition.value = static_cast<std::int32_t>(in.Signed());
  at.offset.value = in.Signed();
  return at;
}

}  // namespace

Status PastVerdicts::Take(std::string_view audit) {
  const auto outline = OutlineOf(audit);
  if (!outline) return std::unexpected(outline.error());
  if (!*outline) return {};
  ++size_;
  pending_.push_back({VerdictKey((*outline)->input), std::string(audit)});
  pending_.push_back({LatestKey((*outline)->article), EncodeCoordinate((*outline)->input)});
  if (Founds(**outline)) {
    pending_.push_back({FounderKey((*outline)->story), EncodeCoordinate((*outline)->input)});
  }
  return pending_.size() < kPendingMax ? Status() : Write();
}

Status PastVerdicts::Finish() {
  return Write();
}

Status PastVerdicts::Write() {
  Status written = store_.Write(pending_, Offset{});
  pending_.clear();
  return written;
}

Result<std::optional<VerdictOutline>> PastVerdicts::Find(const Coordinate& raw) const {
  const auto audit = store_.Get(VerdictKey(raw));
  if (!audit) return std::unexpected(audit.error());
  if (!*audit) return std::optional<VerdictOutline>();
  return OutlineOf(**audit);
}

Result<std::optional<Coordinate>> PastVerdicts::FounderOf(std::string_view story) const {
  return CoordinateAt(FounderKey(story));
}

Result<std::optional<Coordinate>> PastVerdicts::LatestOf(std::string_view article) const {
  return CoordinateAt(LatestKey(article));
}

Result<std::optional<Coordinate>> PastVerdicts::CoordinateAt(const std::string& key) const {
  const auto bytes = store_.Get(key);
  if (!bytes) return std::unexpected(bytes.error());
  if (!*bytes) return std::optional<Coordinate>();
  return DecodeCoordinate(**bytes);
}

}  // namespace wiresift
