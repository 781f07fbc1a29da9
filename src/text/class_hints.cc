#include "text/class_hints.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/block.h"
#include "text/words.h"

namespace wiresift {
namespace {

struct HintWords {
  std::uint16_t hint;
  std::vector<std::string_view> words;
};

/// Two tokens in a row that name the body: article-body, story_content.
constexpr std::uint16_t kFirstOfPattern = 1 << 13;
constexpr std::uint16_t kSecondOfPattern = 1 << 14;

const std::vector<HintWords>& AllHintWords() {
  static const std::vector<HintWords> kLists = {
      {kHintCaption,
       {"caption", "credit", "photo", "image", "gallery", "slideshow", "carousel", "lightbox",
        "picture", "bildunterschrift", "legende", "video", "figure", "figcaption"}},
      {kHintRelated,
       {"related", "recirc",   "recirculation", "recommend", "recommended", "recommendations",
        "teaser",  "teasers",  "promo",         "trending",  "popular",     "mostread",
        "similar", "outbrain", "taboola",       "suggested", "upnext",      "latest",
        "onward",  "readmore", "morefrom",      "seealso",   "linkbox",     "headlines",
        "ticker",  "verwandte"}},
      {kHintPrompt,
       {"newsletter", "newsletters", "subscribe", "signup", "register", "login", "inbox", "piano",
        "regwall", "donate", "cta", "appeal"}},
      {kHintAd,
       {"ad", "ads", "advert", "advertisement", "anzeige", "sponsored", "werbung", "adslot",
        "banner"}},
      {kHintShare, {"share", "sharing", "addthis", "sharebar", "sharetools"}},
      {kHintComments,
       {"comment", "comments", "disqus", "discussion", "respond", "reply", "kommentare", "livefyre",
        "viafoura", "coral", "spotim"}},
      {kHintAuthor,
       {"byline", "bio", "contributor", "autor", "avatar", "date", "timestamp", "published",
        "updated", "breadcrumb", "breadcrumbs", "kicker", "eyebrow", "tags", "topics",
        "copyright"}},
      {kHintNav,
       {"nav", "navigation", "menu", "footer", "masthead", "skip", "search", "toc", "cookie",
        "cookies", "consent", "modal", "popup", "overlay", "tooltip", "disclaimer"}},
      {kHintBox, {"infobox", "factbox", "callout", "pullquote", "widget", "quiz", "poll"}},
      {kHintBody,
       {"body",     "content", "article", "story",    "text",  "paragraph",   "entry",
        "post",     "copy",    "main",    "richtext", "prose", "articlebody", "storybody",
        "bodytext", "wysiwyg", "artikel", "cuerpo",   "texte", "inhalt"}},
      {kHintBodyPattern, {"articlebody", "storybody", "bodytext", "articlecontent", "maincontent"}},
      {kHintSummary,
       {"summary", "standfirst", "lead", "lede", "intro", "subtitle", "deck", "dek", "subheadline",
        "abstract", "excerpt", "chapeau", "perex", "vorspann", "sapo", "entradilla", "bajada"}},
      {kHintHidden, {"hidden", "visuallyhidden", "offscreen", "invisible"}},
      {kFirstOfPattern, {"article", "story", "post", "entry", "main"}},
      {kSecondOfPattern, {"body", "content", "text", "copy", "paragraph"}},
  };
  return kLists;
}

using HintEntry = std::pair<WordId, std::uint16_t>;

std::vector<HintEntry> MakeEntries() {
  std::vector<HintEntry> entries;
  for (const HintWords& list : AllHintWords()) {
    for (const std::string_view word : list.words)
      entries.emplace_back(WordIdOf(word), list.hint);
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::uint16_t HintsOfToken(WordId token) {
  static const std::vector<HintEntry> kEntries = MakeEntries();
  std::uint16_t hints = 0;
  auto at = std::lower_bound(kEntries.begin(), kEntries.end(), HintEntry{token, 0});
  for (; at != kEntries.end() && at->first == token; ++at)
    hints |= at->second;
  return hints;
}

bool IsUpperAscii(char c) {
  return c >= 'A' && c <= 'Z';
}

bool IsLowerAscii(char c) {
  return c >= 'a' && c <= 'z';
}

/// The end of the token that starts at `at`.
std::size_t TokenEnd(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size()) {
    const bool is_hump = IsUpperAscii(text[end]) && IsLowerAscii(text[end - 1]);
    if (is_hump || !(IsUpperAscii(text[end]) || IsLowerAscii(text[end]))) break;
    ++end;
  }
  return end;
}

WordId TokenId(std::string_view token) {
  WordId id = WordIdOf("");
  for (const char c : token) {
    const char lower = IsUpperAscii(c) ? static_cast<char>(c + 32) : c;
    id = (id ^ static_cast<unsigned char>(lower)) * 16777619U;
  }
  return id;
}

bool IsHiddenClass(std::string_view text) {
  return text.find("sr-only") != std::string_view::npos ||
         text.find("visually-hidden") != std::string_view::npos ||
         text.find("screen-reader") != std::string_view::npos;
}

}  // namespace

std::uint16_t HintsOf(std::string_view text) {
  std::uint16_t hints = IsHiddenClass(text) ? kHintHidden : 0;
  std::uint16_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsUpperAscii(text[at]) && !IsLowerAscii(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = TokenEnd(text, at);
    const std::uint16_t token = HintsOfToken(TokenId(text.substr(at, end - at)));
    const bool is_pattern = (before & kFirstOfPattern) != 0 && (token & kSecondOfPattern) != 0;
    if (is_pattern) hints |= kHintBodyPattern;
    hints |= token;
    before = token;
    at = end;
  }
  return hints & static_cast<std::uint16_t>(~(kFirstOfPattern | kSecondOfPattern));
}

}  // namespace wiresift
