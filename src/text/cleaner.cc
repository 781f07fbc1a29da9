#include "text/cleaner.h"

#include <algorithm>
#include <cstddef>

#include "core/hash.h"
#include "core/limits.h"
#include "core/utf8.h"
#include "text/boilerplate_rules.h"
#include "text/captions.h"
#include "text/facts.h"
#include "text/html.h"
#include "text/inline_junk.h"
#include "text/language.h"
#include "text/main_run.h"
#include "text/parsed_body.h"
#include "text/plain.h"
#include "text/provenance.h"
#include "text/share_run.h"
#include "text/tail.h"
#include "text/title.h"

namespace wiresift {
namespace {

/// Raised by hand when anything but the rule table can change a result.
constexpr std::string_view kCodeVersion = "2";

constexpr std::uint32_t kDuplicateWordsMin = 6;
constexpr std::uint32_t kSpeechWords = 12;  ///< a longer quotation is never removed by words alone

/// Verdicts of the table. Quoted speech is left to the score.
void MarkRules(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Rule* rule = facts[i].rule;
    if (rule == nullptr || rule->score < kVerdictScore) continue;
    if (facts[i].shape.has_quote && facts[i].word_count >= kSpeechWords) continue;
    verdicts[i] = {.is_removed = true,
                   .is_certain = true,
                   .kind = rule->kind,
                   .rule = rule->id,
                   .score = rule->score};
  }
}

void MarkDuplicates(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_removed || !facts[i].is_repeat) continue;
    if (facts[i].word_count < kDuplicateWordsMin) continue;
    verdicts[i] = {.is_removed = true,
                   .is_certain = true,
                   .kind = RemovalClass::kDuplicate,
                   .rule = "duplicate.block",
                   .score = 0.97F};
  }
}

/// Lines that only say whose text it is: recorded as provenance, no part of the text.
void MarkCreditLines(const Facts& facts, std::vector<BlockVerdict>& verdicts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_removed || !facts[i].credit_line) continue;
    verdicts[i] = {.is_removed = true,
                   .is_certain = true,
                   .kind = RemovalClass::kCredit,
                   .rule = "credit.agency",
                   .score = 0.95F};
  }
}

struct Weight {
  std::size_t kept = 0;
  std::size_t all = 0;
};

/// Words of the main run: all, and those that stay.
Weight RunWords(const Facts& facts, const MainRun& run, const std::vector<BlockVerdict>& verdicts) {
  Weight words;
  for (std::size_t i = run.first; i <= run.last && i < facts.size(); ++i) {
    words.all += facts[i].shape.words;
    if (!verdicts[i].is_removed) words.kept += facts[i].shape.words;
  }
  return words;
}

std::size_t KeptWords(const Facts& facts, const std::vector<BlockVerdict>& verdicts) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!verdicts[i].is_removed) words += facts[i].word_count;
  }
  return words;
}

/// Decision 30: when too much of the main run would go, only certain verdicts hold inside it; when
/// nothing would be left, only they hold anywhere.
bool Guard(const Facts& facts, const MainRun& run, const CleanOptions& options,
           std::vector<BlockVerdict>& verdicts) {
  const Weight words = RunWords(facts, run, verdicts);
  const double removed = static_cast<double>(words.all - words.kept);
  const bool run_shrinks = removed > options.guard * static_cast<double>(words.all);
  const bool is_gone = KeptWords(facts, verdicts) == 0;
  if (!run_shrinks && !is_gone) return false;
  bool changed = false;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_certain || !verdicts[i].is_removed || (!is_gone && !run.holds(i))) continue;
    verdicts[i] = {};
    changed = true;
  }
  return changed;
}

void AddRemoval(Cleaned& cleaned, const BlockVerdict& verdict, std::uint32_t start,
                std::uint32_t end) {
  const std::string_view span = std::string_view(cleaned.parsed_body).substr(start, end - start);
  cleaned.removed.push_back({.kind = verdict.kind,
                             .rule = std::string(verdict.rule),
                             .score = verdict.score,
                             .start = start,
                             .end = end,
                             .text = std::string(Utf8Prefix(span, kRemovalTextBytesMax))});
}

constexpr BlockVerdict kInlineVerdict{.is_removed = true,
                                      .is_certain = true,
                                      .kind = RemovalClass::kInlineJunk,
                                      .rule = "inline.glued-links",
                                      .score = 0.95F};

/// Appends a block that stays, without what is glued into it.
void Keep(Cleaned& cleaned, const Block& block, std::size_t& steps) {
  const std::string_view body = cleaned.parsed_body;
  const std::string_view text = body.substr(block.start, block.end - block.start);
  if (!cleaned.text.empty()) cleaned.text += "\n\n";
  std::uint32_t from = 0;
  std::vector<Span> spans;
  if (steps < kCleanStepsMax) spans = FindInlineJunk(text, steps);
  for (const Span& span : spans) {
    cleaned.text += text.substr(from, span.start - from);
    AddRemoval(cleaned, kInlineVerdict, block.start + span.start, block.start + span.end);
    from = span.end;
  }
  cleaned.text += text.substr(from);
}

