// Bodies made to hurt: each ends within the step budget and within ten times its own memory and
// 16 MiB more (the body itself, which the caller holds, not counted), cleaned or with a reason.
// The heap is counted where malloc can be replaced: see support/heap_peak.h.
#include <optional>

#include <gtest/gtest.h>

#include "article/parse.h"
#include "core/utf8.h"
#include "support/case_name.h"
#include "support/clean_properties.h"
#include "support/heap_peak.h"
#include "support/invented_text.h"
#include "support/sanitized.h"
#include "text/body/limits.h"
#include "text/clean/cleaner.h"

namespace wiresift {
namespace {

using tests::kCaseName;

constexpr std::size_t kMemoryFactor = 10;
constexpr std::size_t kMemoryFloor = std::size_t{16} << 20;

/// How many of something: fewer where a sanitizer makes all of it slow.
constexpr std::size_t Many(std::size_t count) {
  return tests::kSanitized ? count / 16 : count;
}

std::string Repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    out += piece;
  return out;
}

/// `before` 0 `after` `before` 1 `after` …
std::string Numbered(std::string_view before, std::size_t times, std::string_view after) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    out += before;
    out += std::to_string(i);
    out += after;
  }
  return out;
}

/// A report that a cleaner keeps, as a page's paragraphs.
std::string Story() {
  std::string html;
  for (const std::string& paragraph : tests::InventedText(1).Paragraphs(6))
    html += "<p>" + paragraph + "</p>\n";
  return html;
}

const std::size_t kBodyBytes = Many(std::size_t{10} << 20);

/// What is refused ends early, under a sanitizer too.
constexpr std::size_t kTooLargeBytes = std::size_t{10} << 20;

std::string FillTo(std::size_t bytes, std::string_view piece) {
  return Repeat(piece, bytes / piece.size());
}

std::string Prose(std::size_t bytes, std::string_view between) {
  std::string out;
  tests::InventedText text(2);
  while (out.size() < bytes)
    out += text.Sentence().append(between);
  return out;
}

struct Hostile {
  std::string_view name;
  BodyFormat format;
  std::string (*make)();
  std::optional<Reason> want;  ///< nothing: it is cleaned
};

constexpr auto kHtml = BodyFormat::kHtml;
constexpr auto kText = BodyFormat::kText;

class PathologicalTest : public testing::TestWithParam<Hostile> {};

TEST_P(PathologicalTest, EndsWithinItsBudgets) {
  Article article;
  article.id = "hostile";
  article.body = GetParam().make();
  article.format = GetParam().format;
  const tests::HeapPeak heap;
  const auto cleaned = Clean(article, {});
  const std::size_t taken = heap.bytes();
  if (tests::CountsHeap()) {
    EXPECT_LE(taken, kMemoryFactor * article.body.size() + kMemoryFloor)
        << "for " << article.body.size() << " bytes";
  }
  RecordProperty("bytes", std::to_string(article.body.size()));
  RecordProperty("heap", std::to_string(taken));
  if (GetParam().want) {
    ASSERT_FALSE(cleaned);
    EXPECT_EQ(cleaned.error().reason, *GetParam().want) << cleaned.error().detail;
    return;
  }
  ASSERT_TRUE(cleaned) << cleaned.error().detail;
  EXPECT_EQ(tests::BrokenPromise(*cleaned), "");
  EXPECT_LE(cleaned->steps, kCleanStepsMax + article.body.size());
}

