#include "text/body/class_hints.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/ascii.h"
#include "text/body/block.h"
#include "text/words/words.h"

namespace wiresift {
namespace {

struct HintWords {
  std::uint32_t hints;
  std::vector<std::string_view> words;
};

/// Two tokens in a row that name the body: article-body, story_content.
constexpr std::uint32_t kFirstOfPattern = 1U << 30;
constexpr std::uint32_t kSecondOfPattern = 1U << 31;

/// The words that class names and ids are searched for, the sure ones first. Weak ones (rail,
/// social, author, card, paywall …) are no guide alone: of the blocks of the development pages that
/// bear one, less than 97 % are junk.
const std::vector<HintWords>& AllHintWords() {
  static const std::vector<HintWords> kLists = {
      {kHintCaption | kSureCaption,
       {"caption", "photo", "image", "gallery", "video", "figure", "figcaption", "slideshow",
        "carousel", "lightbox", "bildunterschrift", "legende"}},
      {kHintCaption,
       {"credit", "credits", "img", "picture", "images", "photos", "media", "player"}},
      {kHintRelated | kSureRelated,
       {"related",  "recirc",   "recirculation", "teaser",   "teasers", "promo",     "trending",
        "popular",  "mostread", "latest",        "outbrain", "taboola", "suggested", "upnext",
        "readmore", "morefrom", "seealso",       "linkbox",  "ticker",  "verwandte"}},
      {kHintRelated,
       {"recommend",    "recommended", "recommendations", "similar",   "sidebar", "rail",
        "onward",       "card",        "cards",           "headlines", "more",    "links",
        "list",         "product",     "river",           "tease",     "feed",    "relacionadas",
        "relacionados", "correlati",   "featured",        "widget"}},
      {kHintPrompt | kSurePrompt, {"newsletter", "newsletters", "subscribe", "subscription"}},
      {kHintPrompt,
       {"signup", "register", "login", "inbox", "piano", "regwall", "barrier", "offer",
        "membership", "donate", "donation", "cta", "abo", "appeal", "paywall", "premium",
        "subscriber", "promobox", "message"}},
      {kHintAd | kSureAd,
       {"ad", "ads", "advert", "advertisement", "anzeige", "sponsored", "werbung", "adslot",
        "banner", "sponsor"}},
      {kHintShare | kSureShare, {"share", "sharing", "addthis", "sharebar", "sharetools"}},
      {kHintShare,
       {"social", "follow", "toolbar", "actions", "tools", "print", "bookmark", "buttons",
        "facebook", "twitter", "whatsapp"}},
      {kHintComments | kSureComments,
       {"comment", "comments", "disqus", "kommentare", "livefyre", "viafoura", "coral", "spotim",
        "respond"}},
      {kHintComments, {"discussion", "reply", "conversation", "forum"}},
      {kHintAuthor | kSureAuthor, {"byline", "bio", "copyright"}},
      {kHintAuthor,
       {"author", "authors", "contributor", "autor", "profile", "avatar", "writer", "reporter"}},
      {kHintMeta, {"date",        "timestamp", "published",  "updated",  "meta",    "breadcrumb",
                   "breadcrumbs", "category",  "categories", "kicker",   "eyebrow", "label",
                   "tag",         "tags",      "topic",      "topics",   "time",    "keywords",
                   "info",        "source",    "section",    "datetime", "readtime"}},
      {kHintNav, {"nav",      "navigation", "navbar", "menu",     "header",  "footer",
                  "masthead", "skip",       "search", "toc",      "cookie",  "cookies",
                  "consent",  "modal",      "popup",  "overlay",  "tooltip", "disclaimer",
                  "legal",    "pagination", "pager",  "dropdown", "language"}},
      {kHintBox,
       {"infobox", "factbox", "callout",  "pullquote",  "quiz",  "poll",      "timeline",
        "box",     "aside",   "inset",    "correction", "embed", "highlight", "highlights",
        "sidebox", "facts",   "glossary", "score",      "stats", "table"}},
      {kHintBody,
       {"body",     "content", "article", "story",    "text",  "paragraph",   "entry",
        "post",     "copy",    "main",    "richtext", "prose", "articlebody", "storybody",
        "bodytext", "wysiwyg", "artikel", "cuerpo",   "texte", "inhalt"}},
      {kHintBodyPattern, {"articlebody", "storybody", "bodytext", "articlecontent", "maincontent"}},
      {kHintSummary,
       {"summary",     "standfirst", "lead",        "lede",       "intro",    "subtitle",
        "deck",        "dek",        "subheadline", "abstract",   "excerpt",  "chapeau",
        "perex",       "vorspann",   "sapo",        "entradilla", "bajada",   "subhead",
        "description", "synopsis",   "teasertext",  "bullets",    "keypoints"}},
      {kHintHidden, {"hidden", "visuallyhidden", "offscreen", "invisible"}},
      {kHintLive, {"live", "liveblog", "livestory", "liveticker"}},
      {kFirstOfPattern, {"article", "story", "post", "entry", "main"}},
      {kSecondOfPattern, {"body", "content", "text", "copy", "paragraph"}},
  };
  return kLists;
}

using HintEntry = std::pair<WordId, std::uint32_t>;

std::vector<HintEntry> MakeEntries() {
  std::vector<HintEntry> entries;
  for (const HintWords& list : AllHintWords()) {
    for (const std::string_view word : list.words)
      entries.emplace_back(WordIdOf(word), list.hints);
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::uint32_t HintsOfToken(WordId token) {
  static const std::vector<HintEntry> kEntries = MakeEntries();
  std::uint32_t hints = 0;
  auto at = std::lower_bound(kEntries.begin(), kEntries.end(), HintEntry{token, 0});
  for (; at != kEntries.end() && at->first == token; ++at)
    hints |= at->second;
  return hints;
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
  WordIdMaker hash;
  for (const char c : token)
    hash.AddBytes(static_cast<unsigned char>(ToLowerAscii(c)), 1);
  return hash.id();
}

bool IsHiddenClass(std::string_view text) {
  return text.find("sr-only") != std::string_view::npos ||
         text.find("visually-hidden") != std::string_view::npos ||
         text.find("screen-reader") != std::string_view::npos;
}

}  // namespace

std::uint32_t HintsOf(std::string_view text) {
  std::uint32_t hints = 0;
  if (IsHiddenClass(text)) hints = kHintHidden;
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsUpperAscii(text[at]) && !IsLowerAscii(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = TokenEnd(text, at);
    const std::uint32_t token = HintsOfToken(TokenId(text.substr(at, end - at)));
    const bool is_pattern = (before & kFirstOfPattern) != 0 && (token & kSecondOfPattern) != 0;
    if (is_pattern) hints |= kHintBodyPattern;
    hints |= token;
    before = token;
    at = end;
  }
  return hints & ~(kFirstOfPattern | kSecondOfPattern);
}

}  // namespace wiresift
