#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/record.h"
#include "pipeline/prepare/prepare.h"
#include "publisher/masked_hash.h"
#include "support/article_builder.h"
#include "support/fake_broker.h"
#include "support/invented_text.h"
#include "support/random.h"

namespace wiresift::tests {

/// A feed with a bit of everything: originals, copies with and without own words, revisions,
/// corrections, repeats, withdrawals, deletions, held texts, pictures and broken records. The same
/// seed gives the same bytes. `furnished`: each source's pages end with a block that they repeat.
class StoryStream {
 public:
  explicit StoryStream(std::uint64_t seed, bool furnished = false)
      : random_(seed), base_(seed * 1'000'000), furnished_(furnished) {}

  std::vector<Record> Raw(std::size_t records) {
    std::vector<Record> out;
    while (out.size() < records) {
      Record record = Next();
      const auto offset = static_cast<std::int64_t>(out.size());
      record.at = RawAt(offset);
      record.timestamp = At(std::chrono::minutes(20) * offset);
      out.push_back(std::move(record));
    }
    return out;
  }

 private:
  struct Told {
    std::string id, title, text, source;
  };

  Record Next() {
    const std::size_t kind = told_.empty() ? 0 : random_.Below(100);
    if (kind < 38) return Original();
    if (kind < 62) return Copy();
    if (kind < 72) return Revision();
    if (kind < 77) return Of(Pick());
    if (kind < 82) return {.value = JsonArticle{.id = Pick().id, .status = "canceled"}.Json()};
    if (kind < 86) return {.key = Pick().id};
    if (kind < 89)
      return {
          .value =
              JsonArticle{.id = NewId(), .body = StoryText(NewText()), .status = "hold"}.Json()};
    if (kind < 92) return {.value = R"({"id":")" + NewId() + R"(","type":"picture"})"};
    if (kind < 96) return {.value = R"({"id":"broken","body":")"};
    return {.value = JsonArticle{.id = "never-seen", .status = "canceled"}.Json()};
  }

  [[nodiscard]] Record Of(const Told& told) const {
    const std::string furniture = "\n\nThe desk of " + told.source + " writes about the coast.";
    return {.value = JsonArticle{.id = told.id,
                                 .title = told.title,
                                 .body = told.text + (furnished_ ? furniture : ""),
                                 .source = told.source,
                                 .language = "en"}
                         .Json()};
  }

  Record Original() {
    const std::uint64_t text = NewText();
    told_.push_back({NewId(), InventedText(text + 500'000).Sentence(), StoryText(text), Source()});
    return Of(told_.back());
  }

  Record Copy() {
    Told copy = Pick();
    copy.id = NewId();
    copy.source = Source();
    if (random_.Chance(1, 3)) copy.text += "\n\n" + InventedText(NewText()).Sentence();
    if (random_.Chance(1, 3)) copy.text.resize(copy.text.rfind("\n\n"));
    if (random_.Chance(1, 5)) copy.text = OwnLead(copy.text);
    told_.push_back(copy);
    return Of(told_.back());
  }

  /// An own paragraph in the place of the last two: no longer, but much of it is its own.
  std::string OwnLead(std::string text) {
    for (int i = 0; i < 2 && text.contains("\n\n"); ++i)
      text.resize(text.rfind("\n\n"));
    return InventedText(NewText()).Paragraphs(1).front() + "\n\n" + text;
  }

  Record Revision() {
    Told& told = Pick();
    told.text += ' ' + InventedText(NewText()).Sentence();
    if (random_.Chance(1, 4)) told.title = "Correction: " + told.title;
    return Of(told);
  }

  Told& Pick() {
    // Recent ones more often than old ones, as in life.
    const std::size_t back = std::min(random_.Below(30), random_.Below(told_.size()));
    return told_[told_.size() - 1 - back];
  }

  std::string NewId() { return "article-" + std::to_string(++ids_); }

  std::uint64_t NewText() { return base_ + ++texts_; }

  std::string Source() {
    return "outlet-" + std::to_string(random_.Below(furnished_ ? 2 : 6)) + ".example";
  }

  Random random_;
  std::uint64_t base_;
  bool furnished_;
  std::vector<Told> told_;
  int ids_ = 0;
  std::uint64_t texts_ = 0;
};

/// The clean topic that a fault-free clean stage makes of `raw`, and a record that it never would.
/// Each source's pages have a block of furniture.
inline std::vector<Record> CleanLog(const std::vector<Record>& raw) {
  std::vector<Record> out;
  const PublisherTable nothing_learnt;
  PrepareOptions options;
  options.publishers = &nothing_learnt;
  for (const Record& record : raw) {
    auto clean = PrepareRecord(record, options);
    if (!clean) continue;
    static_cast<void>(TokenizeArticle(*clean, options.sampling));
    if (!clean->article.source.empty()) {
      clean->blocks.push_back(MaskedHash("furniture of " + clean->article.source));
    }
    const auto offset = static_cast<std::int64_t>(out.size());
    out.push_back({.at = {kCleanTopic, PartitionId{0}, Offset{offset}},
                   .timestamp = record.timestamp + std::chrono::seconds(1),
                   .key = clean->article.id,
                   .value = EncodeCleanRecord(*clean),
                   .headers = {}});
    if (offset == 50) {
      out.push_back(out.back());
      out.back().value = "no clean record";
    }
  }
  return out;
}

}  // namespace wiresift::tests