INSTANTIATE_TEST_SUITE_P(
    Nesting, PathologicalTest,
    testing::Values(
        Hostile{"Divs", kHtml, [] { return Repeat("<div>", 100'000) + "x"; }, Reason::kTooDeep},
        Hostile{"DivsUpToTheLimit",
                kHtml,
                [] { return Repeat("<div>", kHtmlOpenElementsMax - 10) + Story(); },
                {}},
        Hostile{"Tables", kHtml, [] { return Repeat("<table><tr><td>", 100'000) + "x"; },
                Reason::kTooDeep},
        Hostile{"Lists", kHtml, [] { return Repeat("<ul><li>", 100'000) + "x"; }, Reason::kTooDeep},
        Hostile{"Quotes", kHtml, [] { return Repeat("<blockquote>a", 100'000); }, Reason::kTooDeep},
        Hostile{"Svgs", kHtml, [] { return Repeat("<svg><desc>", 100'000) + "x"; },
                Reason::kTooDeep},
        Hostile{"Templates", kHtml, [] { return Repeat("<template>", 100'000) + "x"; },
                Reason::kTooDeep},
        Hostile{"UnclosedTags", kHtml, [] { return Repeat("<b><i><u><s>", 100'000); },
                Reason::kTooDeep},
        Hostile{"FormattingOpenedAnew", kHtml,
                [] { return Numbered("<b id=", 250, ">") + Repeat("<p>x", 200'000); },
                Reason::kTooLarge},
        Hostile{"LongFormattingOpenedAnew", kHtml,
                [] {
                  const std::string value(Many(std::size_t{1} << 20), 'x');
                  return "<b a=" + value + "><b c=" + value + ">" + Repeat("<p>x", 100'000);
                },
                Reason::kTooLarge},
        Hostile{"AdoptionAgency", kHtml,
                [] { return Repeat("<b><p><i><div></b></i>", Many(100'000)); }, Reason::kTooDeep},
        Hostile{"SearchesThroughTheStack", kHtml,
                [] { return Repeat("<div>", 4000) + Repeat("</li>", Many(500'000)) + Story(); },
                Reason::kTooDeep}),
    kCaseName);

INSTANTIATE_TEST_SUITE_P(
    Attributes, PathologicalTest,
    testing::Values(
        Hostile{"OfOneElement", kHtml,
                [] { return "<p" + Numbered(" a", 1'000'000, "") + ">" + Story(); },
                Reason::kTooLarge},
        Hostile{"OfManyElements", kHtml,
                [] { return Repeat("<p" + Numbered(" a", 100, "") + ">x", 10'000) + Story(); },
                Reason::kTooLarge},
        Hostile{
            "HugeClass",
            kHtml,
            [] { return "<div class='" + FillTo(kBodyBytes, "share ad box ") + "'>" + Story(); },
            {}},
        Hostile{"DistinctClasses", kHtml, [] { return Numbered("<p class=a", 1'000'000, ">x"); },
                Reason::kTooLarge},
        Hostile{"DistinctElements", kHtml, [] { return Numbered("<x", Many(1'000'000), ">x"); },
                Reason::kTooDeep},
        Hostile{"ManyLongClasses",
                kHtml,
                [] {
                  return Repeat("<p class='" + std::string(400, 'c') + "'>x</p>", Many(20'000)) +
                         Story();
                },
                {}}),
    kCaseName);

INSTANTIATE_TEST_SUITE_P(
    Floods, PathologicalTest,
    testing::Values(
        Hostile{
            "Entities", kHtml, [] { return "<p>" + FillTo(kBodyBytes, "&amp;") + Story(); }, {}},
        Hostile{"LongEntities",
                kHtml,
                [] { return Story() + FillTo(kBodyBytes, "&CounterClockwiseContourIntegral;"); },
                {}},
        Hostile{"BrokenEntities",
                kHtml,
                [] { return Story() + FillTo(kBodyBytes / 4, "&#xFFFFFF;"); },
                {}},
        Hostile{"EmptyParagraphs", kHtml, [] { return Repeat("<p>", 1'000'000) + Story(); },
                Reason::kTooLarge},
        Hostile{"LineBreaks", kHtml, [] { return Repeat("<br>", 1'000'000) + Story(); },
                Reason::kTooLarge},
        Hostile{"Comments", kHtml, [] { return Repeat("<!---->", 1'000'000) + Story(); },
                Reason::kTooLarge},
        Hostile{
            "OneComment", kHtml, [] { return Story() + "<!--" + FillTo(kBodyBytes, "-- !"); }, {}},
        Hostile{
            "OneTag", kHtml, [] { return Story() + "<a href='" + FillTo(kBodyBytes, "x "); }, {}},
        Hostile{"OneScript",
                kHtml,
                [] { return Story() + "<script>" + FillTo(kBodyBytes / 2, "<!--<script>"); },
                {}},
        Hostile{"EndTagsThatEndNothing",
                kHtml,
                [] { return "<p>" + Repeat("ab</x>", Many(500'000)) + Story(); },
                {}},
        Hostile{"TextBetweenAttributes", kHtml,
                [] { return "<p>" + Repeat("ab<p a=c>", 100'000) + Story(); }, Reason::kTooLarge},
        Hostile{"AngleBrackets", kHtml, [] { return std::string(kHtmlNodesMax + 1, '<'); },
                Reason::kTooLarge},
        Hostile{"TooManyBytes", kText, [] { return std::string(kRecordBytesMax * 4 + 1, 'x'); },
                Reason::kTooLarge}),
    kCaseName);

INSTANTIATE_TEST_SUITE_P(
    Lines, PathologicalTest,
    testing::Values(
        Hostile{"OneOfHtml", kHtml, [] { return "<p>" + Prose(kBodyBytes / 2, " "); }, {}},
        Hostile{"OneOfHtmlThatIsTooLong", kHtml, [] { return "<p>" + Prose(kTooLargeBytes, " "); },
                Reason::kTooLarge},
        Hostile{"OneOfText", kText, [] { return Prose(kBodyBytes / 2, " "); }, {}},
        Hostile{"OneOfTextThatIsTooLong", kText, [] { return Prose(kTooLargeBytes, " "); },
                Reason::kTooLarge},
        Hostile{"OneWord", kText, [] { return std::string(kBodyBytes, 'x'); }, {}},
        Hostile{"OneLetterWords", kText, [] { return FillTo(kTooLargeBytes, "a "); },
                Reason::kTooLarge},
        Hostile{"OneLetterWordsUpToTheLimit",
                kText,
                [] { return Repeat("a ", Many(kBodyWordsMax - 1)); },
                {}},
        Hostile{"OneLetterWordsOnLines", kText,
                [] { return Repeat(Repeat("a ", 80) + "\n", 60'000); }, Reason::kTooLarge},
        Hostile{"OneOfHan", kText, [] { return FillTo(kBodyBytes, "\u65b0"); }, {}},
        Hostile{"LongOnes", kText, [] { return Prose(kTooLargeBytes, "\n"); }, Reason::kTooLarge},
        Hostile{"Paragraphs", kText, [] { return Prose(Many(std::size_t{2} << 20), "\n\n"); }, {}},
        Hostile{"ShortOnes", kText, [] { return Repeat("ab\n", 500'000); }, Reason::kTooLarge},
        Hostile{"ShortOnesUpToTheLimit", kText, [] { return Repeat("ab\n", kBlocksMax); }, {}},
        Hostile{"DistinctShortOnes", kText, [] { return Numbered("go ", kBlocksMax, "\n"); }, {}},
        Hostile{"ItemsUpToTheLimit",
                kHtml,
                [] { return Story() + Numbered("<li><a href=/>More on ", Many(10'000), "</a>"); },
                {}},
        Hostile{"OnlySeparators", kText, [] { return Repeat("---\n***\n\n", kBlocksMax / 2); },
                Reason::kNoText},
        Hostile{"Blank", kText, [] { return Repeat(" \n", Many(5'000'000)); }, Reason::kNoText},
        Hostile{
            "UnicodeBreaks", kText, [] { return FillTo(kBodyBytes, "\u2028") + "One line."; }, {}},
        Hostile{"WrappedAtAColumn",
                kText,
                [] {
                  return FillTo(Many(std::size_t{4} << 20),
                                "and the ships of the harbour were counted before the winter of\n");
                },
                {}}),
    kCaseName);

INSTANTIATE_TEST_SUITE_P(
    Characters, PathologicalTest,
    testing::Values(
        Hostile{"Nuls", kHtml, [] { return Story() + std::string(kBodyBytes, '\0'); }, {}},
        Hostile{
            "NulsInTheText", kText, [] { return std::string(kBodyBytes, '\0') + "One line."; }, {}},
        Hostile{"NulsInAnAttribute",
                kHtml,
                [] { return "<p id='" + std::string(kBodyBytes, '\0') + "'>" + Story(); },
                {}},
        Hostile{"BidiControls",
                kText,
                [] { return "One line." + FillTo(kBodyBytes, "\u202e\u2066\u2069\u202c"); },
                {}},
        Hostile{"ZeroWidth",
                kHtml,
                [] { return Story() + "<p>" + FillTo(kBodyBytes, "a\u200b\u200d\ufeff"); },
                {}},
        Hostile{"Joiners", kText, [] { return "\u0928" + FillTo(kBodyBytes, "\u200d"); }, {}},
        Hostile{"MarksOutOfOrder",
                kText,
                [] { return "One line a" + FillTo(Many(std::size_t{2} << 20), "\u0301\u0316"); },
                {}},
        Hostile{
            "MarksOutOfOrderInHtml",
            kHtml,
            [] { return Story() + "<p>a" + FillTo(Many(std::size_t{2} << 20), "\u0301\u0316"); },
            {}},
        Hostile{"LongDecompositions", kText, [] { return FillTo(kBodyBytes, "\u1f82"); }, {}},
        Hostile{"Jamo", kText, [] { return FillTo(kBodyBytes, "\u1112\u1161\u11ab"); }, {}},
        Hostile{"NotInNfc", kText, [] { return Prose(kBodyBytes / 2, " e\u0301 "); }, {}}),
    kCaseName);

INSTANTIATE_TEST_SUITE_P(
    Rules, PathologicalTest,
    testing::Values(
        Hostile{
            "FirstWordsOfRules",
            kText,
            [] { return FillTo(kBodyBytes / 4, "sign up for our sign up share this read more "); },
            {}},
        Hostile{"DatesWithoutEnd",
                kText,
                [] { return FillTo(kBodyBytes / 4, "Monday 1 January 2024 at 10:00 a.m. "); },
                {}},
        Hostile{"AgenciesWithoutEnd",
                kText,
                [] { return FillTo(kBodyBytes / 4, "(AP) Reuters AFP dpa by and of "); },
                {}},
        Hostile{"GluedNames",
                kText,
                [] { return FillTo(kBodyBytes / 4, "SmithJohn Smith SmithJane Smith "); },
                {}},
        Hostile{"GluedNamesInCapitals", kText, [] { return FillTo(kBodyBytes / 4, "aA"); }, {}},
        Hostile{"Quotes", kText, [] { return FillTo(kBodyBytes / 4, "\" a \" b "); }, {}},
        Hostile{
            "Credits", kText, [] { return FillTo(kBodyBytes / 4, "Photo: Getty / AP / "); }, {}},
        Hostile{"SharesOnLines", kText,
                [] { return Repeat("Facebook\nTwitter\nEmail\n", kBlocksMax / 3); },
                Reason::kNoText}),
    kCaseName);

struct Surrogate {
  std::string_view name, record;
};

class LoneSurrogateTest : public testing::TestWithParam<Surrogate> {};

/// Half of a pair is no character: the record is refused, or it is replaced, but it never gets
/// into an article.
TEST_P(LoneSurrogateTest, IsNeverLetThrough) {
  const auto article =
      ParseArticle(GetParam().record, {.key = {}, .content_type = {}, .coordinate = "c"}, {});
  if (!article) {
    const Reason reason = article.error().reason;
    EXPECT_TRUE(reason == Reason::kBadUtf8 || reason == Reason::kNotJson) << NameOf(reason);
    return;
  }
  EXPECT_FALSE(FindInvalidUtf8(article->body + article->title));
  const auto cleaned = Clean(*article, {});
  ASSERT_TRUE(cleaned) << cleaned.error().detail;
  EXPECT_EQ(tests::BrokenPromise(*cleaned), "");
}

INSTANTIATE_TEST_SUITE_P(
    Table, LoneSurrogateTest,
    testing::Values(Surrogate{"Escape", R"({"id":"1","text":"One \ud800 line."})"},
                    Surrogate{"EscapeOfTheSecondHalf", R"({"id":"1","text":"One \udc00 line."})"},
                    Surrogate{"EscapeInTheTitle",
                              R"({"id":"1","title":"\ud83d","text":"One line."})"},
                    Surrogate{"Bytes", "{\"id\":\"1\",\"text\":\"One \xED\xA0\x80 line.\"}"},
                    Surrogate{"Cesu8", "{\"id\":\"1\",\"text\":\"One \xED\xA0\xBD\xED\xB8\x80.\"}"},
                    Surrogate{"BytesOfAPage", "<!doctype html><p>One \xED\xA0\x80 line.</p>"},
                    Surrogate{"Reference", "<!doctype html><p>One &#xD800; line of text.</p>"}),
    kCaseName);

}  // namespace
}  // namespace wiresift
