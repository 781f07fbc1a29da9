#include "article/parse.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "article/encoding.h"
#include "article/json_fields.h"
#include "core/ascii.h"
#include "core/json.h"
#include "core/limits.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

/// Words from which on a record that is no JSON is taken for plain text under `format: auto`: fewer
/// words, or a single line, are far more often a broken record than an article.
constexpr std::size_t kPlainTextWordsMin = 40;

/// Bytes of an id, which is a Kafka key and a key of the state: no feed has longer ones.
constexpr std::size_t kIdBytesMax = 1024;

constexpr auto kStatuses = std::to_array<std::pair<std::string_view, PubStatus>>({
    {"usable", PubStatus::kUsable},
    {"stat:usable", PubStatus::kUsable},
    {"published", PubStatus::kUsable},
    {"publish", PubStatus::kUsable},
    {"live", PubStatus::kUsable},
    {"corrected", PubStatus::kUsable},
    {"updated", PubStatus::kUsable},
    {"withheld", PubStatus::kWithheld},
    {"stat:withheld", PubStatus::kWithheld},
    {"hold", PubStatus::kWithheld},
    {"embargoed", PubStatus::kWithheld},
    {"canceled", PubStatus::kCanceled},
    {"stat:canceled", PubStatus::kCanceled},
    {"cancelled", PubStatus::kCanceled},
    {"kill", PubStatus::kCanceled},
    {"killed", PubStatus::kCanceled},
    {"withdrawn", PubStatus::kCanceled},
    {"deleted", PubStatus::kCanceled},
    {"retracted", PubStatus::kCanceled},
});

constexpr std::array<std::string_view, 7> kTypesWithoutText = {
    "audio", "video", "picture", "graphic", "event", "planning", "component"};

std::string_view TrimSpace(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// One line of at most kMetadataBytesMax: control characters and runs of space become one space.
std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : TrimSpace(text)) {
    if (line.size() > kMetadataBytesMax) break;
    const bool space = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  line.resize(Utf8Prefix(line, kMetadataBytesMax).size());
  return line;
}

bool LooksLikeHtml(std::string_view text) {
  const std::string_view head = TrimSpace(text).substr(0, 4096);
  if (!head.contains('<')) return false;
  const std::string lower = ToLowerAscii(head);
  static constexpr std::array<std::string_view, 7> kMarks = {
      "<p>", "<p ", "</p>", "<br", "<div", "<!doctype html", "<html"};
  return std::ranges::any_of(kMarks, [&](std::string_view mark) { return lower.contains(mark); });
}

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    words += !space && !in_word;
    in_word = !space;
  }
  return words;
}

bool IsArticleType(JsonValue object) {
  const auto type = Find(object, "@type");
  return type && TextOf(*type).ends_with("Article");
}

/// The object that is the article: the record itself, the `data` of a CloudEvent, or the first
/// article of a JSON-LD graph or array.
JsonValue Unwrap(JsonValue root) {
  if (Find(root, "specversion")) {
    if (const auto data = Find(root, "data"); data && data->is_object()) return Unwrap(*data);
  }
  const auto graph = Find(root, "@graph");
  const JsonValue list = graph ? *graph : root;
  for (const JsonValue element : Elements(list)) {
    if (IsArticleType(element)) return element;
  }
  return root;
}

/// Reads the body: a text field first, else an HTML field.
Status ReadBody(JsonValue json, Article& article) {
  auto found = FindField(json, Field::kText);
  const bool html_field = !found;
  if (!found) found = FindField(json, Field::kHtml);
  if (!found) return {};
  const JsonValue value = found->value;
  if (!value.is_string() && !value.is_object() && !value.is_array()) {
    return Reject(Reason::kWrongType,
                  fmt::format("{}: found {}, expected text", found->path, TypeName(value)));
  }
  article.body = TextOf(value);
  if (article.body.empty() && !value.is_string()) {
    return Reject(Reason::kWrongType, fmt::format("{}: found {} without a text, expected text",
                                                  found->path, TypeName(value)));
  }
  if (html_field || LooksLikeHtml(article.body)) article.format = BodyFormat::kHtml;
  return {};
}

Status ReadStatus(JsonValue json, Article& article) {
  const auto found = FindField(json, Field::kStatus);
  if (!found) return {};
  const auto text = AsText(found->value);
  const std::string lower = text ? ToLowerAscii(TrimSpace(*text)) : std::string();
  const auto known =
      std::ranges::find(kStatuses, lower, &std::pair<std::string_view, PubStatus>::first);
  if (known == kStatuses.end()) {
    return Reject(Reason::kUnknownStatus,
                  fmt::format("{}: found {}, expected usable, withheld or canceled", found->path,
                              text ? '"' + std::string(Utf8Prefix(*text, 40)) + '"'
                                   : std::string(TypeName(found->value))));
  }
  article.status = known->second;
  return {};
}

