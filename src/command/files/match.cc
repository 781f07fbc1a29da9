#include "command/files/match.h"

#include <string>
#include <utility>
#include <vector>

#include "command/files/match_stats.h"
#include "command/show/answer.h"
#include "config/stage_options.h"
#include "core/json_writer.h"
#include "pipeline/decide/engine.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/publish/evidence.h"
#include "story/state.h"
#include "story/state_store.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// Lines between two commits of the memory state: it only bounds what is kept for an undo.
constexpr int kLinesPerCommit = 1'000;

/// A window that no feed outlives.
constexpr auto kNoWindow = std::chrono::hours(24 * 365 * 200);

Result<CleanRecord> TakeAsClean(const Record& record, const PrepareOptions& options) {
  Result<Article> article = ParseArticle(*record.value, LineContext(record.at), options.input);
  if (!article) return std::unexpected(article.error());
  CleanRecord out;
  out.raw = record.at;
  out.event_time = article->published.value_or(Timestamp());
  out.text = std::exchange(article->body, {});
  out.article = std::move(*article);
  return out;
}

std::string MatchedLine(const CleanRecord& record, const Decision& decision) {
  JsonWriter out;
  out.BeginObject().Key("id").Text(record.article.id);
  if (decision.story) out.Key("story").Text(StoryUri(*decision.story));
  if (decision.relation) out.Key("relation").Text(NameOf(*decision.relation));
  out.TextField("of", decision.of).TextField("rule", RuleOf(decision));
  if (!decision.of.empty()) WriteScores(out.Key("scores"), decision.scores);
  WriteChanges(out, decision.changes);
  out.Key("verdict").Text(NameOf(decision.verdict)).TextField("reason", ReasonOf(decision.cause));
  out.EndObject();
  return out.Take();
}

MatchOptions EffectiveMatch(const MatchCommand& command) {
  MatchOptions match = command.config.match;
  if (!command.has_window) match.window = kNoWindow;
  return match;
}

StoryOptions EffectiveStory(const MatchCommand& command) {
  StoryOptions story = command.config.story;
  if (!command.has_window) story.memory = kNoWindow;
  return story;
}

/// The engine over a state in memory.
class LineMatcher {
 public:
  explicit LineMatcher(const MatchCommand& command)
      : prepare_(PrepareOptionsOf(command.config)),
        cleaned_(command.cleaned),
        state_(EffectiveMatch(command), EffectiveStory(command), store_),
        engine_(EffectiveMatch(command), state_) {}

  Result<std::string> Answer(const Record& record) {
    Result<CleanRecord> article =
        cleaned_ ? TakeAsClean(record, prepare_) : PrepareRecord(record, prepare_);
    if (!article) {
      stats_.CountError(article.error());
      return ErrorLine(*record.value, record.at, article.error());
    }
    const std::vector<Token> tokens = TokenizeArticle(*article, prepare_.sampling);
    const Result<Decision> decision = engine_.Decide(*article, tokens, article->event_time);
    if (!decision) return std::unexpected(decision.error());
    stats_.Count(*decision);
    return MatchedLine(*article, *decision);
  }

  Status Commit() { return state_.Commit(Offset{}); }

  /// After a Commit, which takes what is out of the window from the index.
  [[nodiscard]] std::string Stats(bool has_window) const {
    return stats_.Table(state_.index(), has_window);
  }

 private:
  PrepareOptions prepare_;
  bool cleaned_;
  MemoryStore store_;
  State state_;
  Engine engine_;
  MatchStats stats_;
};

/// All lines, until one cannot be answered or its answer cannot be written.
Status MatchLines(LineMatcher& matcher, std::istream& in, std::ostream& out) {
  Record record;
  record.at.topic = "file";
  for (std::string line; out && std::getline(in, line); ++record.at.offset.value) {
    record.value = std::move(line);
    const Result<std::string> answer = matcher.Answer(record);
    if (!answer) return std::unexpected(answer.error());
    out << *answer << '\n';
    if ((record.at.offset.value + 1) % kLinesPerCommit != 0) continue;
    if (Status committed = matcher.Commit(); !committed) return committed;
  }
  out.flush();
  if (!out)
    return Fail(ErrorCode::kUnavailable,
                "standard output: cannot be written (disk full, or its reader has gone)");
  return matcher.Commit();
}

}  // namespace

ExitCode RunMatch(const MatchCommand& command, std::istream& in, std::ostream& out,
                  std::ostream& errors) {
  LineMatcher matcher(command);
  if (const Status matched = MatchLines(matcher, in, out); !matched) {
    errors << "wiresift match: " << matched.error().detail << '\n';
    return ExitCodeOf(matched.error().code);
  }
  if (command.stats != nullptr) {
    *command.stats << matcher.Stats(command.has_window) << std::flush;
  }
  return kExitOk;
}

}  // namespace wiresift
