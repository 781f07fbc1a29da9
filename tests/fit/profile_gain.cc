#include "fit/profile_gain.h"

#include <string>

#include "fit/labels.h"
#include "publisher/profile.h"
#include "text/clean/cleaner.h"
#include "text/words/shape.h"

namespace wiresift {
namespace {

/// Adds the page's blocks to the profile as a reviewer with the gold text would.
void Review(const Cleaned& cleaned, const GoldArticle& page, PublisherProfile& profile) {
  GoldText gold(page.gold);
  for (const JudgedBlock& block : cleaned.blocks) {
    if (block.is_title) continue;
    const std::string_view text =
        std::string_view(cleaned.parsed_body).substr(block.start, block.end - block.start);
    profile.Add(page.article->id, cleaned.signatures[block.signature], gold.Takes(text),
                ShapeOf(text).words);
  }
}

std::string TextOf(const Result<Cleaned>& cleaned) {
  return cleaned ? cleaned->text : std::string();
}

}  // namespace

void ProfileGain::Add(std::string_view domain, std::span<const GoldArticle> pages,
                      const CleanModels& models) {
  PublisherProfile all{std::string(domain)};
  for (const GoldArticle& page : pages) {
    const Result<Cleaned> cleaned = CleanWith(models, *page.article, {});
    without_.Add(page.gold, TextOf(cleaned));
    if (cleaned) Review(*cleaned, page, all);
  }
  for (const GoldArticle& page : pages) {
    PublisherProfile others = all;
    others.Remove(page.article->id);
    with_.Add(page.gold, TextOf(CleanWith(models, *page.article, {}, {.profile = &others})));
  }
}

}  // namespace wiresift