std::optional<Timestamp> ReadTime(JsonValue json, Field field) {
  const std::string text = TextOf(json, field);
  return text.empty() ? std::nullopt : ParseTime(text);
}

/// The primary tag of a language in lower case: `en` for `en-US`, `en_US`, `EN` and `eng`. Empty
/// for what is no language's code.
std::string PrimaryLanguage(std::string_view tag) {
  std::string lower = ToLowerAscii(TrimSpace(tag).substr(0, 3));
  lower.resize(std::min(lower.find_first_of("-_"), lower.size()));
  static constexpr auto kThreeLetters =
      std::to_array<std::pair<std::string_view, std::string_view>>(
          {{"eng", "en"}, {"deu", "de"}, {"ger", "de"}, {"fra", "fr"}, {"fre", "fr"},
           {"spa", "es"}, {"ita", "it"}, {"por", "pt"}, {"nld", "nl"}, {"dut", "nl"},
           {"pol", "pl"}, {"swe", "sv"}, {"tur", "tr"}, {"rus", "ru"}, {"ukr", "uk"},
           {"ara", "ar"}, {"heb", "he"}, {"fas", "fa"}, {"hin", "hi"}, {"zho", "zh"},
           {"chi", "zh"}, {"jpn", "ja"}, {"kor", "ko"}, {"ind", "id"}});
  for (const auto& [three, two] : kThreeLetters) {
    if (lower == three) return std::string(two);
  }
  const bool letters = std::ranges::all_of(lower, [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && lower.size() >= 2 ? lower : std::string();
}

/// Agencies that metadata names: `agency`, `flags.ap: true`, the originator of `infoSources`.
std::vector<std::string> ReadAgencies(JsonValue json) {
  std::vector<std::string> agencies;
  const auto add = [&](std::string name) {
    const bool known = std::ranges::find(agencies, name) != agencies.end();
    const bool full = agencies.size() == kAgenciesMax;
    if (!name.empty() && !known && !full) agencies.push_back(std::move(name));
  };
  add(OneLine(TextOf(json, Field::kAgency)));
  if (const auto flags = Find(json, "flags")) {
    for (const auto& [flag, value] : Members(*flags)) {
      if (value.is_bool() && value.get_bool().value_unsafe()) add(OneLine(flag));
    }
  }
  for (const std::string_view key : {"infoSources", "infosources"}) {
    const auto sources = Find(json, key);
    if (!sources) continue;
    for (const JsonValue source : Elements(*sources)) {
      const auto role = Find(source, "role");
      if (!role || TextOf(*role) == "originator") add(OneLine(TextOf(source)));
    }
  }
  return agencies;
}

/// The ids that the systems before this one gave the item, each a text or `{role, value}`.
std::vector<std::string> ReadAltIds(JsonValue json) {
  std::vector<std::string> ids;
  for (const std::string_view key : {"altIds", "altids", "altid"}) {
    const auto list = Find(json, key);
    if (!list) continue;
    const auto add = [&](JsonValue value) {
      std::string id = OneLine(TextOf(value));
      if (!id.empty() && ids.size() < kAgenciesMax) ids.push_back(std::move(id));
    };
    for (const JsonValue value : Elements(*list))
      add(value);
    for (const auto& [role, value] : Members(*list))
      add(value);
    if (list->is_string()) add(*list);
  }
  return ids;
}

/// Reuters ids end in the version: `tag:reuters.com,2025:newsml_L1N3KT0AB:1`. The story keeps one
/// id through all versions.
void SplitReutersVersion(Article& article) {
  if (!article.id.starts_with("tag:reuters.com")) return;
  const std::size_t colon = article.id.rfind(':');
  const std::string version = article.id.substr(colon + 1);
  const bool digits = !version.empty() && version.size() <= 4 &&
                      version.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) return;
  article.id.resize(colon);
  if (article.version.empty()) article.version = version;
}

void ReadMetadata(JsonValue json, Article& article) {
  article.id = OneLine(TextOf(json, Field::kId));
  article.url = OneLine(TextOf(json, Field::kUrl));
  article.canonical_url = OneLine(TextOf(json, Field::kCanonicalUrl));
  article.title = OneLine(TextOf(json, Field::kTitle));
  article.source = OneLine(TextOf(json, Field::kSource));
  if (const auto by = FindField(json, Field::kBy)) article.by = OneLine(JoinedTextOf(by->value));
  article.language = PrimaryLanguage(TextOf(json, Field::kLanguage));
  article.located = OneLine(TextOf(json, Field::kLocated));
  article.rights = OneLine(TextOf(json, Field::kRights));
  article.version = OneLine(TextOf(json, Field::kVersion));
  article.published = ReadTime(json, Field::kPublished);
  article.updated = ReadTime(json, Field::kUpdated);
  article.embargoed_until = ReadTime(json, Field::kEmbargo);
  article.is_text =
      std::ranges::find(kTypesWithoutText, TextOf(json, Field::kType)) == kTypesWithoutText.end();
  const std::string urgency = TextOf(json, Field::kUrgency);
  std::from_chars(urgency.data(), urgency.data() + urgency.size(), article.urgency);
  if (article.urgency < 1 || article.urgency > 9) article.urgency = 0;
  article.agencies = ReadAgencies(json);
  article.alt_ids = ReadAltIds(json);
}

Result<Article> ParseJson(std::string_view bytes) {
  const auto document = JsonDocument::Parse(bytes);
  if (!document) return std::unexpected(document.error());
  const JsonValue json = Unwrap(document->root());
  if (!json.is_object()) {
    return Reject(Reason::kWrongType,
                  fmt::format("record: found {}, expected an object", TypeName(json)));
  }
  Article article;
  ReadMetadata(json, article);
  if (const Status status = ReadStatus(json, article); !status) {
    return std::unexpected(status.error());
  }
  if (const Status body = ReadBody(json, article); !body) return std::unexpected(body.error());
  return article;
}

Result<Article> ParseText(std::string_view bytes, std::string_view content_type) {
  Result<std::string> text = DecodeText(std::string(bytes), content_type);
  if (!text) return std::unexpected(text.error());
  Article article;
  article.body = *std::move(text);
  if (LooksLikeHtml(article.body)) article.format = BodyFormat::kHtml;
  return article;
}

/// JSON, or text: by the setting, by the content type, by the first byte.
bool IsText(std::string_view bytes, std::string_view content_type, InputFormat format) {
  if (format != InputFormat::kAuto) return format == InputFormat::kText;
  if (content_type.starts_with("text/")) return true;
  if (content_type.contains("json") || bytes.starts_with('{') || bytes.starts_with('['))
    return false;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with('{') || bytes.starts_with('[')) return false;
  return LooksLikeHtml(bytes) || (bytes.contains('\n') && CountWords(bytes) >= kPlainTextWordsMin);
}

