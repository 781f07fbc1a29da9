// Cleans the bodies of a corpus, for scoring:
//   zcat html-dev.ndjson.gz | clean_corpus > pred.ndjson
// Reads one {"id", "html" or "text"} a line, writes {"id","text"}; with --removed also what went,
// with its class and rule, and every block with its score and the signature of its element. CPU
// time, speed and the slowest article go to stderr.
#include <algorithm>
#include <ctime>
#include <iostream>
#include <string>

#include "core/json.h"
#include "core/json_writer.h"
#include "support/corpus_article.h"
#include "text/clean/cleaner.h"

namespace wiresift {
namespace {

struct Totals {
  std::size_t articles = 0;
  std::size_t bytes = 0;
  std::size_t rejected = 0;
  double seconds = 0;
  double slowest_seconds = 0;
};

void WriteRemoved(const Cleaned& cleaned, JsonWriter& out) {
  out.Key("title").Text(cleaned.title).Key("located").Text(cleaned.located);
  out.Key("language").Text(cleaned.language).Key("guarded").Boolean(cleaned.guarded);
  out.Key("removed").BeginArray();
  for (const Removal& removal : cleaned.removed) {
    out.BeginObject().Key("class").Text(NameOf(removal.kind)).Key("rule").Text(removal.rule);
    out.Key("text").Text(removal.text).EndObject();
  }
  out.EndArray().Key("provenance").BeginArray();
  for (const ProvenanceMark& mark : cleaned.provenance) {
    out.BeginObject().Key("agency").Text(mark.agency).Key("kind").Text(NameOf(mark.kind));
    out.Key("text").Text(mark.text).EndObject();
  }
  out.EndArray();
}

void WriteBlocks(const Cleaned& cleaned, JsonWriter& out) {
  out.Key("blocks").BeginArray();
  for (const JudgedBlock& block : cleaned.blocks) {
    const std::string_view text =
        std::string_view(cleaned.parsed_body).substr(block.start, block.end - block.start);
    out.BeginObject().Key("kept").Boolean(!block.is_removed);
    out.Key("log_odds").Decimal(static_cast<double>(block.log_odds)).Key("rule").Text(block.rule);
    out.Key("signature")
        .Text(cleaned.signatures[block.signature])
        .Key("text")
        .Text(text)
        .EndObject();
  }
  out.EndArray();
}

void CleanLine(const std::string& line, bool with_removed, Totals& totals) {
  const Result<JsonDocument> document = JsonDocument::Parse(line);
  if (!document) return;
  const Article article = tests::CorpusArticle(document->root());
  const std::clock_t start = std::clock();
  const Result<Cleaned> cleaned = Clean(article, {});
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  totals.seconds += seconds;
  totals.slowest_seconds = std::max(totals.slowest_seconds, seconds);
  ++totals.articles;
  totals.bytes += article.body.size();
  if (!cleaned) {
    ++totals.rejected;
    std::cerr << article.id << ": " << cleaned.error().detail << '\n';
  }
  JsonWriter out;
  out.BeginObject().Key("id").Text(article.id).Key("text").Text(cleaned ? cleaned->text : "");
  if (cleaned && with_removed) {
    WriteRemoved(*cleaned, out);
    WriteBlocks(*cleaned, out);
  }
  out.EndObject();
  std::cout << out.Take() << '\n';
}

int Run(bool with_removed) {
  Totals totals;
  for (std::string line; std::getline(std::cin, line);)
    CleanLine(line, with_removed, totals);
  const double mebibytes = static_cast<double>(totals.bytes) / (1 << 20);
  std::cerr << totals.articles << " articles, " << totals.rejected << " rejected, "
            << totals.seconds << " s CPU, " << static_cast<double>(totals.articles) / totals.seconds
            << " articles/s, " << mebibytes / totals.seconds << " MiB/s, slowest "
            << totals.slowest_seconds * 1e3 << " ms\n";
  return 0;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return wiresift::Run(argc > 1 && std::string_view(argv[1]) == "--removed");
}
