#include "pipeline/ports/clean_record.h"

#include "core/bytes.h"
#include "core/hash.h"
#include "core/names.h"

namespace wiresift {
namespace {

constexpr std::uint64_t kFormat = 4;

/// Older formats that are still read, since such records may stand in the topic while workers are
/// renewed. Their sketches come from other hashes of words and say nothing to this program.
constexpr std::uint64_t kFormatWithoutBlocks = 1;
constexpr std::uint64_t kFormatOfOtherHashes = 3;

void WriteArticle(ByteWriter& out, const Article& article) {
  out.Text(article.id).Text(article.url).Text(article.canonical_url).Text(article.title);
  out.Text(article.source).Text(article.by).Text(article.language).Text(article.located);
  out.Text(article.rights).Text(article.version);
  out.OptionalTime(article.published);
  out.OptionalTime(article.updated);
  out.OptionalTime(article.embargoed_until);
  out.Unsigned(static_cast<std::uint64_t>(article.status)).Signed(article.urgency);
  out.Unsigned(article.is_text ? 1 : 0);
}

void ReadArticle(ByteReader& in, Article& article) {
  for (std::string* field :
       {&article.id, &article.url, &article.canonical_url, &article.title, &article.source,
        &article.by, &article.language, &article.located, &article.rights, &article.version}) {
    *field = in.Text();
  }
  article.published = in.OptionalTime();
  article.updated = in.OptionalTime();
  article.embargoed_until = in.OptionalTime();
  article.status = in.Enumerator<PubStatus>("status");
  article.urgency = static_cast<int>(in.Signed());
  article.is_text = in.Below(2, "is text") != 0;
}

void WriteRemovals(ByteWriter& out, const std::vector<Removal>& removed) {
  out.Unsigned(removed.size());
  for (const Removal& removal : removed) {
    out.Unsigned(static_cast<std::uint64_t>(removal.kind)).Text(removal.rule);
    out.Double(static_cast<double>(removal.score)).Unsigned(removal.start).Unsigned(removal.end);
    out.Text(removal.text);
  }
}

void ReadRemovals(ByteReader& in, std::vector<Removal>& removed) {
  const std::uint64_t count = in.Unsigned();
  for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
    Removal removal;
    removal.kind = in.Enumerator<RemovalClass>("removal class");
    removal.rule = in.Text();
    removal.score = static_cast<float>(in.Double());
    removal.start = static_cast<std::uint32_t>(in.Unsigned());
    removal.end = static_cast<std::uint32_t>(in.Unsigned());
    removal.text = in.Text();
    removed.push_back(std::move(removal));
  }
}

void WriteMarks(ByteWriter& out, const std::vector<ProvenanceMark>& marks) {
  out.Unsigned(marks.size());
  for (const ProvenanceMark& mark : marks) {
    out.Text(mark.agency).Unsigned(static_cast<std::uint64_t>(mark.kind));
    out.Unsigned(mark.start).Unsigned(mark.end).Text(mark.text);
  }
}

void ReadMarks(ByteReader& in, std::vector<ProvenanceMark>& marks) {
  const std::uint64_t count = in.Unsigned();
  for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
    ProvenanceMark mark;
    mark.agency = in.Text();
    mark.kind = in.Enumerator<ProvenanceKind>("provenance kind");
    mark.start = static_cast<std::uint32_t>(in.Unsigned());
    mark.end = static_cast<std::uint32_t>(in.Unsigned());
    mark.text = in.Text();
    marks.push_back(std::move(mark));
  }
}

}  // namespace

std::string EncodeCleanRecord(const CleanRecord& record) {
  ByteWriter out;
  out.Unsigned(kFormat).Text(record.raw.topic).Signed(record.raw.partition.value);
  out.Signed(record.raw.offset.value).Time(record.event_time);
  out.Unsigned((record.deletion ? 1U : 0U) | (record.guarded ? 2U : 0U) |
               (record.blocks_truncated ? 4U : 0U));
  WriteArticle(out, record.article);
  out.Text(record.text);
  WriteRemovals(out, record.removed);
  out.Unsigned(record.removed_count).Unsigned(record.removed_bytes);
  WriteMarks(out, record.provenance);
  out.Text(record.rules).Text(record.trace_parent).Unsigned(record.sketch.size());
  for (const std::uint32_t fingerprint : record.sketch)
    out.Fixed32(fingerprint);
  out.Unsigned(record.blocks.size());
  for (const std::uint64_t block : record.blocks)
    out.Fixed64(block);
  return out.Take();
}

Result<CleanRecord> DecodeCleanRecord(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t format = in.Unsigned();
  if (format < kFormatWithoutBlocks || format > kFormat) {
    return Reject(Reason::kBadCleanRecord, "clean record: found format " + std::to_string(format) +
                                               ", expected " + std::to_string(kFormat));
  }
  CleanRecord record;
  record.raw.topic = in.Text();
  record.raw.partition.value = static_cast<std::int32_t>(in.Signed());
  record.raw.offset.value = in.Signed();
  record.event_time = in.Time();
  const std::uint64_t flags = in.Below(8, "flags");
  record.deletion = (flags & 1) != 0;
  record.guarded = (flags & 2) != 0;
  record.blocks_truncated = (flags & 4) != 0;
  ReadArticle(in, record.article);
  record.text = in.Text();
  ReadRemovals(in, record.removed);
  record.removed_count = static_cast<std::uint32_t>(in.Unsigned());
  record.removed_bytes = in.Unsigned();
  ReadMarks(in, record.provenance);
  record.rules = in.Text();
  record.trace_parent = in.Text();
  const std::uint64_t fingerprints = in.Unsigned();
  for (std::uint64_t i = 0; i < fingerprints && in.ok(); ++i)
    record.sketch.push_back(in.Fixed32());
  if (format <= kFormatOfOtherHashes) record.sketch.clear();
  const std::uint64_t blocks = format == kFormatWithoutBlocks ? 0 : in.Unsigned();
  for (std::uint64_t i = 0; i < blocks && in.ok(); ++i)
    record.blocks.push_back(in.Fixed64());
  if (!in.ok()) return Reject(Reason::kBadCleanRecord, "clean record: " + in.fault());
  if (!in.AtEnd()) {
    return Reject(Reason::kBadCleanRecord, "clean record: found " + std::to_string(in.remaining()) +
                                               " bytes more than expected");
  }
  return record;
}

std::uint64_t TextHash(const CleanRecord& record) {
  return Hash64(record.article.title + '\n' + record.text);
}

}  // namespace wiresift
