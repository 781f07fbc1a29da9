#include "text/words/matching_fold.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "core/utf8.h"

namespace wiresift {
namespace {

std::string Folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = DecodeAt(text, at);
    AppendUtf8(out, FoldForMatching(c.code_point));
    at += c.bytes;
  }
  return out;
}

TEST(FoldForMatching, DropsWhatSubEditorsDoNotKeep) {
  EXPECT_EQ(Folded("Élysée Łódź Ørsted Đà Nẵng IĞDIRı"), "elysee lodz orsted da nang igdiri");
  EXPECT_EQ(Folded("Αθήνα Ёлкин Йод"), "αθηνα елкин иод");
  EXPECT_EQ(Folded("أحمد إلى مدرسة"), "احمد الي مدرسه");
  EXPECT_EQ(Folded("تهران می‌گوید کتاب"), "تهران مي‌گويد كتاب");
  EXPECT_EQ(Folded("ＡＢＣ１２３"), "abc123");
  EXPECT_EQ(Folded("٠١٢٣٤٥٦٧٨٩ ۴۵۶ ०१२ ๑๒๓"), "0123456789 456 012 123");
  EXPECT_EQ(Folded("臺灣總統與國會發言"), "台湾总统与国会发言");
}

TEST(FoldForMatching, KeepsWhatMakesAnotherWord) {
  for (const std::string_view text : {"हिन्दी में", "ที่นี่", "が", "ニュース", "한국", "שלום", "straße"})
    EXPECT_EQ(Folded(text), text);
}

TEST(FoldForMatching, IsTheSameWhenItIsFoldedAgain) {
  for (char32_t c = 0; c < 0x30000; ++c) {
    // No characters; and Han, where ICU gives some simplified ones a simpler form yet.
    if ((c >= 0xD800 && c < 0xE000) || (c >= 0x4E00 && c <= 0x9FFF)) continue;
    const char32_t folded = FoldForMatching(c);
    ASSERT_EQ(FoldForMatching(folded), folded) << std::hex << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace wiresift
