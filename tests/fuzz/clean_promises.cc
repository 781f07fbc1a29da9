#include "fuzz/clean_promises.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "article/encoding.h"
#include "support/clean_properties.h"
#include "text/body/limits.h"
#include "text/clean/cleaner.h"

namespace wiresift::tests {
namespace {

/// libFuzzer's words for: do not keep this input.
constexpr int kNotOfInterest = -1;

void Require(bool holds, std::string_view promise, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s: %s\n", std::string(promise).c_str(), what.c_str());
  std::abort();
}

Article ArticleOf(std::string body, BodyFormat format) {
  Article article;
  article.id = "fuzzed";
  article.format = format;
  if (body.starts_with('#')) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    article.title = body.substr(1, end - 1);
    body.erase(0, end);
  }
  article.body = std::move(body);
  return article;
}

void CheckCleaned(const Article& article, const Cleaned& cleaned) {
  Require(cleaned.steps <= kCleanStepsMax + article.body.size(), "steps",
          std::to_string(cleaned.steps));
  const std::string broken = BrokenPromise(cleaned);
  Require(broken.empty(), "account", broken);
  const std::string change = ChangeOfCleaningAgain(article, cleaned);
  Require(change.empty(), "cleaning again changes nothing", change);
}

}  // namespace

int CheckPromises(const std::uint8_t* bytes, std::size_t size, BodyFormat format) {
  Result<std::string> body = DecodeText(std::string(bytes, bytes + size), {});
  if (!body) return kNotOfInterest;
  const Article article = ArticleOf(std::move(*body), format);
  const Result<Cleaned> cleaned = Clean(article, {});
  if (cleaned) CheckCleaned(article, *cleaned);
  return 0;
}

}  // namespace wiresift::tests
