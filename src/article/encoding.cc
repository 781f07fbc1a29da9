#include "article/encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <iconv.h>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/ascii.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kSpace = " \t\r\n\f";
/// Bytes in which a page may name its encoding (HTML Standard, 13.2.3.2).
constexpr std::size_t kPrescanBytes = 1024;

/// Bad characters that the shortest text may have.
constexpr std::size_t kBadAlways = 4;

/// Characters of a longer text for each bad one that it may have.
constexpr std::size_t kBadOneIn = 50;

/// The web's labels in lower case, each with what iconv calls the encoding. The labels of the
/// families `windows-125x` and `iso-8859-x` are not here: they are made of their numbers.
constexpr auto kLabels = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"utf-8", kUtf8},
    {"utf8", kUtf8},
    {"unicode-1-1-utf-8", kUtf8},
    {"utf-16", "UTF-16LE"},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"unicode", "UTF-16LE"},
    {"ascii", "CP1252"},
    {"us-ascii", "CP1252"},
    {"latin1", "CP1252"},
    {"latin-1", "CP1252"},
    {"l1", "CP1252"},
    {"iso8859-1", "CP1252"},
    {"iso-8859-1", "CP1252"},
    {"iso_8859-1", "CP1252"},
    {"x-user-defined", "CP1252"},
    {"latin2", "ISO-8859-2"},
    {"iso-8859-9", "CP1254"},
    {"iso8859-9", "CP1254"},
    {"latin5", "CP1254"},
    {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},
    {"windows-874", "CP874"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"iso-8859-6-i", "ISO-8859-6"},
    {"gb18030", "GB18030"},
    {"gbk", "GB18030"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"x-gbk", "GB18030"},
    {"chinese", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"big5-hkscs", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"ms_kanji", "CP932"},
    {"windows-31j", "CP932"},
    {"euc-jp", "EUC-JP-MS"},
    {"x-euc-jp", "EUC-JP-MS"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"euc-kr", "UHC"},
    {"ks_c_5601-1987", "UHC"},
    {"ksc5601", "UHC"},
    {"korean", "UHC"},
    {"windows-949", "UHC"},
    {"koi8-r", "KOI8-R"},
    {"koi8", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"koi8-ru", "KOI8-U"},
    {"ibm866", "CP866"},
    {"cp866", "CP866"},
    {"866", "CP866"},
    {"macintosh", "MACINTOSH"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
});

/// Encodings with a number in their names.
constexpr auto kNumbered = std::to_array<std::string_view>(
    {"CP1250",      "CP1251",      "CP1252",     "CP1253",     "CP1254",      "CP1255",
     "CP1256",      "CP1257",      "CP1258",     "ISO-8859-2", "ISO-8859-3",  "ISO-8859-4",
     "ISO-8859-5",  "ISO-8859-6",  "ISO-8859-7", "ISO-8859-8", "ISO-8859-10", "ISO-8859-13",
     "ISO-8859-14", "ISO-8859-15", "ISO-8859-16"});

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool StartsWithLower(std::string_view text, std::string_view lower) {
  return ToLowerAscii(text.substr(0, lower.size())) == lower;
}

/// The value after `name=` at the start of `text`: quoted, or up to white space or a semicolon.
std::string_view ValueOf(std::string_view text) {
  text = text.substr(std::min(text.find_first_not_of(kSpace), text.size()));
  if (text.empty()) return {};
  const bool is_quoted = text[0] == '"' || text[0] == '\'';
  if (is_quoted) return text.substr(1, std::min(text.find(text[0], 1), text.size()) - 1);
  return text.substr(0, text.find_first_of("; \t\r\n\f>"));
}

/// An attribute of a tag, with the rest of the tag behind it.
struct Attribute {
  std::string_view name, value, rest;
};

