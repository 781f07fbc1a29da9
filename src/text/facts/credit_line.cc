#include "text/facts/credit_line.h"

#include <algorithm>
#include <cstddef>

namespace wiresift {
namespace {

constexpr std::size_t kLineWordsMax = 14;
constexpr std::size_t kRegionBytesMax = 4;  ///< `lno` in `dpa/lno`, the desk that wrote it

/// Before an agency: our text is made with its help. `with` stands in headlines too.
constexpr WordId kWithWords[] = {WordIdOf("avec"), WordIdOf("mit"), WordIdOf("con"),
                                 WordIdOf("com"),  WordIdOf("met"), WordIdOf("med")};

constexpr WordId kMaterialWords[] = {WordIdOf("material"),      WordIdOf("agenturmaterial"),
                                     WordIdOf("informationen"), WordIdOf("información"),
                                     WordIdOf("informations"),  WordIdOf("informações"),
                                     WordIdOf("informazioni"),  WordIdOf("materiaal")};

/// `Source:` in the languages whose rules do not have it.
constexpr WordId kSourceWords[] = {WordIdOf("forrás"), WordIdOf("källa"),  WordIdOf("kilde"),
                                   WordIdOf("lähde"),  WordIdOf("zdroj"),  WordIdOf("джерело"),
                                   WordIdOf("kaynak"), WordIdOf("المصدر"), WordIdOf("sumber"),
                                   WordIdOf("sursa"),  WordIdOf("स्रोत")};

constexpr WordId kAndWords[] = {WordIdOf("and"), WordIdOf("und"), WordIdOf("et"), WordIdOf("y"),
                                WordIdOf("e"),   WordIdOf("en"),  WordIdOf("og"), WordIdOf("och")};

/// Words of lower case in the names of desks, and articles.
constexpr WordId kSmallWords[] = {
    WordIdOf("the"), WordIdOf("of"),  WordIdOf("in"),  WordIdOf("de"),  WordIdOf("du"),
    WordIdOf("la"),  WordIdOf("le"),  WordIdOf("les"), WordIdOf("l"),   WordIdOf("des"),
    WordIdOf("der"), WordIdOf("den"), WordIdOf("von"), WordIdOf("van"), WordIdOf("del"),
    WordIdOf("di"),  WordIdOf("da")};

/// Without one of these, `Jane Marlow and Reuters` may be a headline.
constexpr WordId kRoles[] = {
    WordIdOf("reporter"),  WordIdOf("reporters"),   WordIdOf("writer"),
    WordIdOf("writers"),   WordIdOf("staff"),       WordIdOf("editor"),
    WordIdOf("editors"),   WordIdOf("desk"),        WordIdOf("newsroom"),
    WordIdOf("wire"),      WordIdOf("wires"),       WordIdOf("services"),
    WordIdOf("agencies"),  WordIdOf("redaktion"),   WordIdOf("redacción"),
    WordIdOf("rédaction"), WordIdOf("redazione"),   WordIdOf("redação"),
    WordIdOf("redactie"),  WordIdOf("redaktionen"), WordIdOf("agenturen"),
    WordIdOf("agencias"),  WordIdOf("agences"),     WordIdOf("agenzie"),
    WordIdOf("agências"),  WordIdOf("journalist"),  WordIdOf("correspondent")};

template <std::size_t N>
bool Contains(const WordId (&ids)[N], const Word& word) {
  return std::find(std::begin(ids), std::end(ids), word.id) != std::end(ids);
}

/// True when the line ends with `name`, or with it and a desk's sign.
bool EndsWith(std::string_view text, std::span<const Word> words, const AgencyName& name) {
  const std::size_t after = name.last_word + 1;
  if (after == words.size()) return true;
  const Word& last = words.back();
  return after + 1 == words.size() && text.substr(name.end, last.start - name.end) == "/" &&
         (last.flags & kCapitalised) == 0 && last.end - last.start <= kRegionBytesMax;
}

/// The words before the agencies that close the line: `Matin du Port avec` of `… avec AFP et dpa`.
std::span<const Word> HeadOf(std::span<const Word> words, std::span<const AgencyName> agencies) {
  std::size_t first = agencies.back().first_word;
  for (std::size_t i = agencies.size() - 1; i-- > 0;) {
    const std::size_t end = agencies[i].last_word + 1;
    const bool is_joined = end == first || (end + 1 == first && Contains(kAndWords, words[end]));
    if (!is_joined) break;
    first = agencies[i].first_word;
  }
  while (first > 0 && Contains(kSmallWords, words[first - 1]))
    --first;
  return words.first(first);
}

/// `mit Material der` and `con información de` say no more than `mit` and `con`.
std::span<const Word> WithoutMaterial(std::span<const Word> head) {
  const bool has_material = head.size() > 1 && Contains(kMaterialWords, head.back()) &&
                            Contains(kWithWords, head[head.size() - 2]);
  return has_material ? head.first(head.size() - 1) : head;
}

/// `PA`, `AA` without a sign around it: a state, an airline.
bool IsNameAlone(std::string_view text, std::span<const AgencyName> agencies) {
  return agencies.size() == 1 && agencies[0].is_common_word() &&
         text.find_first_of("(/[") == std::string_view::npos;
}

/// `Forrás:`, `Källa:`.
bool IsSourceLabel(std::span<const Word> head) {
  return head.size() == 1 && (head[0].flags & kColonAfter) != 0 && Contains(kSourceWords, head[0]);
}

bool IsName(const Word& word) {
  return (word.flags & kCapitalised) != 0 || Contains(kSmallWords, word) ||
         Contains(kRoles, word) || Contains(kAndWords, word);
}

}  // namespace

std::optional<ProvenanceKind> FindCreditLine(std::string_view text, std::span<const Word> words,
                                             std::span<const AgencyName> agencies) {
  if (agencies.empty() || words.size() > kLineWordsMax) return std::nullopt;
  const bool shows_pictures = std::any_of(agencies.begin(), agencies.end(), [](const auto& name) {
    return name.agency->is_photo_only();
  });
  if (shows_pictures || !EndsWith(text, words, agencies.back())) return std::nullopt;
  const std::span<const Word> head = WithoutMaterial(HeadOf(words, agencies));
  if (head.empty())
    return IsNameAlone(text, agencies) ? std::nullopt : std::optional(ProvenanceKind::kCreditLine);
  if (IsSourceLabel(head)) return ProvenanceKind::kCreditLine;
  const std::span<const Word> names = head.first(head.size() - 1);
  if (!std::all_of(names.begin(), names.end(), IsName)) return std::nullopt;
  if (Contains(kWithWords, head.back())) return ProvenanceKind::kCreditLine;
  const bool has_role = std::any_of(names.begin(), names.end(),
                                    [](const Word& word) { return Contains(kRoles, word); });
  if (!has_role) return std::nullopt;
  if (head.back().id == WordIdOf("with")) return ProvenanceKind::kCreditLine;
  if (Contains(kAndWords, head.back())) return ProvenanceKind::kContributedLine;
  return std::nullopt;
}

}  // namespace wiresift