Result<Document> ParseBody(const Article& article) {
  if (article.body.size() > kRecordBytesMax * 4) {
    return Reject(Reason::kTooLarge, "body: over 32 MiB");
  }
  return article.format == BodyFormat::kHtml ? ParseHtml(article.body) : ParsePlain(article.body);
}

/// The steps of cleaning over one article, in order.
class Cleaning {
 public:
  Cleaning(const Article& article, const CleanOptions& options, const PublisherKnowledge& publisher,
           Document& document)
      : article_(article),
        options_(options),
        publisher_(publisher),
        document_(document),
        facts_(document, steps_),
        verdicts_(facts_.size()),
        title_block_(facts_.size()) {}

  Result<Cleaned> Run() {
    if (facts_.words_read() >= kBodyWordsMax) {
      return Reject(Reason::kTooLarge, "body: more than 1048576 words");
    }
    Provenance provenance = FindProvenance(article_, facts_);
    MarkRules(facts_, verdicts_);
    MarkShareRuns(facts_, steps_, verdicts_);
    MarkCreditLines(facts_, verdicts_);
    MarkTail(facts_, verdicts_);
    FindTitle();
    MarkCaptions(facts_, title_block_, verdicts_);
    MarkDuplicates(facts_, verdicts_);
    Weigh();
    MarkSeparators(facts_, verdicts_);
    cleaned_.provenance = std::move(provenance.marks);
    cleaned_.located = article_.located.empty() ? provenance.located : article_.located;
    return Compose();
  }

 private:
  void FindTitle() {
    cleaned_.title = NormalizeLine(article_.title);
    if (cleaned_.title.empty()) cleaned_.title = document_.title;
    if (cleaned_.title.empty() && !document_.is_html) {
      title_block_ = FindTitleBlock(facts_, verdicts_);
      if (title_block_ < facts_.size()) cleaned_.title = facts_.text(title_block_);
    }
    MarkTitles(facts_, cleaned_.title, verdicts_);
  }

  void Weigh() {
    MainRun run;
    if (document_.is_html) {
      run = WeighHtml(facts_, verdicts_);
    } else {
      run = FindTextRun(facts_, verdicts_);
      if (!run.empty()) WeighText(facts_, run, verdicts_);
    }
    cleaned_.guarded = Guard(facts_, run, options_, verdicts_);
  }

  Result<Cleaned> Compose() {
    cleaned_.parsed_body = std::move(document_.body);
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const Block& block = document_.blocks[i];
      cleaned_.blocks.push_back(Judged(i));
      if (i == title_block_) continue;  // moved, not removed
      if (verdicts_[i].is_removed) {
        AddRemoval(cleaned_, verdicts_[i], block.start, block.end);
      } else {
        Keep(cleaned_, block, steps_);
      }
    }
    if (cleaned_.text.empty()) return Reject(Reason::kNoText, "body: no words are left");
    cleaned_.steps = steps_;
    cleaned_.language = Language();
    cleaned_.signatures = std::move(document_.signatures);
    return std::move(cleaned_);
  }

  [[nodiscard]] JudgedBlock Judged(std::size_t i) const {
    const Block& block = document_.blocks[i];
    return {.start = block.start,
            .end = block.end,
            .signature = document_.nodes[block.node].signature,
            .log_odds = verdicts_[i].log_odds,
            .is_removed = verdicts_[i].is_removed && i != title_block_,
            .is_title = i == title_block_,
            .kind = verdicts_[i].kind,
            .rule = verdicts_[i].rule};
  }

  std::string Language() const {
    if (!article_.language.empty()) return article_.language;
    if (!document_.language.empty()) return document_.language;
    return DetectLanguage(cleaned_.text);
  }

  const Article& article_;
  const CleanOptions& options_;
  const PublisherKnowledge& publisher_;
  Document& document_;
  std::size_t steps_ = 0;
  Facts facts_;
  std::vector<BlockVerdict> verdicts_;
  std::size_t title_block_;
  Cleaned cleaned_;
};

std::string MakeVersion() {
  std::string table(kCodeVersion);
  for (const Rule& rule : BoilerplateRules()) {
    table += rule.id;
    table += rule.pattern;
    table += NameOf(rule.kind);
    table += std::to_string(rule.score) + ' ' + std::to_string(rule.words_max) + '\n';
  }
  return std::string(kCodeVersion) + "-" + ToHex(Hash64(table)).substr(0, 8);
}

}  // namespace

std::string_view CleanRulesVersion() {
  static const std::string kVersion = MakeVersion();
  return kVersion;
}

Result<Cleaned> Clean(const Article& article, const CleanOptions& options,
                      const PublisherKnowledge& publisher) {
  Result<Document> document = ParseBody(article);
  if (!document) return std::unexpected(document.error());
  return Cleaning(article, options, publisher, *document).Run();
}

}  // namespace wiresift
