#include "command/explain/comparison_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "command/show/score.h"
#include "config/units.h"

namespace wiresift {
namespace {

constexpr std::string_view kScattered = "but not enough of them in paragraphs that both have";

/// `94 % of A's words`.
std::string WordsOf(std::string_view name, double share) {
  return fmt::format("{} of {}'s words", ShowShare(share), name);
}

/// The end of a sentence that says what keeps the two apart.
std::string_view WhatKeepsApart(const DecidedBy& rule) {
  static constexpr auto kFindings =
      Names<Veto>("but the two have different numbers",
                  "but it is a form, filled in with other names and numbers",
                  "but the two have different names and numbers",
                  "but what they share does not tell the story of either",
                  "but hardly any of that is outside quotations",
                  "but too little of that is outside quotations");
  const Veto* const veto = std::get_if<Veto>(&rule);
  return veto == nullptr ? kScattered : kFindings[IndexOf(*veto)];
}

/// The comparison of numbers by which the shared text is enough to join, or is not.
std::string WhatJoins(const Comparison& comparison) {
  const MatchScores& scores = comparison.scores;
  std::string cover = ShowAgainst("cover", scores.cover, "join", comparison.options.join);
  if (scores.cover >= comparison.options.join || !WereVetoesAsked(comparison)) return cover;
  // The rule has its limit in its name: it is no setting.
  constexpr double kHalf = 0.5;
  const double runs = std::max(comparison.a.in_passages(), comparison.b.in_passages());
  return ShowAgainst("runs", runs, "half", kHalf) + ", without paragraphs";
}

std::string FiveWords(std::string_view of, std::string_view in) {
  return fmt::format("share of {}'s runs of five words that {} has", of, in);
}

/// What a reader of the shares must know as well: ` 3 places differ, 1 of them in numbers.`
std::string WhatDiffers(const ChangeList& changes) {
  if (changes.count == 0) return {};
  const bool one = changes.count == 1;
  const std::string numbers =
      changes.numbers == 0 ? "" : fmt::format(", {} of them in numbers", changes.numbers);
  return fmt::format(" {} {} differ{}{}.", changes.count, one ? "place" : "places", one ? "s" : "",
                     numbers);
}

std::string WhatIsUnrelated(const Comparison& comparison) {
  const double shared = comparison.a.shared();
  if (shared == 0) return "A is a story of its own: it has no passage in common with B.";
  const std::string words = WordsOf("A", shared) + " stand in B";
  return shared < comparison.options.related
             ? fmt::format("A is a story of its own: only {}.", words)
             : fmt::format("A is a story of its own: {}, {}.", words, kScattered);
}

std::string HowItStands(const Comparison& comparison) {
  const double shared = comparison.a.shared();
  const std::string a = WordsOf("A", shared) + " stand in B";
  const std::string b = WordsOf("B", comparison.b.shared()) + " stand in A";
  switch (comparison.relation) {
    case Relation::kCopy:
      return fmt::format("A is a copy of B: {}, and {}.", a, b);
    case Relation::kExcerpt:
      return fmt::format("A is an excerpt of B: {}, but only {}.", a, b);
    case Relation::kEmbeds:
      return fmt::format("A embeds B: {}, and {} are its own.", b,
                         WordsOf("A", 1 - comparison.a.in_passages()));
    case Relation::kRevision:
      return fmt::format("A is a revision of B from the same source: {}, and {}.", a, b);
    case Relation::kRelated:
      return fmt::format("A is related to B but does not join it: {}, {}.", a,
                         WhatKeepsApart(comparison.rule));
    default:
      break;
  }
  return WhatIsUnrelated(comparison);
}

void AddDates(const Comparison& comparison, std::vector<std::string>& notes) {
  const auto& a = comparison.a.article.published;
  const auto& b = comparison.b.article.published;
  if (!a || !b) return;
  if (*a < *b) {
    notes.push_back(
        fmt::format("A is dated {}, before B ({}): in their order B would be compared "
                    "with A.",
                    FormatTime(*a), FormatTime(*b)));
  }
  if (*a - *b > comparison.options.window) {
    notes.push_back(
        fmt::format("A is dated {}, more than {} (match.window) after B ({}): the "
                    "service would not compare them.",
                    FormatTime(*a), FormatDuration(comparison.options.window), FormatTime(*b)));
  }
}

}  // namespace

std::string WhatItIs(const Comparison& comparison) {
  const bool is_original = comparison.relation == Relation::kOriginal;
  return HowItStands(comparison) + (is_original ? "" : WhatDiffers(comparison.changes));
}

std::string WhatDecided(const Comparison& comparison) {
  const double cover = comparison.scores.cover;
  const MatchOptions& options = comparison.options;
  if (comparison.relation == Relation::kOriginal) {
    return ShowAgainst("cover", cover, "related", options.related);
  }
  if (Joins(comparison.relation)) return WhatJoins(comparison);
  if (WereVetoesAsked(comparison)) {
    return fmt::format("{}, though {}", NameOf(comparison.rule), WhatJoins(comparison));
  }
  return fmt::format("{}, {}", WhatJoins(comparison),
                     ShowAgainst("cover", cover, "related", options.related));
}

std::vector<ScoreLine> ScoreLines(const Comparison& comparison) {
  const MatchScores& scores = comparison.scores;
  return {
      {"cover", ShowScore(scores.cover),
       "share of A's words, or of B's paragraphs, in paragraphs that both have"},
      {"own_words", ShowScore(scores.own_words), "share of A's words outside the passages"},
      {"containment_new", ShowScore(scores.containment_new), FiveWords("A", "B")},
      {"containment_old", ShowScore(scores.containment_old), FiveWords("B", "A")},
      {"facts", ShowScore(scores.facts),
       "names and numbers of the text with fewer that the other has"},
      {"beginning", ShowScore(scores.beginning),
       "the first words of A or of B that the other has, the larger share"},
      {"numbers", ShowScore(scores.numbers),
       "share of the numbers of the text with fewer that the other has"},
      {"names", ShowScore(scores.names), "the same of names"},
      {"mean_run", fmt::format("{:.1f}", scores.mean_run), "words in a row that both have"},
      {"hits", fmt::format("{}", scores.hits),
       fmt::format("of A's {} fingerprints that B has; from {} on the service compares",
                   comparison.fingerprints, comparison.hits_min)},
  };
}

std::string ValuesOf(const VetoFinding& veto) {
  std::string out;
  for (const VetoFinding::Value& value : veto.values) {
    std::string name(value.name);
    std::ranges::replace(name, '_', ' ');
    if (!out.empty()) out += ", ";
    const double tenths = std::round(10 * value.value) / 10;
    out += fmt::format("{} {}", name,
                       value.is_share ? ShowScore(value.value) : fmt::format("{:g}", tenths));
  }
  return out;
}

std::vector<std::string> NotesOn(const Comparison& comparison) {
  std::vector<std::string> notes;
  if (comparison.scores.hits < comparison.hits_min) {
    notes.push_back(
        fmt::format("B has {} of A's fingerprints, {} are needed: the service would "
                    "not compare them.",
                    comparison.scores.hits, comparison.hits_min));
  }
  AddDates(comparison, notes);
  return notes;
}

}  // namespace wiresift
