// Fits a block model to labelled articles, domains never split between folds, and reports what it
// reaches on those that it did not see. See README.md.
//   fit_models html PAGES.ndjson [--out WEIGHTS.tsv] [--predictions OUT.ndjson] …
#include <CLI/CLI.hpp>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "core/hash.h"
#include "core/json.h"
#include "core/json_writer.h"
#include "fit/labels.h"
#include "fit/logistic.h"
#include "fit/profile_gain.h"
#include "fit/shingle_score.h"
#include "text/clean/cleaning.h"
#include "text/model/html_features.h"
#include "text/model/page.h"
#include "text/model/text_features.h"
#include "text/model/text_run.h"

namespace wiresift {
namespace {

struct Options {
  std::string kind;
  std::vector<std::string> labelled;
  std::string out;
  std::string predictions;
  std::vector<std::string> without;
  std::string version = "1";
  std::string seed;
  std::size_t folds = 10;
  double ridge = 10;
  double bias = 0;
  double gold_weight = 0.3;
  std::size_t profile_pages = 0;
};

/// A labelled article with the examples that its blocks make.
struct Labelled {
  std::string id;
  std::string domain;
  std::string source;
  std::string scope;
  std::string gold;
  Article article;
  std::size_t fold = 0;
  std::vector<Example> examples;
};

Labelled ReadLabelled(const std::string& line, const Options& options) {
  const Result<JsonDocument> document = JsonDocument::Parse(line);
  if (!document) throw std::runtime_error(document.error().detail);
  const JsonValue root = document->root();
  Labelled page;
  page.id = TextAt(root, "id");
  page.source = TextAt(root, "source");
  page.scope = TextAt(root, "scope");
  page.gold = TextAt(root, "article_text");
  page.article.id = page.id;
  page.article.body = TextAt(root, options.kind);
  page.article.format = options.kind == "html" ? BodyFormat::kHtml : BodyFormat::kText;
  if (options.kind == "text") page.article.title = TextAt(root, "title");
  page.domain = TextAt(root, "domain");
  page.fold = Hash64(page.domain + options.seed) % options.folds;
  return page;
}

constexpr std::size_t kBlockWordsMax = 400;  ///< words that a block counts for, at most
constexpr double kBlockWordsMore = 3;

/// How much blocks count: words to the power, times the scale, divided by the article's words and
/// some more.
struct Weighing {
  double power = 1;
  double scale = 1;
  double words_more = 0;
};

/// On pages a block counts for less than its words, and an article of a few words does not outweigh
/// the long ones, which lets other domains' pages score better by .001 to .002. Texts are not
/// weighed so: short ones would lose sentences.
constexpr Weighing kPageWeighing{.power = 0.7, .words_more = 50};

/// Gathers the features of every block that nothing decides for certain.
template <class Gather>
void AddExamples(const Cleaning& cleaning, Weighing by, GoldText& gold, const Gather& gather,
                 std::vector<Example>& out) {
  const Facts& facts = cleaning.facts();
  const std::vector<BlockVerdict>& verdicts = cleaning.certain().verdicts;
  const double words_all =
      static_cast<double>(std::max<std::size_t>(gold.words(), 1)) + by.words_more;
  FeatureList list;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (verdicts[i].is_certain) continue;
    list.Clear();
    gather(i, list);
    const auto words =
        static_cast<double>(std::min<std::size_t>(facts[i].word_count, kBlockWordsMax));
    out.push_back({.features = list.ids(),
                   .weight = static_cast<float>(
                       by.scale * (std::pow(words, by.power) + kBlockWordsMore) / words_all),
                   .is_kept = gold.Takes(facts.text(i))});
  }
}

void AddPage(Labelled& page) {
  Result<Document> document = ParseBody(page.article);
  if (!document) throw std::runtime_error(page.id + ": " + document.error().detail);
  const Cleaning cleaning(page.article, *document);
  const Facts& facts = cleaning.facts();
  const std::vector<BlockVerdict>& verdicts = cleaning.certain().verdicts;
  GoldText gold(page.gold);
  const Page tree(facts, verdicts);
  const HtmlFeatures features(facts, tree, cleaning.certain().title);
  AddExamples(
      cleaning, kPageWeighing, gold,
      [&](std::size_t i, FeatureList& list) { features.Gather(i, list); }, page.examples);
}

void AddText(const Article& article, std::string_view gold_text, double scale,
             std::vector<Example>& out) {
  Result<Document> document = ParseBody(article);
  if (!document) return;
  const Cleaning cleaning(article, *document);
  const Facts& facts = cleaning.facts();
  const std::vector<BlockVerdict>& verdicts = cleaning.certain().verdicts;
  GoldText gold(gold_text);
  const MainRun run = FindTextRun(facts, verdicts);
  if (run.empty()) return;
  const TextFeatures features(facts, run, verdicts);
  AddExamples(
      cleaning, {.scale = scale}, gold,
      [&](std::size_t i, FeatureList& list) { features.Gather(i, list); }, out);
}

/// Texts learn from their gold as well: a clean text stays as it is.
void AddTexts(Labelled& page, double gold_weight) {
  AddText(page.article, page.gold, 1, page.examples);
  Article clean = page.article;
  clean.body = page.gold;
  if (gold_weight > 0) AddText(clean, page.gold, gold_weight, page.examples);
}

/// Takes the features of the families `without` out of the examples, to see what they are worth.
void Ablate(const std::vector<std::string>& without, std::vector<Labelled>& pages) {
  std::vector<bool> is_out(FeatureCount());
  for (std::size_t id = 0; id < is_out.size(); ++id) {
    const std::string name = NameOfFeature(static_cast<FeatureId>(id));
    is_out[id] =
        std::find(without.begin(), without.end(), name.substr(0, name.find('='))) != without.end();
  }
  for (Labelled& page : pages) {
    for (Example& example : page.examples)
      std::erase_if(example.features, [&](std::uint16_t id) { return is_out[id]; });
  }
}

BlockModel Fit(const std::vector<Labelled>& pages, std::size_t without, const Options& options) {
  std::vector<const Example*> examples;
  for (const Labelled& page : pages) {
    if (page.fold == without) continue;
    for (const Example& example : page.examples)
      examples.push_back(&example);
  }
  const Fitted fitted = FitLogistic(examples, FeatureCount(), {.ridge = options.ridge});
  return {options.version, fitted.base + options.bias, fitted.weights};
}

/// `model` in the place of its kind beside the shipped one of the other.
CleanModels With(const BlockModel& model, const Options& options) {
  if (options.kind == "html") return {model, ShippedTextModel()};
  return {BlockModel("none", 0, std::vector<float>(FeatureCount())), model};
}

/// A line that is a labelled text itself: what a page's model leaves, for the text's model.
void WritePrediction(const Labelled& page, std::string_view title, std::string_view text,
                     std::ostream& out) {
  JsonWriter line;
  line.BeginObject().Key("id").Text(page.id).Key("domain").Text(page.domain);
  line.Key("source").Text(page.source).Key("title").Text(title).Key("text").Text(text);
  line.Key("article_text").Text(page.gold).EndObject();
  out << line.Take() << '\n';
}

/// Adds the domains of a fold that have as many pages as a profile is asked for.
void AddGain(const std::vector<Labelled>& pages, std::size_t fold, const CleanModels& models,
             const Options& options, ProfileGain& gain) {
  std::map<std::string, std::vector<GoldArticle>> domains;
  for (const Labelled& page : pages) {
    if (page.fold == fold) domains[page.domain].push_back({&page.article, page.gold});
  }
  for (const auto& [domain, of_domain] : domains) {
    if (of_domain.size() >= options.profile_pages) gain.Add(domain, of_domain, models);
  }
}

/// Cleans every article by the model that did not see its domain.
void Validate(const std::vector<Labelled>& pages, const Options& options) {
  std::ofstream predictions(options.predictions);
  std::map<std::string, ShingleScore> scores;
  ProfileGain gain;
  for (std::size_t fold = 0; fold < options.folds; ++fold) {
    const CleanModels models = With(Fit(pages, fold, options), options);
    if (options.profile_pages > 0) AddGain(pages, fold, models, options, gain);
    for (const Labelled& page : pages) {
      if (page.fold != fold) continue;
      const Result<Cleaned> cleaned = CleanWith(models, page.article, {});
      const std::string text = cleaned ? cleaned->text : "";
      scores["all"].Add(page.gold, text);
      scores[page.scope.empty() ? page.source : page.scope].Add(page.gold, text);
      WritePrediction(page, cleaned ? cleaned->title : "", text, predictions);
    }
  }
  for (const auto& [name, score] : scores)
    std::cout << name << ": " << score.Line() << '\n';
  if (options.profile_pages == 0) return;
  std::cout << "without profiles: " << gain.without().Line() << '\n'
            << "with profiles: " << gain.with().Line() << '\n';
}

void ReadFile(const std::string& path, const Options& options, std::vector<Labelled>& pages) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  for (std::string line; std::getline(in, line);) {
    pages.push_back(ReadLabelled(line, options));
    if (options.kind == "html") {
      AddPage(pages.back());
    } else {
      AddTexts(pages.back(), options.gold_weight);
    }
  }
}