/// The next attribute of a tag's inside, nothing at the end of the tag.
std::optional<Attribute> NextAttribute(std::string_view inside) {
  inside = inside.substr(std::min(inside.find_first_not_of(" \t\r\n\f/"), inside.size()));
  if (inside.empty() || inside[0] == '>') return std::nullopt;
  const std::size_t end = std::min(inside.find_first_of(" \t\r\n\f/>=", 1), inside.size());
  Attribute out{inside.substr(0, end), {}, inside.substr(end)};
  const std::string_view after =
      out.rest.substr(std::min(out.rest.find_first_not_of(kSpace), out.rest.size()));
  if (!after.starts_with('=')) return out;
  out.value = ValueOf(after.substr(1));
  const auto past = static_cast<std::size_t>(out.value.data() + out.value.size() - after.data());
  const bool is_quoted =
      !out.value.empty() && (out.value.data()[-1] == '"' || out.value.data()[-1] == '\'');
  out.rest = out.value.empty() ? after.substr(1)
                               : after.substr(std::min(past + (is_quoted ? 1 : 0), after.size()));
  return out;
}

/// The label of one `<meta …>`, whose inside is given.
std::string_view LabelInMeta(std::string_view inside) {
  std::string_view content;
  bool is_content_type = false;
  while (const auto attribute = NextAttribute(inside)) {
    const std::string name = ToLowerAscii(attribute->name);
    if (name == "charset") return Trim(attribute->value);
    if (name == "content") content = attribute->value;
    if (name == "http-equiv")
      is_content_type = ToLowerAscii(Trim(attribute->value)) == "content-type";
    inside = attribute->rest;
  }
  return is_content_type ? CharsetOf(content) : std::string_view();
}

std::string_view LabelInXml(std::string_view head) {
  if (!head.starts_with("<?xml")) return {};
  const std::string_view declaration = head.substr(0, head.find('>'));
  const std::size_t at = declaration.find("encoding=");
  return at == std::string_view::npos ? std::string_view() : ValueOf(declaration.substr(at + 9));
}

/// The encoding by the byte order mark, and the mark's length.
std::pair<std::string_view, std::size_t> ByMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {kUtf8, 3};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE", 2};
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE", 2};
  return {{}, 0};
}

/// A page that could name its encoding in ASCII is not in UTF-16, whatever it says.
std::string_view ByPage(std::string_view bytes) {
  const std::string_view encoding = EncodingOf(LabelInPage(bytes));
  return encoding.starts_with("UTF-16") ? kUtf8 : encoding;
}

std::string_view Choose(std::string_view bytes, std::string_view content_type) {
  if (const auto declared = EncodingOf(CharsetOf(content_type)); !declared.empty()) return declared;
  if (const auto own = ByPage(bytes); !own.empty()) return own;
  return FindInvalidUtf8(bytes) ? "CP1252" : kUtf8;
}

class Converter {
 public:
  explicit Converter(std::string_view from)
      : handle_(iconv_open("UTF-8", std::string(from).c_str())),
        unit_(from.starts_with("UTF-16") ? 2 : 1) {}

  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }

  /// False on a system that lacks the encoding.
  [[nodiscard]] bool is_open() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  std::string Run(std::string bytes) {
    std::string out;
    char* in = bytes.data();
    std::size_t left = bytes.size();
    while (left > 0) {
      Step(in, left, out);
      if (errno_ == 0 || errno_ == E2BIG) continue;
      out += kReplacement;
      const std::size_t skip = errno_ == EINVAL ? left : std::min(left, unit_);
      in += skip;
      left -= skip;
    }
    Flush(out);
    return out;
  }

 private:
  void Step(char*& in, std::size_t& left, std::string& out) {
    std::array<char, 16384> buffer;
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const bool failed = iconv(handle_, &in, &left, &to, &room) == static_cast<std::size_t>(-1);
    errno_ = failed ? errno : 0;
    out.append(buffer.data(), buffer.size() - room);
  }

  /// Writes what the converter held back to see whether a mark follows.
  void Flush(std::string& out) {
    std::array<char, 64> buffer;
    char* to = buffer.data();
    std::size_t room = buffer.size();
    iconv(handle_, nullptr, nullptr, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
  }

  iconv_t handle_;
  std::size_t unit_;
  int errno_ = 0;
};

