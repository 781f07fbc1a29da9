#include "text/clean/cleaning.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "text/body/html.h"
#include "text/body/limits.h"
#include "text/body/parsed_body.h"
#include "text/body/plain.h"
#include "text/clean/duplicates.h"
#include "text/clean/guard.h"
#include "text/clean/repeatable.h"
#include "text/clean/tail.h"
#include "text/facts/provenance.h"
#include "text/model/weigh.h"
#include "text/words/function_words.h"
#include "text/words/language.h"

namespace wiresift {
namespace {

constexpr float kInlineScore = 0.95F;

/// The share of its words that a text without one sure sign of boilerplate may lose to the model: a
/// larger cut is no tidying up, and the page's tree, which is gone by then, knew better (a list
/// that reads like a menu). Menus that stand before and behind a text may be more of it.
constexpr double kSettleShareMax = 0.1;
constexpr double kFrameShareMax = 0.5;

/// How often the text that is left is looked at again; in practice it is clean after one or two.
constexpr int kSettleRoundsMax = 16;

bool IsAnyRemoved(const std::vector<BlockVerdict>& verdicts) {
  return std::any_of(verdicts.begin(), verdicts.end(),
                     [](const BlockVerdict& verdict) { return verdict.is_removed; });
}

/// Share of the words that only the model removes, without a row of the rule table, however unsure.
double ShareRemoved(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  std::size_t words = 0;
  std::size_t removed_words = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    words += facts[i].word_count;
    if (verdicts[i].is_removed && facts[i].rule == nullptr) removed_words += facts[i].word_count;
  }
  return words == 0 ? 0 : static_cast<double>(removed_words) / static_cast<double>(words);
}

/// True when the first block and the last are to go: menus stand around a text.
bool IsFramed(const std::vector<BlockVerdict>& verdicts) {
  return !verdicts.empty() && verdicts.front().is_removed && verdicts.back().is_removed;
}

/// Without a sure sign of boilerplate in a text, only a small cut is believed: a larger one stays.
void KeepLargeCut(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  const double share_max = IsFramed(verdicts) ? kFrameShareMax : kSettleShareMax;
  if (ShareRemoved(facts, verdicts) <= share_max) return;
  for (BlockVerdict& verdict : verdicts)
    verdict = {.log_odds = verdict.log_odds};
}

/// Decides what is not certain in a text.
void WeighLines(const Facts& facts, const BlockModel& model, double guard,
                std::vector<BlockVerdict>& verdicts) {
  const bool is_sure = IsAnyRemoved(verdicts);
  const MainRun run = WeighText(facts, model, verdicts);
  GuardText(facts, run, guard, verdicts);
  if (!is_sure) KeepLargeCut(facts, verdicts);
}

std::string TitleOf(const Article& article, const Document& document) {
  std::string title = NormalizeLine(article.title);
  return title.empty() ? document.title : title;
}

}  // namespace

Result<Document> ParseBody(const Article& article) {
  if (article.body.size() > kBodyBytesMax) {
    return Reject(Reason::kTooLarge, "body: over " + std::to_string(kBodyBytesMax >> 20) + " MiB");
  }
  return article.format == BodyFormat::kHtml ? ParseHtml(article.body) : ParsePlain(article.body);
}

Cleaning::Cleaning(const Article& article, Document& document)
    : article_(article), document_(document), cuts_(document, steps_), facts_(document, steps_) {
  Provenance provenance = FindProvenance(article_, facts_);
  cleaned_.provenance = std::move(provenance.marks);
  cleaned_.located = article_.located.empty() ? provenance.located : article_.located;
  cleaned_.title = TitleOf(article_, document_);
  certain_ = MarkCertain(facts_, cleaned_.title, steps_);
  cleaned_.title = certain_.title;
  verdicts_ = certain_.verdicts;
}

void Cleaning::Weigh(const CleanModels& models, const CleanOptions& options,
                     const PublisherKnowledge& publisher) {
  bool is_sure = facts_.is_html() || IsAnyRemoved(verdicts_);
  const MainRun run = facts_.is_html()
                          ? WeighHtml(facts_, cleaned_.title, models.html, publisher, verdicts_)
                          : WeighText(facts_, models.text, verdicts_);
  repeatable_ = FindRepeatable(facts_, certain_.title_block, verdicts_);
  if (publisher.memory != nullptr)
    is_sure |= MarkRepeated(facts_, repeatable_, *publisher.memory, verdicts_);
  cleaned_.guarded = GuardText(facts_, run, options.guard, verdicts_);
  if (!is_sure) KeepLargeCut(facts_, verdicts_);
  MarkDuplicates(facts_, verdicts_);
  MarkSeparators(facts_, verdicts_);
  Settle(models.text, options.guard);
}

