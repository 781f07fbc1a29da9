#include "article/parse.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json_writer.h"
#include "core/limits.h"
#include "core/utf8.h"
#include "support/case_name.h"
#include "support/random.h"

namespace wiresift {
namespace {

constexpr std::string_view kCoordinate = "news.raw/0/7";

Result<Article> Parse(std::string_view bytes, std::string_view key = {},
                      std::string_view content_type = {}, const InputOptions& options = {}) {
  return ParseArticle(bytes, {key, content_type, std::string(kCoordinate)}, options);
}

// --- Rejections -------------------------------------------------------------------------------

struct RejectCase {
  std::string_view name;
  std::string input;
  Reason want;
  std::string_view content_type;
  InputFormat format = InputFormat::kAuto;
};

class ParseRejects : public testing::TestWithParam<RejectCase> {};

TEST_P(ParseRejects, WithItsReason) {
  const InputOptions options{.format = GetParam().format, .max_bytes = 4'096};
  const auto article = Parse(GetParam().input, "", GetParam().content_type, options);
  ASSERT_FALSE(article) << "parsed as " << article->id;
  EXPECT_EQ(NameOf(article.error().reason), NameOf(GetParam().want)) << article.error().detail;
  EXPECT_FALSE(article.error().detail.empty());
  EXPECT_FALSE(article.error().detail.contains('\n')) << "a detail is one line";
}

const std::string kBody = R"("body":"Words of a report.")";

INSTANTIATE_TEST_SUITE_P(
    Table, ParseRejects,
    testing::Values(
        RejectCase{"NoBytes", "", Reason::kEmptyRecord},
        RejectCase{"WhiteSpace", " \n\t\r\n", Reason::kEmptyRecord},
        RejectCase{"Words", "hello world", Reason::kNotJson},
        RejectCase{"Truncated", R"({"title":"A","body":"Words of)", Reason::kNotJson},
        RejectCase{"TwoObjects", "{" + kBody + "}{" + kBody + "}", Reason::kNotJson},
        RejectCase{"NulBytes", std::string(20, '\0'), Reason::kNotJson},
        RejectCase{"InvalidUtf8", "{\"body\":\"na\xEFve words\"}", Reason::kBadUtf8},
        RejectCase{"InvalidUtf8InKey", "{\"\xFF\":1," + kBody + "}", Reason::kBadUtf8},
        RejectCase{"BytesThatAreNoText", "\x01\x02\x90\x81\x03\x04 \x05\x06", Reason::kBadUtf8,
                   "text/plain"},
        RejectCase{"Number", "42", Reason::kWrongType, "application/json"},
        RejectCase{"Text", "\"body\"", Reason::kWrongType, "application/json"},
        RejectCase{"Null", "null", Reason::kWrongType, "application/json"},
        RejectCase{"EmptyArray", "[]", Reason::kWrongType},
        RejectCase{"ArrayOfNumbers", "[1,2,3]", Reason::kWrongType},
        RejectCase{"BodyIsNumber", R"({"body":17})", Reason::kWrongType},
        RejectCase{"BodyIsBoolean", R"({"body":true})", Reason::kWrongType},
        RejectCase{"BodyIsForeignObject", R"({"body":{"color":"red"}})", Reason::kWrongType},
        RejectCase{"BodyIsArrayOfNulls", R"({"body":[null]})", Reason::kWrongType},
        RejectCase{"NoBody", R"({"id":"a","title":"A"})", Reason::kNoText},
        RejectCase{"EmptyObject", "{}", Reason::kNoText},
        RejectCase{"EmptyBody", R"({"body":""})", Reason::kNoText},
        RejectCase{"BlankBody", R"({"body":" \n\t "})", Reason::kNoText},
        RejectCase{"NullBody", R"({"body":null})", Reason::kNoText},
        RejectCase{"TooLarge", "{\"body\":\"" + std::string(5'000, 'x') + "\"}", Reason::kTooLarge},
        RejectCase{"TooLargeWords", std::string(5'000, 'x'), Reason::kTooLarge, "text/plain"},
        RejectCase{
            "TooDeep",
            "{" + kBody + ",\"x\":" + std::string(64, '[') + "1" + std::string(64, ']') + "}",
            Reason::kTooDeep},
        RejectCase{"UnknownStatus", "{" + kBody + R"(,"pubStatus":"maybe"})",
                   Reason::kUnknownStatus},
        RejectCase{"StatusIsNumber", "{" + kBody + R"(,"pubstatus":1})", Reason::kUnknownStatus},
        RejectCase{"FewWordsOfText", "one line of words\nand another", Reason::kNotJson},
        RejectCase{"JsonAskedFor", "<p>Words</p>", Reason::kNotJson, "", InputFormat::kJson}),
    tests::kCaseName);

// --- What is not an error ---------------------------------------------------------------------

TEST(Parse, UnknownFieldsAreIgnored) {
  const auto article = Parse("{" + kBody + R"(,"x-custom":{"deep":[1,{"y":null}]},"score":1e9})");
  ASSERT_TRUE(article) << article.error().detail;
  EXPECT_EQ(article->body, "Words of a report.");
}

TEST(Parse, TheFirstOfDuplicateKeysWins) {
  const auto article = Parse(R"({"id":"one","id":"two","body":"First.","body":"Second."})");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->id, "one");
  EXPECT_EQ(article->body, "First.");
}

TEST(Parse, WrongTypesOfMetadataAreLeftOut) {
  const auto article =
      Parse("{" + kBody + R"(,"id":{"x":1},"title":[],"published":"soon","urgency":"high",
                             "language":17,"author":false,"version":2,"type":null})");
  ASSERT_TRUE(article) << article.error().detail;
  EXPECT_EQ(article->id, kCoordinate);
  EXPECT_EQ(article->title, "");
  EXPECT_EQ(article->published, std::nullopt);
  EXPECT_EQ(article->urgency, 0);
  EXPECT_EQ(article->language, "");
  EXPECT_EQ(article->by, "");
  EXPECT_EQ(article->version, "2");
  EXPECT_TRUE(article->is_text);
}

TEST(Parse, MetadataIsOneLineWithoutControls) {
  const auto article =
      Parse("{" + kBody + R"(,"title":" A\n\ttitle \u0000 of two  lines\r\n","by":"\u007fAda"})");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->title, "A title of two lines");
  EXPECT_EQ(article->by, "Ada");
}

TEST(Parse, BodyIsAsReceived) {
  const auto article = Parse(R"({"body":"  Line one.\n\nLine two.\t"})");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->body, "  Line one.\n\nLine two.\t");
}

/// Metadata stands in every output and in the state: what a record can put there has a bound.
TEST(Parse, MetadataHasABound) {
  const std::string huge(200'000, 'x');
  std::string agencies;
  for (int i = 0; i < 5'000; ++i)
    agencies += "\"agency" + std::to_string(i) + "\":true,";
  const auto article =
      Parse("{" + kBody + R"(,"id":")" + huge + R"(","title":")" + huge + R"(","url":")" + huge +
            R"(","source":")" + huge + R"(","by":")" + huge + R"(","rights":")" + huge +
            R"(","version":")" + huge + R"(","canonical":")" + huge + R"(","located":")" + huge +
            R"(","flags":{)" + agencies + R"("z":true}})");
  ASSERT_TRUE(article) << article.error().detail;
  for (const std::string* field :
       {&article->id, &article->title, &article->url, &article->source, &article->by,
        &article->rights, &article->version, &article->canonical_url, &article->located}) {
    EXPECT_FALSE(field->empty());
    EXPECT_LE(field->size(), kMetadataBytesMax);
  }
  EXPECT_LE(article->agencies.size(), kAgenciesMax);
}

TEST(Parse, CutMetadataStaysUtf8) {
  std::string euros;
  for (int i = 0; i < 5'000; ++i)
    euros += "\u20AC";
  const auto parse = [](const std::string& title) {
    return Parse("{" + kBody + R"(,"title":")" + title + "\"}", title);
  };
  for (const std::string_view prefix : {"", "a", "ab"}) {
    const auto article = parse(std::string(prefix).append(euros));
    ASSERT_TRUE(article);
    EXPECT_EQ(FindInvalidUtf8(article->title), std::nullopt);
    EXPECT_EQ(FindInvalidUtf8(article->id), std::nullopt);
  }
}

// --- The id -----------------------------------------------------------------------------------

struct IdCase {
  std::string_view name, json, key, want;
};

class ArticleIds : public testing::TestWithParam<IdCase> {};

TEST_P(ArticleIds, FallBackInOrder) {
  const std::string json =
      "{" + kBody + (GetParam().json.empty() ? "" : ",") + std::string(GetParam().json) + "}";
  const auto article = Parse(json, GetParam().key);
  ASSERT_TRUE(article) << article.error().detail;
  EXPECT_EQ(article->id, GetParam().want);
  EXPECT_EQ(PeekArticleId(json, {GetParam().key, {}, std::string(kCoordinate)}), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ArticleIds,
    testing::Values(
        IdCase{"Own", R"("id":"own","url":"https://a.example/1")", "key", "own"},
        IdCase{"Number", R"("id":90071992547)", "key", "90071992547"},
        IdCase{"Trimmed", R"("id":"  a \n b ")", "", "a b"},
        IdCase{"BlankIsNone", R"("id":"  ")", "key", "key"},
        IdCase{"Key", R"("url":"https://a.example/1")", "key", "key"},
        IdCase{"BinaryKeyIsNone", R"("url":"https://a.example/1")", "\xFF\x01",
               "https://a.example/1"},
        IdCase{"BlankKeyIsNone", R"("url":"https://a.example/1")", " \n", "https://a.example/1"},
        IdCase{"CanonicalUrl", R"("url":"https://a.example/1","canonical":"https://b.example/2")",
               "", "https://b.example/2"},
        IdCase{"Url", R"("url":"https://a.example/1")", "", "https://a.example/1"},
        IdCase{"Coordinate", "", "", kCoordinate}),
    tests::kCaseName);

TEST(PeekArticleId, ReadsWhatABrokenRecordStillShows) {
  const auto peek = [](std::string_view bytes, std::string_view key = {}) {
    return PeekArticleId(bytes, {key, {}, std::string(kCoordinate)});
  };
  EXPECT_EQ(peek(R"({"id":"a","body":17})"), "a");
  EXPECT_EQ(peek(R"({"id":"a","bo)", "key"), "key");
  EXPECT_EQ(peek("", "key"), "key");
  EXPECT_EQ(peek("[1]"), kCoordinate);
  EXPECT_EQ(peek("\xFF\xFE"), kCoordinate);
}

struct ReutersCase {
  std::string_view name, id, version, want_id, want_version;
};

class ReutersIds : public testing::TestWithParam<ReutersCase> {};

TEST_P(ReutersIds, LoseTheirVersion) {
  const auto article = Parse("{" + kBody + R"(,"id":")" + std::string(GetParam().id) +
                             R"(","version":")" + std::string(GetParam().version) + "\"}");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->id, GetParam().want_id);
  EXPECT_EQ(article->version, GetParam().want_version);
}

INSTANTIATE_TEST_SUITE_P(
    Table, ReutersIds,
    testing::Values(ReutersCase{"Version", "tag:reuters.com,2025:newsml_X1:12", "",
                                "tag:reuters.com,2025:newsml_X1", "12"},
                    ReutersCase{"OwnVersionStays", "tag:reuters.com,2025:newsml_X1:2", "7",
                                "tag:reuters.com,2025:newsml_X1", "7"},
                    ReutersCase{"NoDigits", "tag:reuters.com,2025:newsml_X1", "",
                                "tag:reuters.com,2025:newsml_X1", ""},
                    ReutersCase{"EmptyVersion", "tag:reuters.com,2025:newsml_X1:", "",
                                "tag:reuters.com,2025:newsml_X1:", ""},
                    ReutersCase{"ManyDigits", "tag:reuters.com,2025:12345", "",
                                "tag:reuters.com,2025:12345", ""},
                    ReutersCase{"Others", "tag:paper.example,2025:X:1", "",
                                "tag:paper.example,2025:X:1", ""}),
    tests::kCaseName);

// --- Status -----------------------------------------------------------------------------------

struct StatusCase {
  std::string_view name, status;
  PubStatus want;
};

class Statuses : public testing::TestWithParam<StatusCase> {};

TEST_P(Statuses, AreKnown) {
  const auto article =
      Parse("{" + kBody + R"(,"status":")" + std::string(GetParam().status) + "\"}");
  ASSERT_TRUE(article) << article.error().detail;
  EXPECT_EQ(article->status, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Table, Statuses,
                         testing::Values(StatusCase{"Usable", "usable", PubStatus::kUsable},
                                         StatusCase{"QCode", "stat:usable", PubStatus::kUsable},
                                         StatusCase{"Published", "Published", PubStatus::kUsable},
                                         StatusCase{"Corrected", "corrected", PubStatus::kUsable},
                                         StatusCase{"Live", " live ", PubStatus::kUsable},
                                         StatusCase{"Withheld", "withheld", PubStatus::kWithheld},
                                         StatusCase{"Hold", "HOLD", PubStatus::kWithheld},
                                         StatusCase{"Embargoed", "embargoed", PubStatus::kWithheld},
                                         StatusCase{"Canceled", "canceled", PubStatus::kCanceled},
                                         StatusCase{"British", "cancelled", PubStatus::kCanceled},
                                         StatusCase{"Kill", "kill", PubStatus::kCanceled},
                                         StatusCase{"Withdrawn", "withdrawn", PubStatus::kCanceled},
                                         StatusCase{"Retracted", "retracted", PubStatus::kCanceled},
                                         StatusCase{"QCodeCanceled", "stat:canceled",
                                                    PubStatus::kCanceled}),
                         tests::kCaseName);

TEST(Parse, WithdrawalsAndPicturesNeedNoBody) {
  const auto canceled = Parse(R"({"id":"a","pubStatus":"canceled"})");
  ASSERT_TRUE(canceled) << canceled.error().detail;
  EXPECT_EQ(canceled->status, PubStatus::kCanceled);
  const auto picture = Parse(R"({"id":"a","type":"picture"})");
  ASSERT_TRUE(picture) << picture.error().detail;
  EXPECT_FALSE(picture->is_text);
  EXPECT_FALSE(Parse(R"({"id":"a","pubStatus":"withheld"})")) << "a held text is a text";
}

// --- Format -----------------------------------------------------------------------------------

std::string Words(int count) {
  std::string out = "A first line";
  for (int i = 3; i < count; ++i)
    out += i % 12 == 0 ? "\nword" : " word";
  return out;
}

TEST(PlainText, IsTakenForAnArticleOnlyWhenItLooksLikeOne) {
  EXPECT_TRUE(Parse(Words(41)));
  EXPECT_FALSE(Parse(Words(39))) << "too few words to be sure";
  std::string one_line = Words(60);
  std::ranges::replace(one_line, '\n', ' ');
  EXPECT_FALSE(Parse(one_line)) << "a single line is a broken record";
  EXPECT_TRUE(Parse("Short words.", "", "text/plain; charset=utf-8"));
  EXPECT_TRUE(Parse("Short words.", "", "", {.format = InputFormat::kText}));
  EXPECT_FALSE(Parse(Words(60), "", "application/json"));
  EXPECT_FALSE(Parse(Words(60), "", "", {.format = InputFormat::kJson}));
}

TEST(PlainText, KeepsItsBytes) {
  const std::string text = Words(50) + "\n";
  const auto article = Parse(text, "key");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->body, text);
  EXPECT_EQ(article->format, BodyFormat::kText);
  EXPECT_EQ(article->id, "key");
}

struct HtmlCase {
  std::string_view name, body;
  bool is_html;
};

class SniffsHtml : public testing::TestWithParam<HtmlCase> {};

TEST_P(SniffsHtml, ByItsTags) {
  JsonWriter out;
  out.BeginObject().Key("body").Text(GetParam().body).EndObject();
  const auto article = Parse(out.Take());
  ASSERT_TRUE(article);
  EXPECT_EQ(article->format == BodyFormat::kHtml, GetParam().is_html);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SniffsHtml,
    testing::Values(HtmlCase{"Paragraph", "<p>Words.</p>", true},
                    HtmlCase{"ParagraphWithClass", "<P class='a'>Words.</P>", true},
                    HtmlCase{"Break", "Words.<br/>More.", true},
                    HtmlCase{"Page", "<!DOCTYPE html><title>A</title>Words.", true},
                    HtmlCase{"Division", "\n <div>Words.</div>", true},
                    HtmlCase{"Words", "Words.", false},
                    HtmlCase{"LessThan", "5 < 6 and 7 > 6", false},
                    HtmlCase{"OtherTag", "He wrote <sic> in the margin.", false}),
    tests::kCaseName);

TEST(Html, IsReadAsARecordOfItsOwn) {
  const auto page = Parse("<!DOCTYPE html><html><body><p>Words.</p></body></html>");
  ASSERT_TRUE(page) << page.error().detail;
  EXPECT_EQ(page->format, BodyFormat::kHtml);
  const auto field = Parse(R"({"html":"Words without any tag."})");
  ASSERT_TRUE(field);
  EXPECT_EQ(field->format, BodyFormat::kHtml) << "the field says so";
}

TEST(Json, ByteOrderMarkAndSpaceAroundAreSkipped) {
  EXPECT_TRUE(Parse("\xEF\xBB\xBF{" + kBody + "}"));
  EXPECT_TRUE(Parse("\n {" + kBody + "} \r\n"));
}

// --- Any bytes --------------------------------------------------------------------------------

/// Whatever comes in, what comes out is an article with an id and valid UTF-8, or a rejection.
TEST(Parse, AnyMutilationGivesAnArticleOrARejection) {
  constexpr std::uint64_t kSeed = 77;
  tests::Random random(kSeed);
  const std::string good =
      R"({"id":"a","headline":{"main":"T"},"bodies":[{"role":"main","value":"Words of a report."}],)"
      R"("infoSources":[{"name":"N","role":"originator"}],"flags":{"ap":true},"pubStatus":"usable"})";
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = good;
    for (std::size_t n = 1 + random.Below(4); n > 0; --n) {
      const std::size_t at = random.Below(bytes.size());
      if (random.Chance(1, 3)) bytes.resize(at + 1);
      bytes[at] = random.Chance(1, 2) ? static_cast<char>(random.Below(256))
                                      : "{}[]\",:\\0n"[random.Below(10)];
    }
    const auto article = Parse(bytes);
    if (!article) {
      ASSERT_NE(article.error().reason, Reason::kOther) << bytes << ", seed " << kSeed;
      ASSERT_EQ(FindInvalidUtf8(article.error().detail), std::nullopt) << bytes;
      continue;
    }
    ASSERT_FALSE(article->id.empty()) << bytes << ", seed " << kSeed;
    ASSERT_EQ(FindInvalidUtf8(article->body + article->id + article->title), std::nullopt) << bytes;
  }
}

TEST(ParseArticleTest, OtherIdsAreKept) {
  const auto parse = [](std::string_view ids) {
    const std::string record = R"({"body":"Two words.","altIds":)" + std::string(ids) + "}";
    return ParseArticle(record, {.key = {}, .content_type = {}, .coordinate = "t/0/1"}, {})
        ->alt_ids;
  };
  const std::vector<std::string> want = {"urn:newsml:dpa.com:1"};
  EXPECT_EQ(parse(R"([{"role":"guid","value":"urn:newsml:dpa.com:1"}])"), want);
  EXPECT_EQ(parse(R"({"guid":"urn:newsml:dpa.com:1"})"), want);
  EXPECT_EQ(parse(R"("urn:newsml:dpa.com:1")"), want);
  EXPECT_TRUE(parse("[{}, null]").empty());
}

}  // namespace
}  // namespace wiresift
