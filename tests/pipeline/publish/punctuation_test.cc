// Whatever mark stands beside an agency's name, what is published and audited is JSON in UTF-8.
#include "support/punctuation.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/publish/audit.h"
#include "pipeline/publish/publication.h"
#include "support/article_builder.h"

namespace wiresift {
namespace {

constexpr std::string_view kText =
    "フェリーは金曜日に古い港を出港した。水先案内人のストライキが終わってから二日後のことである。船"
    "には四十人の"
    "乗客と島々への郵便物が積まれていた。";

const RenderOptions kOptions{.config_hash = "c0ffee", .engine_version = "9.8.7"};

Publication FirstOf(const CleanRecord& record) {
  Publication publication;
  publication.story.members = {{.article = record.article.id}};
  return publication;
}

void ExpectJson(const Output& output) {
  ASSERT_TRUE(output.value);
  const auto document = JsonDocument::Parse(*output.value);  // checks UTF-8 too
  ASSERT_TRUE(document) << document.error().detail << ": " << *output.value;
}

void ExpectOutputs(const std::string& title, const std::string& body) {
  const std::string json = tests::JsonArticle{.id = title, .title = title, .body = body}.Json();
  const auto record = PrepareRecord(tests::RawRecord(1, json), {});
  if (!record) return;  // all of it was a caption
  ExpectJson(RenderPublication(FirstOf(*record), *record, kOptions));
  ExpectJson(RenderAudit({.publications = {FirstOf(*record)}}, *record, kOptions));
}

void ExpectOutputs(const tests::PunctuationPair& mark) {
  const std::string title = mark.open + "出港" + mark.close;
  const std::string credit = mark.open + "共同" + mark.close;
  const std::string text(kText);
  ExpectOutputs(title, text + credit);
  ExpectOutputs(title, credit + text);
  ExpectOutputs(title, text + "\n\n" + text + credit + "\n\n" + credit);
}

TEST(OutputsOfPunctuation, AreJsonInUtf8) {
  for (const tests::PunctuationPair& mark : tests::AllPunctuation()) {
    ExpectOutputs(mark);
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace wiresift