/// What is left is a text of its own; it is clean when cleaning it finds nothing. So cleaning the
/// result again changes nothing, whether it came from a page or from a text.
void Cleaning::Settle(const BlockModel& model, double guard) {
  for (int round = 0; round < kSettleRoundsMax && SettleOnce(model, guard); ++round) {
  }
}

std::vector<std::uint32_t> Cleaning::KeptBlocks() const {
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < facts_.size(); ++i) {
    if (!verdicts_[i].is_removed && i != certain_.title_block) kept.push_back(i);
  }
  return kept;
}

/// True when it removed something: what is certain, or, when nothing is, what the model is against.
bool Cleaning::SettleOnce(const BlockModel& model, double guard) {
  const std::vector<std::uint32_t> kept = KeptBlocks();
  const Facts left = facts_.Only(kept);
  Certain certain = MarkCertain(left, cleaned_.title, steps_);
  if (certain.title_block < left.size()) {
    certain_.title_block = kept[certain.title_block];
    cleaned_.title = certain.title;
  }
  if (!IsAnyRemoved(certain.verdicts)) {
    WeighLines(left, model, guard, certain.verdicts);
    MarkDuplicates(left, certain.verdicts);
    MarkSeparators(left, certain.verdicts);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (certain.verdicts[i].is_removed) verdicts_[kept[i]] = certain.verdicts[i];
  }
  return IsAnyRemoved(certain.verdicts);
}

void Cleaning::AddRemoval(const BlockVerdict& verdict, std::uint32_t start, std::uint32_t end) {
  const std::string_view span = std::string_view(cleaned_.parsed_body).substr(start, end - start);
  cleaned_.removed.push_back({.kind = verdict.kind,
                              .rule = std::string(verdict.rule.id()),
                              .score = verdict.score,
                              .start = start,
                              .end = end,
                              .text = std::string(Utf8Prefix(span, kRemovalTextBytesMax))});
}

/// Appends a block that stays, without what is glued into it.
void Cleaning::Keep(const Block& block) {
  const std::string_view body = cleaned_.parsed_body;
  const std::string_view text = body.substr(block.start, block.end - block.start);
  if (!cleaned_.text.empty()) cleaned_.text += "\n\n";
  std::uint32_t from = 0;
  for (const Span& span : cuts_.In(block)) {
    cleaned_.text += text.substr(from, span.start - block.start - from);
    AddRemoval(
        CertainRemoval(RemovalClass::kInlineJunk, BuiltInRule::kInlineGluedLinks, kInlineScore),
        span.start, span.end);
    from = span.end - block.start;
  }
  cleaned_.text += text.substr(from);
}

JudgedBlock Cleaning::Judged(std::size_t i) const {
  const Block& block = document_.blocks[i];
  const bool is_title = i == certain_.title_block;
  return {.start = block.start,
          .end = block.end,
          .signature = document_.nodes[block.node].signature,
          .log_odds = verdicts_[i].log_odds,
          .is_removed = verdicts_[i].is_removed && !is_title,
          .is_title = is_title,
          .is_repeatable = repeatable_[i],
          .kind = verdicts_[i].kind,
          .rule = verdicts_[i].rule.id()};
}

Result<Cleaned> Cleaning::Compose() {
  cuts_.Restore(document_, cleaned_.provenance);
  cleaned_.parsed_body = std::move(document_.body);
  cleaned_.blocks.reserve(facts_.size());
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const Block& block = document_.blocks[i];
    const JudgedBlock& judged = cleaned_.blocks.emplace_back(Judged(i));
    if (judged.is_title) continue;  // moved, not removed
    if (judged.is_removed) {
      AddRemoval(verdicts_[i], block.start, block.end);
    } else {
      Keep(block);
    }
  }
  cleaned_.steps = steps_;
  if (cleaned_.text.empty()) return Reject(Reason::kNoText, "body: no words are left");
  cleaned_.language = Language();
  cleaned_.signatures = std::move(document_.signatures);
  return std::move(cleaned_);
}

std::string Cleaning::Language() const {
  if (!article_.language.empty()) return article_.language;
  if (!document_.language.empty()) return document_.language;
  FunctionWordCensus census;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (!verdicts_[i].is_removed) census.Add(facts_.words(i));
  }
  const std::string_view language = census.language();
  return language.empty() ? DetectLanguage(cleaned_.text) : std::string(language);
}

}  // namespace wiresift
