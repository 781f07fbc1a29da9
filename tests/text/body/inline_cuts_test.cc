#include "text/body/inline_cuts.h"

#include <gtest/gtest.h>

#include "text/body/plain.h"
#include "text/fixtures.h"

namespace wiresift {
namespace {

constexpr std::string_view kGlued = "Jane MarlowJane Ann MarlowFerry strike ends MORE";

std::string Lines(std::initializer_list<std::string_view> lines) {
  std::string out;
  for (const std::string_view line : lines)
    out += (out.empty() ? "" : "\n\n") + std::string(line);
  return out;
}

std::vector<std::string> TextsOf(const Document& document) {
  std::vector<std::string> texts;
  texts.reserve(document.blocks.size());
  for (const Block& block : document.blocks)
    texts.emplace_back(document.TextOf(block));
  return texts;
}

TEST(InlineCutsTest, LeaveADocumentWithoutJunkAlone) {
  const std::string body = Lines({"Ferries want MORE room.", "Jane Marlow said so."});
  Document document = *ParsePlain(body);
  std::size_t steps = 0;
  InlineCuts cuts(document, steps);
  EXPECT_EQ(document.body, body);
  std::vector<ProvenanceMark> marks;
  cuts.Restore(document, marks);
  EXPECT_EQ(document.body, body);
  EXPECT_TRUE(cuts.In(document.blocks[0]).empty());
}

TEST(InlineCutsTest, TakeJunkOutAndPutItBack) {
  const std::string first = "Mayor " + std::string(kGlued) + " said so.";
  const std::string body = Lines({"One.", first, "Two.", kGlued});
  Document document = *ParsePlain(body);
  std::size_t steps = 0;
  InlineCuts cuts(document, steps);
  EXPECT_EQ(TextsOf(document), (std::vector<std::string>{"One.", "Mayor Jane Marlow said so.",
                                                         "Two.", "Jane Marlow"}));
  std::vector<ProvenanceMark> marks;
  cuts.Restore(document, marks);
  EXPECT_EQ(document.body, body);
  EXPECT_EQ(TextsOf(document),
            (std::vector<std::string>{"One.", first, "Two.", std::string(kGlued)}));
  const auto spans = cuts.In(document.blocks[1]);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(body.substr(spans[0].start, spans[0].end - spans[0].start),
            "Jane Ann MarlowFerry strike ends MORE");
  EXPECT_TRUE(cuts.In(document.blocks[2]).empty());
}

TEST(InlineCutsTest, MarksCountBytesOfTheBodyAsItWas) {
  const std::string body = Lines({"Mayor " + std::string(kGlued) + " told AP so.", "Reuters"});
  Document document = *ParsePlain(body);
  std::size_t steps = 0;
  InlineCuts cuts(document, steps);
  const auto mark_of = [&](std::string_view name) {
    const auto at = static_cast<std::uint32_t>(document.body.find(name));
    ProvenanceMark mark;
    mark.start = at;
    mark.end = at + static_cast<std::uint32_t>(name.size());
    return mark;
  };
  std::vector<ProvenanceMark> marks = {ProvenanceMark{}, mark_of("Jane Marlow"), mark_of("AP"),
                                       mark_of("Reuters")};
  cuts.Restore(document, marks);
  const auto text_of = [&](const ProvenanceMark& mark) {
    return body.substr(mark.start, mark.end - mark.start);
  };
  EXPECT_EQ(marks[0].end, 0U) << "a mark of the metadata has no place";
  EXPECT_EQ(text_of(marks[1]), "Jane Marlow");
  EXPECT_EQ(text_of(marks[2]), "AP");
  EXPECT_EQ(text_of(marks[3]), "Reuters");
}

/// What is left of a line can be junk again: it goes too, in one span or in several.
TEST(InlineCutsTest, LeaveNoJunkBehind) {
  const std::string body =
      "Peter HoltPeter Jane MarlowJane Ann MarlowFerry strike ends MORE "
      "Holt sinks MORE said so.";
  Document document = *ParsePlain(body);
  std::size_t steps = 0;
  InlineCuts cuts(document, steps);
  EXPECT_TRUE(FindInlineJunk(document.body, steps).empty()) << document.body;
  EXPECT_LT(document.body.size(), body.size());
}

}  // namespace
}  // namespace wiresift
