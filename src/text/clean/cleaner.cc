#include "text/clean/cleaner.h"

#include "core/hash.h"
#include "text/body/limits.h"
#include "text/clean/cleaning.h"
#include "text/model/weights.h"
#include "text/rules/boilerplate_rules.h"

namespace wiresift {
namespace {

/// Raised by hand when anything but the rule table and the weights can change a result.
constexpr std::string_view kCodeVersion = "10";

std::string MakeVersion() {
  std::string parts(kCodeVersion);
  parts += ToHex(BoilerplateRulesHash());
  for (const EmbeddedFile& file : kWeightFiles)
    parts += file.text;
  return std::string(kCodeVersion) + "-" + ToHex(Hash64(parts)).substr(0, 8);
}

}  // namespace

std::string_view CleanRulesVersion() {
  static const std::string kVersion = MakeVersion();
  return kVersion;
}

Result<Cleaned> CleanWith(const CleanModels& models, const Article& article,
                          const CleanOptions& options, const PublisherKnowledge& publisher) {
  Result<Document> document = ParseBody(article);
  if (!document) return std::unexpected(document.error());
  Cleaning cleaning(article, *document);
  if (cleaning.facts().words_read() >= kBodyWordsMax) {
    return TooMany("words", kBodyWordsMax);
  }
  cleaning.Weigh(models, options, publisher);
  return cleaning.Compose();
}

Result<Cleaned> Clean(const Article& article, const CleanOptions& options,
                      const PublisherKnowledge& publisher) {
  return CleanWith(ShippedModels(), article, options, publisher);
}

}  // namespace wiresift
