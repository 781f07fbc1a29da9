// What cleaning promises, on the articles of a corpus:
//   zcat html-dev.ndjson.gz text-dev.ndjson.gz | clean_promises
// Reads one {"id", "html" or "text"} a line. Each must keep the promises of cleaner.h; cleaning the
// clean text must change nothing; and each paragraph that is kept must stand in the parsed body as
// it is, but for junk cut out of it. Breaches go to stdout, counts to stderr; exit status 1 for a
// breach, 65 for input that is none.
#include <algorithm>
#include <iostream>
#include <string>

#include "core/json.h"
#include "support/clean_properties.h"
#include "support/corpus_article.h"
#include "text/clean/cleaner.h"

namespace wiresift {
namespace {

struct Counts {
  std::size_t articles = 0;
  std::size_t rejected = 0;
  std::size_t paragraphs = 0;
  std::size_t cut_inside = 0;
  std::size_t altered = 0;        ///< paragraphs that the parsed body does not have
  std::size_t broken = 0;         ///< articles whose account is wrong
  std::size_t changed_again = 0;  ///< articles that a second cleaning changes
};

bool IsCutInside(const Cleaned& cleaned, const JudgedBlock& block) {
  return std::any_of(cleaned.removed.begin(), cleaned.removed.end(), [&](const Removal& removal) {
    return removal.start >= block.start && removal.end <= block.end;
  });
}

/// The paragraph of the text that starts at `from`.
std::string_view ParagraphAt(std::string_view text, std::size_t from) {
  return text.substr(from, text.find("\n\n", from) - from);
}

/// Blocks and paragraphs go together: each block that is kept is one paragraph.
void CheckParagraphs(const Article& article, const Cleaned& cleaned, Counts& counts) {
  std::size_t from = 0;
  for (const JudgedBlock& block : cleaned.blocks) {
    if (block.is_removed || block.is_title || from >= cleaned.text.size()) continue;
    const std::string_view paragraph = ParagraphAt(cleaned.text, from);
    from += paragraph.size() + 2;
    ++counts.paragraphs;
    if (IsCutInside(cleaned, block)) {
      ++counts.cut_inside;
    } else if (!cleaned.parsed_body.contains(paragraph)) {
      ++counts.altered;
      std::cout << article.id << ": not in the parsed body: " << paragraph << '\n';
    }
  }
}

void CheckCleaned(const Article& article, const Cleaned& cleaned, Counts& counts) {
  if (const std::string what = tests::BrokenPromise(cleaned); !what.empty()) {
    ++counts.broken;
    std::cout << article.id << ": " << what << '\n';
  }
  CheckParagraphs(article, cleaned, counts);
  const std::string change = tests::ChangeOfCleaningAgain(article, cleaned);
  if (change.empty()) return;
  ++counts.changed_again;
  std::cout << article.id << ": cleaning again: " << change << '\n';
}

bool CheckLine(const std::string& line, Counts& counts) {
  const Result<JsonDocument> document = JsonDocument::Parse(line);
  if (!document) {
    std::cerr << "line " << counts.articles + 1 << ": " << document.error().detail << '\n';
    return false;
  }
  const Article article = tests::CorpusArticle(document->root());
  const Result<Cleaned> cleaned = Clean(article, {});
  ++counts.articles;
  if (!cleaned) {
    ++counts.rejected;
    std::cout << article.id << ": rejected: " << cleaned.error().detail << '\n';
    return true;
  }
  CheckCleaned(article, *cleaned, counts);
  return true;
}

int Run() {
  Counts counts;
  for (std::string line; std::getline(std::cin, line);) {
    if (!CheckLine(line, counts)) return 65;
  }
  std::cerr << counts.articles << " articles, " << counts.rejected << " rejected, " << counts.broken
            << " with a wrong account, " << counts.changed_again << " changed by cleaning again; "
            << counts.paragraphs << " paragraphs kept, " << counts.cut_inside << " cut inside, "
            << counts.altered << " altered\n";
  if (counts.articles == 0) return 65;
  return counts.broken + counts.changed_again + counts.altered == 0 ? 0 : 1;
}

}  // namespace
}  // namespace wiresift

int main() {
  return wiresift::Run();
}
