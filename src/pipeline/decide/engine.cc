#include "pipeline/decide/engine.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/limits.h"
#include "core/utf8.h"
#include "pipeline/decide/correction.h"
#include "pipeline/decide/learning.h"
#include "publisher/host.h"
#include "text/words/tokens.h"

namespace wiresift {
namespace {

/// The only canonical rule so far: a story is published at once and its first article speaks for
/// it.
constexpr std::string_view kCanonicalRule = "earliest";

/// The part of a text that is stored.
std::string_view KeptText(std::string_view text) {
  return Utf8Prefix(text, kRootTextBytesMax);
}

Member MemberOf(const CleanRecord& record, const MatchResult& match) {
  return {.article = record.article.id,
          .url = record.article.url,
          .source = record.article.source,
          .relation = match.relation,
          .containment_new = match.scores.containment_new,
          .containment_old = match.scores.containment_old,
          .cover = match.scores.cover,
          .published = record.article.published};
}

/// Takes a copy out of its story.
void Unlist(std::string_view article, Story& story) {
  const bool listed = std::erase_if(story.members, [&](const Member& member) {
                        return member.article == article;
                      }) > 0;
  if (listed || story.copies > kCopiesListedMax) --story.copies;
}

Decision DecisionOf(Verdict verdict, Cause cause) {
  Decision decision;
  decision.verdict = verdict;
  decision.cause = cause;
  return decision;
}

Decision Ignored(Cause cause) {
  return DecisionOf(Verdict::kIgnored, cause);
}

/// A decision on an article that belongs to `story`.
Decision DecisionIn(const Story& story, Verdict verdict) {
  Decision decision;
  decision.verdict = verdict;
  decision.story = story.id;
  decision.of = story.members.front().article;
  return decision;
}

/// Gives the decision what EvidenceOf has found.
void TakeEvidence(Decision evidence, Decision& decision) {
  decision.compared_with = std::move(evidence.compared_with);
  decision.scores = evidence.scores;
  decision.rule = evidence.rule;
  decision.spans = std::move(evidence.spans);
  decision.spans_truncated = evidence.spans_truncated;
  decision.changes = std::move(evidence.changes);
}

/// Orders two versions by number where both have one, else by their times; equal is not older.
bool IsOlder(const Article& article, const ArticleEntry& entry) {
  int now = 0;
  int before = 0;
  const auto number = [](const std::string& text, int& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
  };
  if (number(article.version, now) && number(entry.version, before) && now != before) {
    return now < before;
  }
  return article.updated && entry.updated && *article.updated < *entry.updated;
}

}  // namespace

struct Engine::Context {
  const CleanRecord& record;
  std::span<const Token> tokens;
  WordView words;
  Timestamp stream_time;
  std::uint64_t text_hash;
  SourceId source;
};

Engine::Engine(const MatchOptions& options, State& state)
    : state_(state), sampling_(options.sampling), matcher_(options) {}

Result<Decision> Engine::Decide(const CleanRecord& record, std::span<const Token> tokens,
                                Timestamp stream_time) {
  state_.AdvanceTo(record.event_time);
  state_.Expire();
  words_.Assign(tokens);
  const Context context{
      .record = record,
      .tokens = tokens,
      .words = words_.view(),
      .stream_time = stream_time,
      .text_hash = TextHash(record),
      .source = SourceId::Of(OutletOf(record.article.source, record.article.url))};
  const bool withdraws = record.deletion || record.article.status == PubStatus::kCanceled;
  Decision decision = withdraws ? Withdraw(context) : DecideUsable(context);
  if (!state_.status()) return std::unexpected(state_.status().error());
  decision.deltas = state_.Drain();
  return decision;
}

Decision Engine::DecideUsable(const Context& context) {
  const Article& article = context.record.article;
  if (!article.is_text) return Ignored(Cause::kNotText);
  const bool embargoed = article.embargoed_until && *article.embargoed_until > state_.event_time();
  if (embargoed) return DecisionOf(Verdict::kWithheld, Cause::kEmbargoed);
  if (article.status == PubStatus::kWithheld)
    return DecisionOf(Verdict::kWithheld, Cause::kWithheld);
  const auto entry = state_.FindArticle(article.id);
  return entry ? DecideKnown(context, *entry) : DecideNew(context);
}

Decision Engine::Withdraw(const Context& context) {
  const std::string& id = context.record.article.id;
  const auto entry = state_.FindArticle(id);
  if (!entry) return Ignored(Cause::kUnknown);
  auto story = state_.FindStory(entry->story);
  if (!story || story->killed) return Ignored(Cause::kAlreadyKilled);
  const bool is_canonical = story->members.front().article == id;
  return is_canonical ? KillStory(context, std::move(*story))
                      : KillCopy(context, std::move(*story));
}

Decision Engine::KillStory(const Context& context, Story story) {
  Decision decision = DecisionIn(story, Verdict::kKilled);
  decision.cause = context.record.deletion ? Cause::kDeleted : Cause::kCanceled;
  story.killed = true;
  ++story.revision;
  state_.EraseTexts(story.sequence);
  state_.PutStory(story);
  decision.publications.push_back({.action = Action::kKill,
                                   .cause = decision.cause,
                                   .story = std::move(story),
                                   .rule = {},
                                   .created = context.stream_time});
  return decision;
}

/// Takes one copy out of its story, as the copy's own source wants. The story stands.
Decision Engine::KillCopy(const Context& context, Story story) {
  const std::string& id = context.record.article.id;
  Decision decision = DecisionIn(story, Verdict::kKilled);
  decision.cause = context.record.deletion ? Cause::kCopyDeleted : Cause::kCopyCanceled;
  Unlist(id, story);
  state_.EraseArticle(id);
  state_.PutStory(story);
  return decision;
}

Decision Engine::DecideKnown(const Context& context, const ArticleEntry& entry) {
  if (entry.at == context.record.raw) return Repeat(context, entry);
  if (entry.text_hash == context.text_hash) return Ignored(Cause::kRedelivered);
  if (IsOlder(context.record.article, entry)) return Ignored(Cause::kSuperseded);
  auto story = state_.FindStory(entry.story);
  const auto root = state_.FindRoot(entry.story);
  if (!story || !root) return DecideNew(context);  // killed or forgotten: the id starts anew

  const Candidate known = StoredCandidate(*story, *root);
  const MatchResult& match = matcher_.Match(context.words, context.source, {&known, 1});
  const std::string& id = context.record.article.id;
  // An outlet may write its own article anew. By another one it is another article: ids can be
  // forged and reused.
  const bool is_rewritten =
      story->members.front().article == id && known.source.is_same(context.source);
  if (Joins(match.relation) || is_rewritten)
    return DecideVersion(context, std::move(*story), known, match);
  if (story->members.front().article != id) {
    Unlist(id, *story);
    state_.PutStory(*story);
  }
  Decision decision = DecideNew(context);
  decision.cause = Cause::kIdReused;
  return decision;
}

/// The candidate that a look-up in the index would give for a stored story. Its words are borrowed
/// until the next call.
Candidate Engine::StoredCandidate(const Story& story, const StoredText& root) {
  Candidate candidate{.story = story.sequence,
                      .source = SourceIdOf(story.members.front()),
                      .roundup = story.roundup,
                      .root = {}};
  stored_.root.Assign(Tokenize(root.text));
  candidate.root = stored_.root.view();
  const auto assign = [&](TextKind kind, WordRecord& words, WordView& view) {
    const auto member = state_.FindMemberText(story.sequence, kind);
    if (!member) return;
    words.Assign(Tokenize(member->text.text));
    view = words.view();
  };
  assign(TextKind::kFullest, stored_.fullest, candidate.fullest);
  assign(TextKind::kVariant, stored_.variant, candidate.variant);
  return candidate;
}

/// Decides a later version of an article of the story.
Decision Engine::DecideVersion(const Context& context, Story story, const Candidate& known,
                               const MatchResult& match) {
  Decision evidence = EvidenceOf(context, known, match);
  Decision decision;
  if (story.members.front().article == context.record.article.id) {
    decision = Revise(context, std::move(story));
  } else {
    decision = DecisionIn(story, Verdict::kRevision);
    decision.cause = Cause::kOfCopy;
    decision.relation = match.relation;
    Remember(context, known.story);
  }
  TakeEvidence(std::move(evidence), decision);
  return decision;
}

Decision Engine::Repeat(const Context& context, const ArticleEntry& entry) {
  const auto story = state_.FindStory(entry.story);
  if (!story) return Ignored(Cause::kUnknown);
  const auto& members = story->members;
  const auto member = std::ranges::find(members, context.record.article.id, &Member::article);
  const bool is_canonical = member == members.begin();
  Decision decision = DecisionIn(*story, is_canonical ? Verdict::kPublished : Verdict::kCopy);
  decision.cause = Cause::kRepeated;
  if (member != members.end()) decision.relation = member->relation;
  return decision;
}

Decision Engine::DecideNew(const Context& context) {
  const Sketch& sketch = context.record.sketch;
  const auto [candidates, stories] =
      state_.index().Find(sketch, state_.event_time(), HitsMin(sketch.size()), kCandidatesMax);
  standing_.Assign(context.tokens, sketch, sampling_, stories);
  const MatchResult& match =
      matcher_.Match(context.words, context.source, candidates, standing_.flags());
  const std::size_t compared = candidates.size();  // the index may change now
  Decision decision = match.candidate
                          ? DecideNear(context, Candidate(candidates[*match.candidate]), match)
                          : Found(context, match);
  decision.compared = compared;
  Learn(context, decision);
  return decision;
}

/// Decides an article that has something in common with the story `near`.
Decision Engine::DecideNear(const Context& context, const Candidate& near,
                            const MatchResult& match) {
  auto story = state_.FindStory(near.story);
  if (!story) {
    state_.NoteMissing("a story of the index");
    return {};
  }
  const std::string of = story->members.front().article;
  Decision evidence = EvidenceOf(context, near, match);
  Decision decision = !Joins(match.relation) ? Found(context, match)
                      : match.relation == Relation::kRevision
                          ? Revise(context, std::move(*story))
                          : Join(context, std::move(*story), near, match);
  decision.of = of;
  TakeEvidence(std::move(evidence), decision);
  return decision;
}

/// The text of a story that an article was compared with.
Engine::Compared Engine::ComparedText(StorySequence story, TextKind which) const {
  if (which == TextKind::kRoot) {
    if (auto root = state_.FindRoot(story)) return {{}, std::move(root->text)};
  } else {
    if (auto member = state_.FindMemberText(story, which))
      return {std::move(member->article), std::move(member->text.text)};
  }
  state_.NoteMissing("a text of the index");
  return {};
}

/// A decision that has nothing yet but the matcher's evidence. Asked before the story's texts
/// change: the article itself may take the place of the one that it was compared with.
Decision Engine::EvidenceOf(const Context& context, const Candidate& near,
                            const MatchResult& match) const {
  Decision evidence;
  const Compared compared = ComparedText(near.story, match.compared_with);
  // The spans lie in that text: without it there is nothing to count their bytes in.
  if (!state_.status()) return evidence;
  evidence.compared_with = compared.article;
  evidence.scores = match.scores;
  evidence.rule = match.rule;
  evidence.spans_truncated = match.spans.size() > kSpansListedMax;
  const std::size_t listed = std::min(match.spans.size(), kSpansListedMax);
  const std::vector<Token> old_tokens = Tokenize(compared.text);
  evidence.spans = InBytes(std::span(match.spans).first(listed), context.tokens, old_tokens);
  evidence.changes =
      ListChanges(FindChanges(match.runs, context.tokens, old_tokens),
                  {context.record.text, context.tokens}, {compared.text, old_tokens});
  return evidence;
}

/// A revision is the same article once more, and a round-up repeats other stories: neither teaches.
void Engine::Learn(const Context& context, Decision& decision) {
  const bool teaches = !context.record.blocks.empty() && decision.verdict != Verdict::kRevision &&
                       decision.relation != Relation::kRoundup;
  if (!teaches) return;
  const auto entry = state_.FindArticle(context.record.article.id);
  if (entry) decision.lessons = LearnFrom(context.record, entry->story, state_);
}

Decision Engine::Found(const Context& context, const MatchResult& match) {
  Story story;
  story.sequence = state_.NewSequence();
  story.id = StoryIdOf(context.record.raw);
  story.founded = state_.event_time();
  story.first_created = context.stream_time;
  story.roundup = match.relation == Relation::kRoundup;
  story.members.push_back(MemberOf(context.record, match));
  state_.PutStory(story);
  state_.PutRoot(story, {context.record.sketch, context.record.text}, KeptWords(context));
  Remember(context, story.sequence);

  Decision decision;
  decision.relation = match.relation;
  decision.rule = match.rule;
  decision.verdict = Verdict::kPublished;
  decision.story = story.id;
  decision.publications.push_back({.action = Action::kPublish,
                                   .cause = {},
                                   .story = std::move(story),
                                   .rule = std::string(kCanonicalRule),
                                   .created = context.stream_time});
  return decision;
}

Decision Engine::Join(const Context& context, Story story, const Candidate& joined,
                      const MatchResult& match) {
  ++story.copies;
  if (story.members.size() <= kCopiesListedMax) {
    story.members.push_back(MemberOf(context.record, match));
  }
  state_.PutStory(story);
  KeepText(context, story, joined, match);
  Remember(context, story.sequence);

  Decision decision = DecisionIn(story, Verdict::kCopy);
  decision.relation = match.relation;
  return decision;
}

void Engine::KeepText(const Context& context, const Story& story, const Candidate& joined,
                      const MatchResult& match) {
  const WordView words = KeptWords(context);
  const auto kind = KeptAs(words.size(), match.scores.own_words, joined);
  if (!kind) return;
  state_.PutMemberText(
      story, *kind,
      {.article = context.record.article.id, .text = {context.record.sketch, context.record.text}},
      words);
}

/// Makes the story findable by its latest text too: the next update is compared with it, and papers
/// print it. A story out of the window is found no more.
void Engine::KeepRevision(const Context& context, const Story& story) {
  if (!state_.index().CanFind(story.sequence, state_.event_time())) return;
  state_.PutMemberText(
      story, TextKind::kFullest,
      {.article = context.record.article.id, .text = {context.record.sketch, context.record.text}},
      KeptWords(context));
}

/// The words of the part of the text that is stored: a state loaded from the store has no others,
/// and must answer alike.
WordView Engine::KeptWords(const Context& context) {
  const std::string_view kept = KeptText(context.record.text);
  if (kept.size() == context.record.text.size()) return context.words;
  kept_words_.Assign(Tokenize(kept));
  return kept_words_.view();
}

Decision Engine::Revise(const Context& context, Story story) {
  Decision decision = DecisionIn(story, Verdict::kRevision);
  decision.relation = Relation::kRevision;

  ++story.revision;
  Member& canonical = story.members.front();
  canonical.article = context.record.article.id;
  canonical.url = context.record.article.url;
  canonical.published = context.record.article.published;
  state_.PutStory(story);
  KeepRevision(context, story);
  Remember(context, story.sequence);
  const bool corrects = IsCorrection(context.record.article.title);
  decision.publications.push_back({.action = corrects ? Action::kCorrect : Action::kUpdate,
                                   .cause = {},
                                   .story = std::move(story),
                                   .rule = std::string(kCanonicalRule),
                                   .created = context.stream_time});
  return decision;
}

void Engine::Remember(const Context& context, StorySequence story) {
  const Article& article = context.record.article;
  state_.PutArticle(article.id, {.story = story,
                                 .at = context.record.raw,
                                 .text_hash = context.text_hash,
                                 .version = article.version,
                                 .updated = article.updated});
}

}  // namespace wiresift
