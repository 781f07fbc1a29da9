#include "text/photo_credit.h"

#include <algorithm>
#include <cstddef>

namespace wiresift {
namespace {

/// A caption with a credit is never longer than this.
constexpr std::size_t kCaptionWordsMax = 160;
constexpr std::size_t kCreditWordsMax = 14;

constexpr WordId kPictureWords[] = {
    WordIdOf("photo"),        WordIdOf("photos"),       WordIdOf("foto"),     WordIdOf("fotos"),
    WordIdOf("bild"),         WordIdOf("bilder"),       WordIdOf("image"),    WordIdOf("images"),
    WordIdOf("photograph"),   WordIdOf("picture"),      WordIdOf("credit"),   WordIdOf("crédit"),
    WordIdOf("crédits"),      WordIdOf("crédito"),      WordIdOf("créditos"), WordIdOf("imagen"),
    WordIdOf("imagem"),       WordIdOf("immagine"),     WordIdOf("beeld"),    WordIdOf("fot"),
    WordIdOf("фото"),         WordIdOf("photographer"), WordIdOf("zdjęcie"),  WordIdOf("quelle"),
    WordIdOf("illustration"), WordIdOf("pic"),          WordIdOf("courtesy")};

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
  while (at > 0 && text[at - 1] == ' ')
    --at;
  if (at == 0) return true;
  static constexpr std::string_view kMarks = ".!?)](|[-/:;,\"";
  if (kMarks.find(text[at - 1]) != std::string_view::npos) return true;
  const std::string_view before = text.substr(0, at);
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
  const bool is_whole = name.agency->is_photo_only && IsSegmentStart(text, name.start);
  if (!slash_after && !slash_before && !via_before && !sign_before && !is_whole) {
    return std::nullopt;
  }
  return words[CreditStart(text, words, name.first_word)].start;
}

}  // namespace

std::optional<std::uint32_t> FindPhotoCredit(std::string_view text, std::span<const Word> words,
                                             std::span<const AgencyName> agencies) {
  if (words.empty() || words.size() > kCaptionWordsMax) return std::nullopt;
  if (const auto marked = FindMarked(text, words)) return marked;
  return FindAgencyTail(text, words, agencies);
}

}  // namespace wiresift
