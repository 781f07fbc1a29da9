#include "pipeline/prepare/prepare.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "article/parse.h"
#include "core/limits.h"
#include "core/names.h"
#include "core/utf8.h"
#include "dedup/sketch.h"
#include "publisher/host.h"
#include "publisher/masked_hash.h"
#include "publisher/registrable_domain.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// Lines of a file carry no timestamp: their own date stands in for it.
Timestamp EventTimeOf(const Record& record, const Article& article) {
  if (record.timestamp != Timestamp()) return record.timestamp;
  return article.published.value_or(Timestamp());
}

/// What the record says about itself besides its value. Borrows from it.
ParseContext ContextOf(const Record& record) {
  return {.key = record.key ? std::string_view(*record.key) : std::string_view(),
          .content_type = HeaderOf(record, "content-type"),
          .coordinate = ToString(record.at)};
}

Result<CleanedArticle> PrepareDeletion(const Record& record, CleanRecord out) {
  // Read as an article's key is, so that the key that gave an id can also delete it.
  ParseContext context = ContextOf(record);
  context.coordinate.clear();
  out.article.id = FallbackArticleId(context);
  if (out.article.id.empty()) {
    return Reject(Reason::kEmptyRecord,
                  "record: a null value deletes the article that the key names; "
                  "found no key");
  }
  out.deletion = true;
  return CleanedArticle{.record = std::move(out)};
}

CleaningCounts CountsOf(const Cleaned& cleaned) {
  CleaningCounts counts;
  counts.articles = 1;
  counts.guarded = cleaned.guarded ? 1 : 0;
  counts.kept_bytes = cleaned.text.size();
  for (const Removal& removal : cleaned.removed) {
    counts.removed_bytes[IndexOf(removal.kind)] += removal.end - removal.start;
  }
  return counts;
}

void TakeRemovals(Cleaned& cleaned, CleanRecord& out) {
  out.removed_count = static_cast<std::uint32_t>(cleaned.removed.size());
  for (const Removal& removal : cleaned.removed)
    out.removed_bytes += removal.end - removal.start;
  cleaned.removed.resize(std::min(cleaned.removed.size(), kRemovalsListedMax));
  for (Removal& removal : cleaned.removed) {
    removal.text = Utf8Prefix(removal.text, kRemovalTextBytesMax);
  }
  out.removed = std::move(cleaned.removed);
}

/// The blocks that the story stage counts for the memory of the publisher.
void TakeBlocks(const Cleaned& cleaned, CleanRecord& out) {
  for (const JudgedBlock& block : cleaned.blocks) {
    if (!block.is_repeatable) continue;
    out.blocks_truncated = out.blocks.size() == kRepeatableBlocksMax;
    if (out.blocks_truncated) break;
    const auto text = std::string_view(cleaned.parsed_body).substr(block.start);
    out.blocks.push_back(MaskedHash(text.substr(0, block.end - block.start)));
  }
  std::ranges::sort(out.blocks);
  const auto repeats = std::ranges::unique(out.blocks);
  out.blocks.erase(repeats.begin(), repeats.end());
}

void TakeCleaned(Cleaned cleaned, Article article, CleanRecord& out) {
  article.body.clear();
  article.title = std::move(cleaned.title);
  article.language = std::move(cleaned.language);
  article.located = std::move(cleaned.located);
  out.article = std::move(article);
  out.text = std::move(cleaned.text);
  out.provenance = std::move(cleaned.provenance);
  out.provenance.resize(std::min(out.provenance.size(), kMarksMax));
  out.guarded = cleaned.guarded;
  TakeRemovals(cleaned, out);
}

std::shared_ptr<const PublisherMemory> MemoryOf(const std::string& publisher,
                                                const PrepareOptions& options) {
  return options.publishers == nullptr ? nullptr
                                       : options.publishers->Find(RegistrableDomain(publisher));
}

/// Cleans `article` into a record that has all but it.
Result<CleanedArticle> CleanArticle(Article article, const PrepareOptions& options,
                                    CleanRecord out) {
  std::string publisher = PublisherOf(article);
  const PublisherProfile* profile = options.profiles.Find(publisher);
  const auto memory = MemoryOf(publisher, options);
  Result<Cleaned> cleaned =
      Clean(article, options.clean, {.memory = memory.get(), .profile = profile});
  if (!cleaned) return std::unexpected(cleaned.error());
  if (cleaned->text.size() > kCleanTextBytesMax) {
    return Reject(Reason::kTooLarge, fmt::format("article: {} bytes of clean text, at most {}",
                                                 cleaned->text.size(), kCleanTextBytesMax));
  }
  const CleaningCounts counts = CountsOf(*cleaned);
  if (profile != nullptr) out.rules += "+" + profile->name();
  if (memory) out.rules += "+" + memory->name();
  if (options.publishers != nullptr && !publisher.empty()) TakeBlocks(*cleaned, out);
  TakeCleaned(std::move(*cleaned), std::move(article), out);
  return CleanedArticle{std::move(out), std::move(publisher), counts};
}

}  // namespace

const Header* FindHeader(const Record& record, std::string_view name) {
  const auto found = std::ranges::find(record.headers, name, &Header::name);
  return found == record.headers.end() ? nullptr : &*found;
}

std::string_view HeaderOf(const Record& record, std::string_view name) {
  const Header* found = FindHeader(record, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

Result<CleanedArticle> PrepareArticle(const Record& record, const PrepareOptions& options) {
  CleanRecord out;
  out.raw = record.at;
  out.event_time = record.timestamp;
  out.rules = CleanRulesVersion();
  out.trace_parent = HeaderOf(record, "traceparent");
  if (!record.value) return PrepareDeletion(record, std::move(out));

  Result<Article> article = ParseArticle(*record.value, ContextOf(record), options.input);
  if (!article) return std::unexpected(article.error());
  out.event_time = EventTimeOf(record, *article);
  const bool has_text = article->is_text && article->status != PubStatus::kCanceled;
  if (!has_text) {
    article->body.clear();
    out.article = std::move(*article);
    return CleanedArticle{.record = std::move(out)};
  }
  return CleanArticle(std::move(*article), options, std::move(out));
}

Result<CleanRecord> PrepareRecord(const Record& record, const PrepareOptions& options) {
  Result<CleanedArticle> cleaned = PrepareArticle(record, options);
  if (!cleaned) return std::unexpected(cleaned.error());
  return std::move(cleaned->record);
}

std::string PeekId(const Record& record) {
  return PeekArticleId(record.value ? std::string_view(*record.value) : std::string_view(),
                       ContextOf(record));
}

std::string UnreadId(const Record& record) {
  return FallbackArticleId(ContextOf(record));
}

Timestamp ClampToStream(CleanRecord& record, Timestamp taken) {
  if (taken == Timestamp()) return record.event_time;
  record.event_time = std::min(record.event_time, taken);
  return taken;
}

std::vector<Token> TokenizeArticle(CleanRecord& record, std::uint32_t sampling) {
  std::vector<Token> tokens = Tokenize(record.text);
  if (record.sketch.empty()) MakeSketch(tokens, sampling, record.sketch);
  return tokens;
}

}  // namespace wiresift
