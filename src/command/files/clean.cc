#include "command/files/clean.h"

#include <string>

#include "command/show/answer.h"
#include "command/show/cleaned_html.h"
#include "command/show/cleaned_text.h"
#include "command/show/page_input.h"
#include "core/json_writer.h"
#include "pipeline/publish/evidence.h"
#include "publisher/host.h"
#include "publisher/registrable_domain.h"
#include "text/clean/cleaner.h"

namespace wiresift {
namespace {

/// Answers articles one after the other.
class Answers {
 public:
  Answers(const CleanCommand& command, std::ostream& out) : command_(command), out_(out) {}

  void Line(const std::string& line, const Coordinate& at) {
    const Result<Article> article = ParseArticle(line, LineContext(at), command_.config.input);
    if (!article) return Fault(PeekArticleId(line, LineContext(at)), article.error());
    Take(*article);
  }

  void Page(const Result<Article>& article) {
    if (!article) return Fault(command_.name, article.error());
    Take(*article);
  }

  ExitCode Finish() {
    if (command_.html != nullptr) *command_.html << report_.Take() << std::flush;
    out_.flush();
    const bool written = out_ && (command_.html == nullptr || *command_.html);
    return written ? kExitOk : kExitUnavailable;
  }

 private:
  void Take(const Article& article) {
    const PublisherProfile* profile = command_.config.profiles.Find(PublisherOf(article));
    const auto memory = MemoryOf(article);
    const Result<Cleaned> cleaned =
        Clean(article, command_.config.clean, {.memory = memory.get(), .profile = profile});
    if (!cleaned) return Fault(article.id, cleaned.error());
    if (command_.html != nullptr) report_.Add(article, *cleaned);
    out_ << (command_.explain ? ExplainAsText(article, *cleaned, {command_.color})
                              : JsonLine(article, *cleaned, profile, memory.get()));
  }

  [[nodiscard]] std::shared_ptr<const PublisherMemory> MemoryOf(const Article& article) const {
    if (command_.publishers == nullptr) return nullptr;
    return command_.publishers->Find(RegistrableDomain(PublisherOf(article)));
  }

  void Fault(const std::string& id, const Error& error) {
    if (command_.html != nullptr) report_.AddError(id, error);
    out_ << (command_.explain ? ErrorAsText(id, error, {command_.color})
                              : ErrorAnswer(id, error) + '\n');
  }

  [[nodiscard]] std::string JsonLine(const Article& article, const Cleaned& cleaned,
                                     const PublisherProfile* profile,
                                     const PublisherMemory* memory) const {
    JsonWriter out;
    out.BeginObject().Key("id").Text(article.id).Key("title").Text(cleaned.title);
    out.Key("text").Text(cleaned.text);
    WriteRemovals(out.Key("removed"), cleaned.removed, RemovalText::kInclude);
    WriteProvenance(out.Key("provenance"), cleaned.provenance);
    out.Key("language").Text(cleaned.language);
    if (cleaned.guarded) out.Key("guarded").Boolean(true);
    if (profile != nullptr) out.Key("profile").Text(profile->name());
    if (memory != nullptr) out.Key("memory").Text(memory->name());
    if (command_.parsed) out.Key("parsed").Text(cleaned.parsed_body);
    out.EndObject();
    return out.Take() + '\n';
  }

  const CleanCommand& command_;
  std::ostream& out_;
  HtmlReport report_;
};

void AnswerLines(Answers& answers, std::istream& in) {
  Coordinate at{"file", {}, {}};
  for (std::string line; std::getline(in, line); ++at.offset.value)
    answers.Line(line, at);
}

}  // namespace

ExitCode RunClean(const CleanCommand& command, std::istream& in, std::ostream& out) {
  Answers answers(command, out);
  const InputOptions& options = command.config.input;
  switch (ShapeOfInput(command.name, in)) {
    case InputShape::kLines:
    case InputShape::kUnknown:
      AnswerLines(answers, in);
      break;
    case InputShape::kHtmlPage:
      answers.Page(
          ReadPage(ReadAll(in, options.max_bytes), command.name, BodyFormat::kHtml, options));
      break;
    case InputShape::kTextPage:
      answers.Page(
          ReadPage(ReadAll(in, options.max_bytes), command.name, BodyFormat::kText, options));
      break;
  }
  return answers.Finish();
}

}  // namespace wiresift
