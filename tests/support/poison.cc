#include "support/poison.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "core/json_writer.h"

namespace wiresift::tests {
namespace {

using std::string_literals::operator""s;

constexpr std::size_t kMiB = 1 << 20;

std::string Times(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (; count > 0; --count)
    out += text;
  return out;
}

/// A report that nobody else has.
std::string Report(std::string_view name) {
  return "The council of " + std::string(name) +
         " voted on Tuesday to close the old bridge for repairs until spring. Traffic will be led "
         "over the eastern dam, the mayor said, and buses will run every ten minutes.";
}

/// The fields of an object whose id is `name`; `rest` is JSON as it stands.
std::string Object(std::string_view name, std::string_view rest) {
  return R"({"id":"poison-)" + std::string(name) + R"(",)" + std::string(rest) + "}";
}

/// An article with this text, raw bytes and all.
std::string WithText(std::string_view name, std::string_view text) {
  return Object(name, R"("text":")" + std::string(text) + '"');
}

std::string WithEscapedText(std::string_view name, std::string_view text) {
  std::string escaped;
  AppendJsonEscaped(escaped, text);
  return WithText(name, escaped);
}

std::string Page(std::string_view name, std::string_view body) {
  std::string escaped;
  AppendJsonEscaped(escaped, "<html><body><p>" + Report(name) + "</p>" + std::string(body));
  return Object(name, R"("html":")" + escaped + '"');
}

/// A good article with one more field.
std::string With(std::string_view name, std::string_view field) {
  return Object(name, std::string(field) + R"(,"text":")" + Report(name) + '"');
}

class Set {
 public:
  void Rejected(std::string name, std::string value, Reason reason) {
    all_.push_back({std::move(name), std::move(value), reason});
  }

  void Article(std::string name, std::string value) {
    all_.push_back({std::move(name), std::move(value), std::nullopt});
  }

  /// Adds an article with one more field.
  void Field(const std::string& name, std::string_view field) { Article(name, With(name, field)); }

  void Html(const std::string& name, std::string_view body) { Article(name, Page(name, body)); }

  void RejectedHtml(const std::string& name, std::string_view body, Reason reason) {
    Rejected(name, Page(name, body), reason);
  }

  std::vector<Poison> Take() { return std::move(all_); }

