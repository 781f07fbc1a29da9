// How often what a publisher's memory would remove is the article's own: each page is cleaned with
// what the publisher's other pages have taught, and compared with its gold text. See README.md.
//   memory_precision html PAGES.ndjson [--articles N]
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/json.h"
#include "fit/labels.h"
#include "publisher/counts.h"
#include "publisher/masked_hash.h"
#include "text/clean/cleaner.h"

namespace wiresift {
namespace {

struct Options {
  std::string kind;
  std::string labelled;
  std::uint32_t articles = kLearntArticles;
};

/// A block that a memory may know.
struct Repeatable {
  std::uint64_t hash = 0;
  std::string text;
  bool is_gold = false;
  bool is_removed = false;  ///< by all other means
};

struct LabelledPage {
  std::string id;
  std::vector<Repeatable> blocks;
};

struct Tally {
  std::size_t pages = 0;
  std::size_t known = 0, wrong = 0;            ///< blocks that the memory knows
  std::size_t known_kept = 0, wrong_kept = 0;  ///< of these, what nothing else removes
  std::size_t junk = 0;                        ///< repeatable blocks that are not the article's
};

LabelledPage ReadPage(JsonValue root, const std::string& kind) {
  LabelledPage page{.id = TextAt(root, "id"), .blocks = {}};
  Article article;
  article.id = page.id;
  article.title = kind == "text" ? TextAt(root, "title") : "";
  article.body = TextAt(root, kind);
  article.format = kind == "html" ? BodyFormat::kHtml : BodyFormat::kText;
  const Result<Cleaned> cleaned = Clean(article, {});
  if (!cleaned) return page;
  GoldText gold(TextAt(root, "article_text"));
  for (const JudgedBlock& block : cleaned->blocks) {
    const std::string text = cleaned->parsed_body.substr(block.start, block.end - block.start);
    const bool is_gold = gold.Takes(text);
    if (block.is_repeatable)
      page.blocks.push_back({MaskedHash(text), text, is_gold, block.is_removed});
  }
  return page;
}

/// By publisher and, where texts come in several scopes, by scope.
std::map<std::string, std::vector<LabelledPage>> ReadPages(const Options& options) {
  std::ifstream in(options.labelled);
  if (!in) throw std::runtime_error(options.labelled + ": cannot be read");
  std::map<std::string, std::vector<LabelledPage>> pages;
  for (std::string line; std::getline(in, line);) {
    const auto document = JsonDocument::Parse(line);
    if (!document) throw std::runtime_error(document.error().detail);
    const JsonValue root = document->root();
    pages[TextAt(root, "domain") + " " + TextAt(root, "scope")].push_back(
        ReadPage(root, options.kind));
  }
  return pages;
}

/// What all pages but number `without` teach, when each is a story and a day of its own.
std::set<std::uint64_t> LearnFromOthers(const std::vector<LabelledPage>& pages, std::size_t without,
                                        std::uint32_t articles) {
  PublisherCounts counts;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i == without) continue;
    std::set<std::uint64_t> hashes;
    for (const Repeatable& block : pages[i].blocks)
      hashes.insert(block.hash);
    counts.Count(std::vector(hashes.begin(), hashes.end()), {.story = {i}}, static_cast<Day>(i),
                 [](std::uint64_t) { return std::string(); });
  }
  std::set<std::uint64_t> learnt;
  for (const BlockCount& block : counts.blocks()) {
    if (block.articles >= articles) learnt.insert(block.hash);
  }
  return learnt;
}

void Count(const LabelledPage& page, const std::set<std::uint64_t>& learnt, Tally& tally) {
  ++tally.pages;
  for (const Repeatable& block : page.blocks) {
    tally.junk += block.is_gold ? 0 : 1;
    if (!learnt.contains(block.hash)) continue;
    ++tally.known;
    tally.known_kept += block.is_removed ? 0 : 1;
    if (!block.is_gold) continue;
    ++tally.wrong;
    tally.wrong_kept += block.is_removed ? 0 : 1;
    std::cout << page.id << ": " << block.text.substr(0, 100) << '\n';
  }
}

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void Print(const Tally& tally, std::size_t publishers, const Options& options) {
  std::cout << fmt::format(
      "{} pages of {} publishers, seen in {} other articles: {} blocks known, {} the article's "
      "own: "
      "precision {:.4f}, recall {:.2f}; kept otherwise {}, of these the article's own {}\n",
      tally.pages, publishers, options.articles, tally.known, tally.wrong,
      1 - Share(tally.wrong, tally.known), Share(tally.known - tally.wrong, tally.junk),
      tally.known_kept, tally.wrong_kept);
}

void Run(const Options& options) {
  Tally tally;
  std::size_t publishers = 0;
  for (const auto& [domain, pages] : ReadPages(options)) {
    if (pages.size() <= options.articles) continue;
    ++publishers;
    for (std::size_t i = 0; i < pages.size(); ++i)
      Count(pages[i], LearnFromOthers(pages, i, options.articles), tally);
  }
  Print(tally, publishers, options);
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Precision of what publishers' memories would remove");
  app.add_option("kind", options.kind, "html or text")->required();
  app.add_option("labelled", options.labelled, "Labelled articles, NDJSON")->required();
  app.add_option("--articles", options.articles, "Other articles that a block is learnt from");
  CLI11_PARSE(app, argc, argv);
  Run(options);
  return 0;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  try {
    return wiresift::Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "memory_precision: " << error.what() << '\n';
    return 1;
  }
}
