#include "text/facts/photo_credit.h"

#include <algorithm>
#include <cstddef>

namespace wiresift {
namespace {

/// A caption with a credit is never longer than this.
constexpr std::size_t kCaptionWordsMax = 160;
constexpr std::size_t kCreditWordsMax = 14;
constexpr std::size_t kSignedWordsMax = 40;  ///< a caption that © and a name close
constexpr std::size_t kPersonWordsMax = 6;

constexpr WordId kPictureWords[] = {
    WordIdOf("photo"),        WordIdOf("photos"),       WordIdOf("foto"),     WordIdOf("fotos"),
    WordIdOf("bild"),         WordIdOf("bilder"),       WordIdOf("image"),    WordIdOf("images"),
    WordIdOf("photograph"),   WordIdOf("picture"),      WordIdOf("credit"),   WordIdOf("crédit"),
    WordIdOf("crédits"),      WordIdOf("crédito"),      WordIdOf("créditos"), WordIdOf("imagen"),
    WordIdOf("imagem"),       WordIdOf("immagine"),     WordIdOf("beeld"),    WordIdOf("fot"),
    WordIdOf("фото"),         WordIdOf("photographer"), WordIdOf("zdjęcie"),  WordIdOf("quelle"),
    WordIdOf("illustration"), WordIdOf("pic"),          WordIdOf("courtesy")};

/// With © they say whose the text is.
constexpr WordId kRightsWords[] = {WordIdOf("reserved"),  WordIdOf("vorbehalten"),
                                   WordIdOf("réservés"),  WordIdOf("reservados"),
                                   WordIdOf("riservata"), WordIdOf("riservati"),
                                   WordIdOf("copyright"), WordIdOf("voorbehouden")};

constexpr WordId kByWords[] = {WordIdOf("by"),  WordIdOf("von"),     WordIdOf("par"),
                               WordIdOf("de"),  WordIdOf("di"),      WordIdOf("door"),
                               WordIdOf("via"), WordIdOf("courtesy")};

/// Words of lower case that stand inside credits.
constexpr WordId kLinkWords[] = {
    WordIdOf("via"),      WordIdOf("of"),       WordIdOf("for"),      WordIdOf("and"),
    WordIdOf("the"),      WordIdOf("von"),      WordIdOf("de"),       WordIdOf("der"),
    WordIdOf("van"),      WordIdOf("by"),       WordIdOf("und"),      WordIdOf("y"),
    WordIdOf("par"),      WordIdOf("di"),       WordIdOf("from"),     WordIdOf("file"),
    WordIdOf("handout"),  WordIdOf("dpa"),      WordIdOf("imago"),    WordIdOf("images"),
    WordIdOf("courtesy"), WordIdOf("©"),        WordIdOf("@"),        WordIdOf("le"),
    WordIdOf("la"),       WordIdOf("picture"),  WordIdOf("alliance"), WordIdOf("epd"),
    WordIdOf("pool"),     WordIdOf("provided"), WordIdOf("zb"),       WordIdOf("archiv"),
    WordIdOf("com"),      WordIdOf("photo")};

template <std::size_t N>
bool Contains(const WordId (&ids)[N], WordId id) {
  return std::find(std::begin(ids), std::end(ids), id) != std::end(ids);
}

bool IsCreditWord(const Word& word) {
  return (word.flags & (kCapitalised | kNumber)) != 0 || Contains(kLinkWords, word.id);
}

bool AllCreditWords(std::span<const Word> words) {
  return words.size() <= kCreditWordsMax && std::all_of(words.begin(), words.end(), IsCreditWord);
}

/// True when nothing, or a mark that ends a sentence or opens an aside, stands before `at`.
bool IsSegmentStart(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  while (before.ends_with(' '))
    before.remove_suffix(1);
  if (before.empty()) return true;
  static constexpr std::string_view kMarks = ".!?)](|[-/:;,\"";
  if (kMarks.contains(before.back())) return true;
  for (const std::string_view mark : {"”", "’", "“", "»", "—", "–", "…", "·", "•", "©"}) {
    if (before.ends_with(mark)) return true;
  }
  return false;
}

/// `Photo: X`, `Photo by X`, `Photo/X` with nothing but a credit up to the end.
std::optional<std::uint32_t> FindMarked(std::string_view text, std::span<const Word> words) {
  const std::size_t from =
      words.size() > kCreditWordsMax + 1 ? words.size() - kCreditWordsMax - 1 : 0;
  for (std::size_t i = from; i < words.size(); ++i) {
    const Word& word = words[i];
    if (!Contains(kPictureWords, word.id) || (word.flags & kCapitalised) == 0) continue;
    if (!AllCreditWords(words.subspan(i + 1))) continue;
    const bool has_more = i + 1 < words.size();
    const bool has_colon = has_more && (word.flags & kColonAfter) != 0;
    const bool has_slash = has_more && (word.flags & kGluedAfter) != 0;
    const bool has_by = has_more && Contains(kByWords, words[i + 1].id);
    const bool follows_slash = i > 0 && (words[i - 1].flags & kGluedAfter) != 0;
    if (has_colon || ((has_slash || has_by || follows_slash) && IsSegmentStart(text, word.start))) {
      return word.start;
    }
    const bool follows_agency = i > 0 && (words[i - 1].flags & kAllCaps) != 0;
    if (has_slash && follows_agency && IsSegmentStart(text, words[i - 1].start)) {
      return words[i - 1].start;
    }
  }
  return std::nullopt;
}

bool EndsLikeSentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("”") ||
         text.ends_with('"') || text.ends_with(':');
}

/// The first word of the names and agencies joined by slashes, `via` or © around word `at`.
std::size_t CreditStart(std::string_view text, std::span<const Word> words, std::size_t at) {
  while (at > 0 && !IsSegmentStart(text, words[at].start) && IsCreditWord(words[at - 1]))
    --at;
  while (at > 0 && (words[at - 1].flags & kGluedAfter) != 0) {
    --at;
    while (at > 0 && !IsSegmentStart(text, words[at].start) && IsCreditWord(words[at - 1]))
      --at;
  }
  const bool has_sign = at > 0 && words[at - 1].id == WordIdOf("©");
  return has_sign ? at - 1 : at;
}

/// An agency near the end that a slash, `via`, © or brackets make a credit.
std::optional<std::uint32_t> FindAgencyTail(std::string_view text, std::span<const Word> words,
                                            std::span<const AgencyName> agencies) {
  if (agencies.empty() || EndsLikeSentence(text)) return std::nullopt;
  const AgencyName& name = agencies.back();
  if (!AllCreditWords(words.subspan(name.last_word + 1))) return std::nullopt;
  const bool slash_after = (words[name.last_word].flags & kGluedAfter) != 0;
  const bool slash_before =
      name.first_word > 0 && (words[name.first_word - 1].flags & kGluedAfter) != 0;
  const bool via_before = name.first_word > 0 && words[name.first_word - 1].id == WordIdOf("via");
  const bool sign_before = name.first_word > 0 && words[name.first_word - 1].id == WordIdOf("©");
  const bool is_whole = name.agency->is_photo_only() && IsSegmentStart(text, name.start);
  if (!slash_after && !slash_before && !via_before && !sign_before && !is_whole) {
    return std::nullopt;
  }
  return words[CreditStart(text, words, name.first_word)].start;
}

bool IsLowerWord(const Word& word) {
  return (word.flags & (kCapitalised | kNumber)) == 0;
}

/// `The ferry at the quay. © Jane Marlow`: a description, then a person. Without words of lower
/// case before it, and with talk of rights, the sign says whose the page is.
std::optional<std::uint32_t> FindPerson(std::string_view text, std::span<const Word> words) {
  if (words.size() > kSignedWordsMax || EndsLikeSentence(text)) return std::nullopt;
  const auto is_sign = [](const Word& word) { return word.id == WordIdOf("©"); };
  const auto is_right = [](const Word& word) { return Contains(kRightsWords, word.id); };
  const auto sign = std::find_if(words.begin(), words.end(), is_sign);
  if (sign == words.end() || std::none_of(words.begin(), sign, IsLowerWord)) return std::nullopt;
  if (std::any_of(words.begin(), words.end(), is_right)) return std::nullopt;
  const std::span<const Word> names(sign + 1, words.end());
  const bool is_person = names.size() >= 2 && names.size() <= kPersonWordsMax &&
                         (names[0].flags & names[1].flags & kCapitalised) != 0 &&
                         AllCreditWords(names);
  return is_person ? std::optional(sign->start) : std::nullopt;
}

/// `start`, or the bracket right before it when that one is closed inside the credit.
std::uint32_t WithBracket(std::string_view text, std::uint32_t start) {
  std::string_view before = text.substr(0, start);
  if (!before.ends_with('(') || !text.substr(start).contains(')')) return start;
  before.remove_suffix(1);
  return static_cast<std::uint32_t>(before.size());
}

}  // namespace

std::optional<std::uint32_t> FindPhotoCredit(std::string_view text, std::span<const Word> words,
                                             std::span<const AgencyName> agencies) {
  if (words.empty() || words.size() > kCaptionWordsMax) return std::nullopt;
  std::optional<std::uint32_t> start = FindMarked(text, words);
  if (!start) start = FindAgencyTail(text, words, agencies);
  if (!start) start = FindPerson(text, words);
  return start ? std::optional(WithBracket(text, *start)) : std::nullopt;
}

}  // namespace wiresift