void FallBack(Article& article, const ParseContext& context) {
  const bool key_is_text = !context.key.empty() && !FindInvalidUtf8(context.key);
  if (key_is_text) article.id = OneLine(context.key);
  if (article.id.empty())
    article.id = article.canonical_url.empty() ? article.url : article.canonical_url;
  if (article.id.empty()) article.id = context.coordinate;
}

void GiveId(Article& article, const ParseContext& context) {
  if (article.id.empty()) FallBack(article, context);
  article.id.resize(Utf8Prefix(article.id, kIdBytesMax).size());
  SplitReutersVersion(article);
}

}  // namespace

std::string PeekArticleId(std::string_view bytes, const ParseContext& context) {
  Article article;
  const auto document = JsonDocument::Parse(TrimSpace(bytes));
  if (document && Unwrap(document->root()).is_object())
    ReadMetadata(Unwrap(document->root()), article);
  GiveId(article, context);
  return article.id;
}

std::string FallbackArticleId(const ParseContext& context) {
  Article article;
  GiveId(article, context);
  return article.id;
}

Result<Article> ParseArticle(std::string_view bytes, const ParseContext& context,
                             const InputOptions& options) {
  if (bytes.size() > options.max_bytes) {
    return Reject(Reason::kTooLarge, fmt::format("record: {} bytes, at most {} (input.max_bytes)",
                                                 bytes.size(), options.max_bytes));
  }
  const std::string_view trimmed = TrimSpace(bytes);
  if (trimmed.empty()) return Reject(Reason::kEmptyRecord, "record: no bytes but white space");
  Result<Article> article = IsText(trimmed, context.content_type, options.format)
                                ? ParseText(bytes, context.content_type)
                                : ParseJson(trimmed);
  if (!article) return article;
  GiveId(*article, context);
  const bool needs_body = article->is_text && article->status != PubStatus::kCanceled;
  if (needs_body && TrimSpace(article->body).empty()) {
    return Reject(Reason::kNoText, "article: no body under any known name");
  }
  return article;
}

}  // namespace wiresift
