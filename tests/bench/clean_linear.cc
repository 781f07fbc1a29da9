// Cost of cleaning over the size of the body, and over the shapes of hostile ones:
//
//   clean_linear >costs.tsv            grows an invented page and text, 1 to 256 times
//   zcat html-dev.ndjson.gz | clean_linear --articles
//
// Writes `shape TAB KiB TAB ms TAB ns/byte TAB heap MiB TAB outcome` a line: milliseconds are CPU
// time, the best of three; heap is the most that cleaning holds at once, without the body itself.
// With --articles, only two of the articles on stdin: the slowest, and the one that takes most
// heap. See clean_linear.sh for the plot.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <iostream>
#include <limits>
#include <string>

#include "core/json.h"
#include "support/heap_peak.h"
#include "support/invented_text.h"
#include "text/clean/cleaner.h"

namespace wiresift {
namespace {

constexpr int kRounds = 3;
constexpr std::size_t kTimesMax = 256;
constexpr double kMebibyte = 1 << 20;

struct Cost {
  double ms = std::numeric_limits<double>::max();
  std::size_t heap = 0;
  std::string outcome;
};

Cost Measure(const Article& article, int rounds) {
  Cost cost;
  for (int round = 0; round < rounds; ++round) {
    const tests::HeapPeak heap;
    const std::clock_t start = std::clock();
    const Result<Cleaned> cleaned = Clean(article, {});
    const double ms = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    cost.ms = std::min(cost.ms, ms);
    cost.heap = std::max(cost.heap, heap.bytes());
    cost.outcome = cleaned ? "cleaned" : std::string(NameOf(cleaned.error().reason));
  }
  return cost;
}

void Print(std::string_view shape, std::size_t bytes, const Cost& cost) {
  std::printf("%s\t%.1f\t%.3f\t%.1f\t%.2f\t%s\n", std::string(shape).c_str(),
              static_cast<double>(bytes) / 1024, cost.ms,
              cost.ms * 1e6 / static_cast<double>(bytes),
              static_cast<double>(cost.heap) / kMebibyte, cost.outcome.c_str());
}

std::string Repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i)
    out += piece;
  return out;
}

/// A page's part of number `number`: a section of prose with what stands around it.
std::string Section(std::size_t number) {
  tests::InventedText text(number);
  std::string html = "<section class=story-section><h2>" + text.Sentence() + "</h2>";
  for (const std::string& paragraph : text.Paragraphs(6))
    html += "<p class=\"body-text\">" + paragraph + "</p>\n";
  html += "<figure><img src=/a.jpg><figcaption>" + text.Sentence() + "</figcaption></figure>";
  html += "<div class=\"related-links widget\"><ul>";
  for (int i = 0; i < 8; ++i)
    html += "<li class=item><a class=\"link link-small\" href=\"/news/" + std::to_string(i) +
            "\">" + text.Sentence() + "</a></li>";
  html += "</ul></div><div class=share><button>Share</button><button>Email</button></div>";
  return html + "<script>window.data = {\"id\": " + std::to_string(number) +
         "};</script></section>";
}

std::string Page(std::size_t sections) {
  std::string html =
      "<!doctype html><html lang=en><head><title>The ferry of the coast</title></head>"
      "<body><nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article>";
  for (std::size_t i = 0; i < sections; ++i)
    html += Section(i);
  return html + "</article><footer>All rights reserved.</footer></body></html>";
}

std::string Text(std::size_t sections) {
  std::string text;
  for (std::size_t i = 0; i < sections; ++i)
    text += tests::StoryText(i) + "\n\nAdvertisement\n\nRead more: Five cranes of the harbour\n\n";
  return text;
}

/// The rules and weights are read once, by whoever cleans first.
void Warm() {
  Article article;
  article.body = Text(1);
  static_cast<void>(Measure(article, 1));
}

struct Shape {
  std::string_view name;
  BodyFormat format;
  std::function<std::string(std::size_t)> make;  ///< of how many times its unit
};

/// The last ones are the worst of tests/text/clean/pathological_test.cc that are cleaned, in units
/// of about 8 KiB.
const Shape kShapes[] = {
    {"page", BodyFormat::kHtml, Page},
    {"text", BodyFormat::kText, Text},
    {"one paragraph of HTML", BodyFormat::kHtml,
     [](std::size_t times) { return "<p>" + Repeat(tests::StoryText(1), 4 * times); }},
    {"one line of text", BodyFormat::kText,
     [](std::size_t times) { return Repeat(tests::InventedText(1).Sentence() + " ", 80 * times); }},
    {"entities", BodyFormat::kHtml,
     [](std::size_t times) { return Page(1) + "<p>" + Repeat("&amp;", 1600 * times); }},
    {"links in a list", BodyFormat::kHtml,
     [](std::size_t times) { return Page(1) + Repeat("<li><a href=/>More on</a>", 320 * times); }},
    {"end tags that end nothing", BodyFormat::kHtml,
     [](std::size_t times) { return Page(1) + "<p>" + Repeat("ab</x>", 1300 * times); }},
    {"short lines", BodyFormat::kText,
     [](std::size_t times) { return Repeat("Go there\n", 100 * times); }},
    {"words of one letter", BodyFormat::kText,
     [](std::size_t times) { return Repeat("a ", 4000 * times); }},
    {"first words of rules", BodyFormat::kText,
     [](std::size_t times) {
       return Repeat("sign up for our sign up share this read more ", 180 * times);
     }},
    {"agencies without end", BodyFormat::kText,
     [](std::size_t times) { return Repeat("(AP) Reuters AFP dpa by and of ", 260 * times); }},
    {"glued names", BodyFormat::kText,
     [](std::size_t times) {
       return Repeat("SmithJohn Smith SmithJane Smith ", 250 * times) + "MORE";
     }},
};

void GrowShapes() {
  for (const Shape& shape : kShapes) {
    for (std::size_t times = 1; times <= kTimesMax; times *= 2) {
      Article article;
      article.id = "grown";
      article.format = shape.format;
      article.body = shape.make(times);
      Print(shape.name, article.body.size(), Measure(article, kRounds));
    }
  }
}

struct Worst {
  std::string id;
  std::size_t bytes = 0;
  Cost cost;
};

int MeasureArticles() {
  Worst slowest{.cost = {.ms = 0}};
  Worst largest;
  std::size_t articles = 0;
  for (std::string line; std::getline(std::cin, line); ++articles) {
    const Result<JsonDocument> document = JsonDocument::Parse(line);
    if (!document) return 65;
    Article article;
    article.id = TextAt(document->root(), "id");
    article.body = TextAt(document->root(), "html");
    article.format = article.body.empty() ? BodyFormat::kText : BodyFormat::kHtml;
    if (article.body.empty()) article.body = TextAt(document->root(), "text");
    const Worst worst{article.id, article.body.size(), Measure(article, kRounds)};
    if (worst.cost.ms > slowest.cost.ms) slowest = worst;
    if (worst.cost.heap > largest.cost.heap) largest = worst;
  }
  if (articles == 0) return 65;
  Print("slowest of " + std::to_string(articles) + ": " + slowest.id, slowest.bytes, slowest.cost);
  Print("most memory: " + largest.id, largest.bytes, largest.cost);
  return 0;
}

}  // namespace
}  // namespace wiresift

int main(int argc, char** argv) {
  wiresift::Warm();
  if (argc > 1 && std::string_view(argv[1]) == "--articles") return wiresift::MeasureArticles();
  wiresift::GrowShapes();
}
