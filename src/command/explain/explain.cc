#include "command/explain/explain.h"

#include <utility>

#include <fmt/format.h>

#include "command/explain/comparison_html.h"
#include "command/explain/comparison_json.h"
#include "command/explain/comparison_text.h"
#include "command/explain/one_article.h"
#include "publisher/host.h"

namespace wiresift {
namespace {

Result<Cleaned> CleanOrTake(const Article& article, const ExplainCommand& command) {
  if (!command.cleaned) {
    const Config& config = command.config;
    return Clean(article, config.clean, {.profile = config.profiles.Find(PublisherOf(article))});
  }
  Cleaned taken;
  taken.title = article.title;
  taken.text = article.body;
  taken.language = article.language;
  return taken;
}

Result<ComparedArticle> Read(const ExplainCommand& command, const std::string& name,
                             std::istream& in) {
  Result<Article> article = ReadOneArticle(in, name, command.config.input);
  if (!article) return std::unexpected(article.error());
  Result<Cleaned> cleaned = CleanOrTake(*article, command);
  if (!cleaned) {
    cleaned.error().detail = fmt::format("{}: {}", name, cleaned.error().detail);
    return std::unexpected(cleaned.error());
  }
  return ComparedArticle{.article = *std::move(article), .cleaned = *std::move(cleaned)};
}

Status HasWords(const ComparedArticle& article, const std::string& name) {
  if (article.words > 0) return {};
  return Reject(Reason::kNoText,
                fmt::format("{}: found no words, expected an article with text", name));
}

Result<Comparison> CompareFiles(const ExplainCommand& command, std::istream& a, std::istream& b) {
  Result<ComparedArticle> article = Read(command, command.a_name, a);
  if (!article) return std::unexpected(article.error());
  Result<ComparedArticle> root = Read(command, command.b_name, b);
  if (!root) return std::unexpected(root.error());
  Comparison found = Compare(*std::move(article), *std::move(root), command.config.match);
  if (Status status = HasWords(found.a, command.a_name); !status)
    return std::unexpected(status.error());
  if (Status status = HasWords(found.b, command.b_name); !status)
    return std::unexpected(status.error());
  return found;
}

}  // namespace

ExitCode RunExplain(const ExplainCommand& command, std::istream& a, std::istream& b,
                    std::ostream& out, std::ostream& errors) {
  const Result<Comparison> found = CompareFiles(command, a, b);
  if (!found) {
    errors << "wiresift: " << found.error().detail << '\n';
    return kExitData;
  }
  out << (command.json ? ComparisonAsJson(*found) + '\n'
                       : ComparisonAsText(*found, {.color = command.color}))
      << std::flush;
  if (command.html != nullptr) *command.html << ComparisonAsHtml(*found) << std::flush;
  const bool written = out && (command.html == nullptr || *command.html);
  return written ? kExitOk : kExitUnavailable;
}

}  // namespace wiresift