/// UTF-8 with U+FFFD for each byte that is none.
std::string Repaired(std::string_view bytes) {
  std::string out;
  while (const auto bad = FindInvalidUtf8(bytes)) {
    out += bytes.substr(0, *bad);
    out += kReplacement;
    bytes.remove_prefix(*bad + 1);
  }
  return out += bytes;
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && kSpace.find(c) == std::string_view::npos;
}

/// The characters of a text that say that it is none.
struct Damage {
  std::size_t bad = 0;
  std::size_t characters = 0;
  std::size_t first = 0;  ///< byte of the decoded text
};

Damage DamageOf(std::string_view text) {
  Damage out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.characters += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80 ? 1 : 0;
    const bool is_bad =
        IsControl(text[i]) || (text[i] == '\xEF' && text.substr(i, 3) == kReplacement);
    if (is_bad && out.bad++ == 0) out.first = i;
  }
  return out;
}

/// NULs become U+FFFD, as in HTML.
std::string WithoutNuls(std::string text) {
  if (!text.contains('\0')) return text;
  std::string out;
  for (const char c : text)
    c == '\0' ? out += kReplacement : out += c;
  return out;
}

std::string Convert(std::string bytes, std::string_view encoding) {
  if (encoding == kUtf8) return FindInvalidUtf8(bytes) ? Repaired(bytes) : std::move(bytes);
  Converter converter(encoding);
  return converter.is_open() ? converter.Run(std::move(bytes)) : Repaired(bytes);
}

}  // namespace

std::string_view EncodingOf(std::string_view label) {
  std::string wanted = ToLowerAscii(Trim(label));
  for (const auto& [name, encoding] : kLabels) {
    if (wanted == name) return encoding;
  }
  if (wanted.starts_with("x-cp")) wanted.erase(0, 2);
  if (wanted.starts_with("windows-")) wanted.replace(0, 8, "cp");
  if (wanted.starts_with("iso8859")) wanted.insert(3, "-");
  if (wanted.starts_with("iso_8859")) wanted[3] = '-';
  const auto at =
      std::ranges::find_if(kNumbered, [&](auto name) { return ToLowerAscii(name) == wanted; });
  return at == kNumbered.end() ? std::string_view() : *at;
}

std::string_view CharsetOf(std::string_view content_type) {
  constexpr std::string_view kName = "charset";
  for (std::size_t at = 0; at + kName.size() < content_type.size(); ++at) {
    if (!StartsWithLower(content_type.substr(at), kName)) continue;
    const std::string_view rest = Trim(content_type.substr(at + kName.size()));
    if (rest.starts_with('=')) return Trim(ValueOf(rest.substr(1)));
  }
  return {};
}

std::string_view LabelInPage(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kPrescanBytes);
  if (const auto label = LabelInXml(head); !label.empty()) return label;
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const std::string_view tag = head.substr(at);
    if (tag.starts_with("<!--")) {
      const std::size_t end = tag.find("-->", 2);
      if (end == std::string_view::npos) return {};
      at += end;
      continue;
    }
    const bool is_meta = StartsWithLower(tag, "<meta") && tag.size() > 5 &&
                         (kSpace.contains(tag[5]) || tag[5] == '/');
    const std::string_view label = is_meta ? LabelInMeta(tag.substr(5)) : std::string_view();
    if (!EncodingOf(label).empty()) return label;
  }
  return {};
}

Result<std::string> DecodeText(std::string bytes, std::string_view content_type) {
  auto [encoding, mark] = ByMark(bytes);
  bytes.erase(0, mark);
  if (mark == 0) encoding = Choose(bytes, content_type);
  std::string text = Convert(std::move(bytes), encoding);
  const Damage damage = DamageOf(text);
  if (damage.bad > kBadAlways && damage.bad * kBadOneIn > damage.characters) {
    return Reject(Reason::kBadUtf8,
                  fmt::format("byte {} as {}: found {} of {} characters undecodable, expected at "
                              "most one in {}",
                              damage.first, encoding, damage.bad, damage.characters, kBadOneIn));
  }
  return WithoutNuls(std::move(text));
}

}  // namespace wiresift