 private:
  std::vector<Poison> all_;
};

void AddBrokenJson(Set& set) {
  set.Rejected("empty", "", Reason::kEmptyRecord);
  set.Rejected("blank", " \n\t ", Reason::kEmptyRecord);
  set.Rejected("no-json", "this is no JSON", Reason::kNotJson);
  set.Rejected("truncated-text", R"({"id":"truncated","text":"half a)", Reason::kNotJson);
  set.Rejected("truncated-key", R"({"id":"truncated","te)", Reason::kNotJson);
  set.Rejected("truncated-number", R"({"id":"truncated","urgency":1.)", Reason::kNotJson);
  set.Rejected("truncated-escape", R"({"id":"truncated","text":"a\u00)", Reason::kNotJson);
  set.Rejected("two-documents", With("two", "\"x\":1") + With("three", "\"x\":1"),
               Reason::kNotJson);
  set.Rejected("trailing-brace", With("brace", "\"x\":1") + "}", Reason::kNotJson);
  set.Rejected("missing-comma", R"({"id":"comma" "text":"a"})", Reason::kNotJson);
  set.Rejected("bad-literal", R"({"id":"literal","x":tru,"text":"a"})", Reason::kNotJson);
  set.Rejected("single-quotes", "{'id':'quotes','text':'a'}", Reason::kNotJson);
  set.Rejected("nan", R"({"id":"nan","urgency":NaN,"text":"a"})", Reason::kNotJson);
  set.Rejected("control-character", WithText("control", "a\x01b"), Reason::kNotJson);
  set.Rejected("nul-byte", WithText("nul", "a\0b"s), Reason::kNotJson);
  set.Rejected("lone-surrogate", WithText("surrogate", R"(a\ud800b)"), Reason::kNotJson);
  set.Rejected("swapped-surrogates", WithText("swapped", R"(\udc00\ud800)"), Reason::kNotJson);
  set.Rejected("zeros", std::string(1'000, '\0'), Reason::kNotJson);
  set.Rejected("brace-only", "{", Reason::kNotJson);
  set.Rejected("deep-arrays",
               Object("deep", R"("x":)" + std::string(100'000, '[') + std::string(100'000, ']')),
               Reason::kTooDeep);
  set.Rejected("deep-open", std::string(kMiB, '['), Reason::kTooDeep);
  set.Rejected("deep-objects", Times(R"({"a":)", 100'000) + "1" + std::string(100'000, '}'),
               Reason::kTooDeep);
}

void AddWrongTypes(Set& set) {
  set.Rejected("array", "[1,2,3]", Reason::kWrongType);
  set.Rejected("number", "42", Reason::kWrongType);
  set.Rejected("string", "\"an article\"", Reason::kWrongType);
  set.Rejected("null", "null", Reason::kWrongType);
  set.Rejected("text-number", Object("text-number", R"("text":42)"), Reason::kWrongType);
  set.Rejected("text-true", Object("text-true", R"("text":true)"), Reason::kWrongType);
  set.Rejected("no-text", Object("no-text", R"("title":"A title alone")"), Reason::kNoText);
  set.Rejected("empty-text", WithText("empty-text", ""), Reason::kNoText);
  set.Rejected("blank-text", WithText("blank-text", R"( \n\t )"), Reason::kNoText);
  set.Rejected("empty-object", "{}", Reason::kNoText);
  set.Rejected("status", With("status", R"("pubStatus":"maybe")"), Reason::kUnknownStatus);
  set.Field("id-number", R"("guid":7)");
  set.Field("title-array", R"("title":["a",1,null])");
  set.Field("title-object", R"("title":{"a":{"b":1}})");
  set.Rejected("urgency-huge", With("urgency", R"("urgency":99999999999999999999999999)"),
               Reason::kNotJson);
  set.Field("urgency-text", R"("urgency":"very")");
  set.Field("unknown-fields", R"("zork":{"a":[1,{"b":null}]})");
  set.Field("duplicate-keys", R"("id":"second","id":"third")");
  set.Field("many-keys", R"("k0":0)" + Times(R"(,"k":1)", 200'000));
  set.Field("long-key", '"' + std::string(kMiB, 'k') + R"(":1)");
  set.Field("long-title", R"("title":")" + std::string(kMiB, 't') + '"');
  set.Field("long-source", R"("source":")" + std::string(kMiB, 's') + '"');
  set.Field("bad-url", R"("url":"http://[::1:%%%/\\..//")");
  set.Field("date-1970", R"("published":"1970-01-01T00:00:00Z")");
  set.Field("date-future", R"("published":"2999-12-31T23:59:59Z")");
  set.Field("date-year-0", R"("published":"0000-00-00T00:00:00Z")");
  set.Field("date-number", R"("published":-99999999999999)");
  set.Field("date-nonsense", R"("published":"yesterday at noon")");
  set.Field("language-nonsense", R"("language":"klingon-)" + std::string(500, 'x') + '"');
}

void AddEncodings(Set& set) {
  set.Rejected("bad-utf8", WithText("bad-utf8", "a\xC3\x28"), Reason::kBadUtf8);
  set.Rejected("overlong", WithText("overlong", "a\xC0\xAF"), Reason::kBadUtf8);
  set.Rejected("cut-character", WithText("cut", "a\xE2\x82"), Reason::kBadUtf8);
  set.Rejected("utf16", "{\0\"\0i\0d\0\"\0:\0"s, Reason::kNotJson);
  set.Rejected("latin1",
               WithText("latin1",
                        "Stra\xDF"
                        "e"),
               Reason::kBadUtf8);
  set.Rejected("surrogate-bytes", WithText("bytes", "\xED\xA0\x80"), Reason::kBadUtf8);
  set.Article("byte-order-mark", "\xEF\xBB\xBF" + With("mark", R"("x":1)"));
  set.Article("escaped-nul", WithText("escaped-nul", R"(a\u0000b )" + Report("escaped-nul")));
  set.Article("bidi", WithText("bidi", Times("\xE2\x80\xAE\xD8\xA8 \xE2\x80\xAC", 20'000) +
                                           Report("bidi")));
  set.Article("zero-width",
              WithText("zero-width", Times("w\xE2\x80\x8B", 100'000) + Report("zero-width")));
  set.Article("combining",
              WithText("combining", "e" + Times("\xCC\x81", 100'000) + " " + Report("combining")));
  set.Article("emoji-joined", WithText("emoji", Times("\xF0\x9F\x91\xA9\xE2\x80\x8D", 50'000) +
                                                    " " + Report("emoji")));
}

void AddLongTexts(Set& set) {
  set.Rejected("over-the-limit", WithText("over", std::string(19 * kMiB / 2, 'a')),
               Reason::kTooLarge);
  set.Rejected("many-words", WithText("many-words", Times("word ", kMiB)), Reason::kTooLarge);
  set.Article("long-word", WithText("long-word", std::string(1'000'000, 'w')));
  set.Article("one-character-lines", WithText("lines", Times(R"(a\n)", 30'000)));
  set.Article("same-sentence", WithText("same", Times("The bridge is closed again. ", 20'000)));
  set.Article("digits", WithText("digits", Times("1234567890 ", 50'000)));
  set.Article("quotes", WithText("quotes", Times(R"(\"said\" )", 50'000)));
  set.Article("brackets", WithText("brackets", std::string(500'000, '(')));
}

void AddPages(Set& set) {
  set.RejectedHtml("unclosed-tags", Times("<div>", 200'000), Reason::kTooDeep);
  set.RejectedHtml("unclosed-formatting", Times("<b>", 100'000) + Times("<p>x", 1'000),
                   Reason::kTooDeep);
  set.Html("unclosed-tables", Times("<table>", 50'000));
  set.RejectedHtml("attributes", "<p " + Times("a=1 ", 1'000'000) + ">x</p>", Reason::kTooLarge);
  set.Html("long-attribute", "<p class='" + std::string(4 * kMiB, 'c') + "'>x</p>");
  set.Html("entities", Times("&amp;&#x41;&notanentity;", 100'000));
  set.Html("null-entities", Times("&#0;&#xFFFFFFFF;&#xD800;", 50'000));
  set.Html("unclosed-comment", "<!--" + std::string(kMiB, '-'));
  set.Html("unclosed-script", "<script>" + Times("document.write('<p>');", 50'000));
  set.Html("unclosed-attribute", "<p class=\"" + Times("<p>x</p>", 50'000));
  set.RejectedHtml("nested-links", Times("<a href='x'>", 100'000), Reason::kTooLarge);
  set.RejectedHtml("nested-lists", Times("<ul><li>", 50'000), Reason::kTooDeep);
  set.RejectedHtml("only-tags", Times("<p></p>", 200'000), Reason::kTooLarge);
  set.RejectedHtml("misnested", Times("<b><i></b></i>", 50'000), Reason::kTooLarge);
  set.RejectedHtml("svg", Times("<svg><math>", 20'000), Reason::kTooDeep);
  set.RejectedHtml("templates", Times("<template>", 20'000), Reason::kTooDeep);
  set.Article("text-of-tags", WithEscapedText("text-of-tags", Times("<", 500'000)));
}

}  // namespace

std::vector<Poison> PoisonSet() {
  Set set;
  AddBrokenJson(set);
  AddWrongTypes(set);
  AddEncodings(set);
  AddLongTexts(set);
  AddPages(set);
  return set.Take();
}

}  // namespace wiresift::tests