int Run(const Options& options) {
  std::vector<Labelled> pages;
  for (const std::string& path : options.labelled)
    ReadFile(path, options, pages);
  Ablate(options.without, pages);
  std::size_t examples = 0;
  for (const Labelled& page : pages)
    examples += page.examples.size();
  std::cout << pages.size() << " articles, " << examples << " blocks, " << options.folds
            << " folds\n";
  if (options.folds > 1) Validate(pages, options);
  if (options.out.empty()) return 0;
  std::ofstream out(options.out);
  out << "# Made by tests/fit; see tests/fit/README.md.\n"
      << Fit(pages, options.folds, options).Write();
  return out ? 0 : 69;
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Fits a block model to labelled articles and says what it reaches on unseen domains");
  app.add_option("kind", options.kind)->required()->check(CLI::IsMember({"html", "text"}));
  app.add_option("labelled", options.labelled, "NDJSON: id, domain, html or text, article_text")
      ->required();
  app.add_option("--out", options.out, "weights of all articles go here");
  app.add_option("--predictions", options.predictions, "texts of the folds, for a scorer");
  app.add_option("--without", options.without, "families of features to leave out")->delimiter(',');
  app.add_option("--version", options.version);
  app.add_option("--folds", options.folds)->check(CLI::Range(1, 100));
  app.add_option("--seed", options.seed, "other folds for another word");
  app.add_option("--ridge", options.ridge);
  app.add_option("--bias", options.bias, "added to the base: above 0 for recall");
  app.add_option("--profiles", options.profile_pages,
                 "also what profiles are worth where a domain has so many pages (html)");
  app.add_option("--gold-weight", options.gold_weight, "of the gold texts as examples (text)");
  CLI11_PARSE(app, argc, argv);
  return Run(options);
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  try {
    return wiresift::Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "fit_models: " << error.what() << '\n';
    return 65;
  }
}
