#pragma once

#include <string>
#include <utility>

#include "command/explain/comparison.h"

namespace wiresift::tests {

/// A comparison as the matcher would give it: two passages, the second of them twice in B, and text
/// of its own between them.
class ComparedArticles {
 public:
  ComparedArticles() {
    comparison.a = Side("a1", "Snow in Oslo", kFirst + " Own words here.\n\n" + kSecond, 12, 9);
    comparison.b = Side("b1", "Snow", kSecond + "\n\n" + kFirst + " Then " + kSecond, 15, 14);
    comparison.relation = Relation::kCopy;
    comparison.rule = MatchRule::kJoin;
    comparison.scores = {.containment_new = 0.75,
                         .containment_old = 0.9,
                         .cover = 0.61,
                         .own_words = 0.25,
                         .numbers = 1,
                         .names = 0.5,
                         .mean_run = 4.5,
                         .hits = 3};
    comparison.fingerprints = 4;
    comparison.hits_min = 2;
    const std::uint32_t second_in_a = EndOf(comparison.a) - Size(kSecond);
    const std::uint32_t first_in_b = Size(kSecond) + 2;
    const std::uint32_t again_in_b = EndOf(comparison.b) - Size(kSecond);
    comparison.passages = {{0, Size(kFirst), first_in_b, first_in_b + Size(kFirst)},
                           {second_in_a, EndOf(comparison.a), 0, Size(kSecond)},
                           {second_in_a, EndOf(comparison.a), again_in_b, EndOf(comparison.b)}};
    comparison.spans = comparison.passages;
  }

  /// The same with a word of the first passage changed in both places.
  static Comparison WithAChange() {
    Comparison comparison = ComparedArticles().comparison;
    const std::uint32_t at = comparison.passages[0].old_start;
    comparison.b.cleaned.text.replace(at + 5, 4, "lay ");
    comparison.a.changed = {{5, 9}};
    comparison.b.changed = {{at + 5, at + 8}};
    comparison.changes = {.listed = {{.kind = ChangeKind::kChangedWords,
                                      .at = {5, 9, at + 5, at + 8},
                                      .from = "lay",
                                      .to = "fell"}},
                          .count = 1};
    return comparison;
  }

  Comparison comparison;

 private:
  inline static const std::string kFirst = "Snow fell all day.";
  inline static const std::string kSecond = "No trains ran & none will.";

  static std::uint32_t Size(const std::string& text) {
    return static_cast<std::uint32_t>(text.size());
  }

  static std::uint32_t EndOf(const ComparedArticle& article) { return Size(article.cleaned.text); }

  static ComparedArticle Side(std::string id, std::string title, std::string text,
                              std::size_t words, std::size_t shared_words) {
    ComparedArticle side{
        .words = words, .shared_words = shared_words, .passage_words = shared_words};
    side.article.id = std::move(id);
    side.cleaned.title = std::move(title);
    side.cleaned.text = std::move(text);
    side.cleaned.language = "en";
    return side;
  }
};

}  // namespace wiresift::tests
