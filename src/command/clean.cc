#include "command/clean.h"

#include <string>

#include "command/answer.h"
#include "core/json_writer.h"
#include "pipeline/evidence.h"
#include "text/cleaner.h"

namespace wiresift {
namespace {

std::string CleanedLine(const Article& article, const Cleaned& cleaned, bool parsed) {
  JsonWriter out;
  out.BeginObject().Key("id").Text(article.id).Key("title").Text(cleaned.title);
  out.Key("text").Text(cleaned.text);
  WriteRemovals(out.Key("removed"), cleaned.removed, RemovalText::kInclude);
  WriteProvenance(out.Key("provenance"), cleaned.provenance);
  out.Key("language").Text(cleaned.language);
  if (cleaned.guarded) out.Key("guarded").Boolean(true);
  if (parsed) out.Key("parsed").Text(cleaned.parsed_body);
  out.EndObject();
  return out.Take();
}

std::string Answer(const std::string& line, const Coordinate& at, const CleanCommand& command) {
  const Result<Article> article = ParseArticle(line, LineContext(at), command.config.input);
  if (!article) return ErrorLine(line, at, article.error());
  const Result<Cleaned> cleaned = Clean(*article, command.config.clean);
  if (!cleaned) return ErrorLine(line, at, cleaned.error());
  return CleanedLine(*article, *cleaned, command.parsed);
}

}  // namespace

ExitCode RunClean(const CleanCommand& command, std::istream& in, std::ostream& out) {
  Coordinate at{"file", {}, {}};
  for (std::string line; std::getline(in, line); ++at.offset.value) {
    out << Answer(line, at, command) << '\n';
  }
  out.flush();
  return out ? kExitOk : kExitUnavailable;
}

}  // namespace wiresift
