#include "pipeline/publish/evidence.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(Evidence, IsWrittenInTheWordsOfTheContract) {
  const std::array removed = {Removal{.kind = RemovalClass::kInlineJunk,
                                      .rule = "en.x",
                                      .score = 0.5F,
                                      .start = 3,
                                      .end = 9,
                                      .text = "Share \"it\""}};
  JsonWriter out;
  WriteRemovals(out, removed, RemovalText::kInclude);
  EXPECT_EQ(
      out.Take(),
      R"([{"class":"inline-junk","rule":"en.x","score":0.5,"start":3,"end":9,"text":"Share \"it\""}])");
  WriteRemovals(out, removed, RemovalText::kOmit);
  EXPECT_EQ(out.Take(), R"([{"class":"inline-junk","rule":"en.x","score":0.5,"start":3,"end":9}])");

  const std::array marks = {ProvenanceMark{
      .agency = "AP", .kind = ProvenanceKind::kCreditLine, .start = 1, .end = 4, .text = "(AP)"}};
  WriteProvenance(out, marks);
  EXPECT_EQ(out.Take(),
            R"x([{"agency":"AP","kind":"credit-line","text":"(AP)","start":1,"end":4}])x");

  WriteScores(out, {.containment_new = 1,
                    .containment_old = 0.98765,
                    .cover = 0.5,
                    .own_words = 0.25,
                    .numbers = 1,
                    .names = 0,
                    .mean_run = 12.5,
                    .hits = 7});
  EXPECT_EQ(out.Take(),
            R"({"containment_new":1,"containment_old":0.9877,"cover":0.5,"own_words":0.25,)"
            R"("facts":1,"beginning":0,"standing":0,)"
            R"("numbers":1,"names":0,"mean_run":12.5,"hits":7})");

  const std::array spans = {SharedSpan{1, 2, 3, 4}};
  WriteSpans(out, spans);
  EXPECT_EQ(out.Take(), R"([{"start":1,"end":2,"of_start":3,"of_end":4}])");

  WriteChanges(out.BeginObject(), {.listed = {{.kind = ChangeKind::kChangedNumber,
                                               .at = {1, 2, 3, 4},
                                               .from = "9",
                                               .to = "\"8\""}},
                                   .count = 2});
  out.EndObject();
  EXPECT_EQ(out.Take(),
            R"({"changes":[{"kind":"changed-number","from":"9","to":"\"8\"","start":1,"end":2,)"
            R"("of_start":3,"of_end":4}],"changes_count":2})");
  WriteChanges(out.BeginObject(), {});
  out.EndObject();
  EXPECT_EQ(out.Take(), "{}");

  WriteCoordinate(out, {"news.raw", PartitionId{2}, Offset{42}});
  EXPECT_EQ(out.Take(), R"({"topic":"news.raw","partition":2,"offset":42})");

  WriteSpans(out, {});
  EXPECT_EQ(out.Take(), "[]");
}

}  // namespace
}  // namespace wiresift
