#include "pipeline/decide/engine.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/hash.h"
#include "core/limits.h"
#include "core/utf8.h"
#include "pipeline/decide/correction.h"
#include "pipeline/decide/learning.h"

namespace wiresift {
namespace {

/// The one canonical rule there is so far: publish at once, the first article speaks.
constexpr std::string_view kCanonicalRule = "earliest";

/// The text as a root keeps it.
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

Decision Ignored(std::string reason) {
  Decision decision;
  decision.reason = std::move(reason);
  return decision;
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

Engine::Engine(const MatchOptions& options, State& state) : state_(state), matcher_(options) {}

Result<Decision> Engine::Decide(const CleanRecord& record, std::span<const Token> tokens,
                                Timestamp stream_time) {
  state_.AdvanceTo(record.event_time);
  if (const Status expired = state_.Expire(); !expired) return std::unexpected(expired.error());
  words_.Assign(tokens);
  const Context context{.record = record,
                        .tokens = tokens,
                        .words = words_.view(),
                        .stream_time = stream_time,
                        .text_hash = Hash64(record.article.title + '\n' + record.text),
                        .source = SourceId::Of(record.article.source)};
  Result<Decision> decision = record.deletion ? Withdraw(context, "deleted")
                              : record.article.status == PubStatus::kCanceled
                                  ? Withdraw(context, "canceled")
                                  : DecideUsable(context);
  if (decision) decision->deltas = state_.Drain();
  return decision;
}

Result<Decision> Engine::DecideUsable(const Context& context) {
  const Article& article = context.record.article;
  if (!article.is_text) return Ignored("not-text");
  const bool embargoed = article.embargoed_until && *article.embargoed_until > state_.event_time();
  if (article.status == PubStatus::kWithheld || embargoed) {
    Decision decision;
    decision.verdict = Verdict::kWithheld;
    decision.reason = embargoed ? "embargoed" : "withheld";
    return decision;
  }
  const auto entry = state_.FindArticle(article.id);
  if (!entry) return std::unexpected(entry.error());
  return *entry ? DecideKnown(context, **entry) : DecideNew(context);
}

Result<Decision> Engine::Withdraw(const Context& context, const std::string& reason) {
  const std::string& id = context.record.article.id;
  const auto entry = state_.FindArticle(id);
  if (!entry) return std::unexpected(entry.error());
  if (!*entry) return Ignored("unknown");
  auto found = state_.FindStory((*entry)->story);
  if (!found) return std::unexpected(found.error());
  if (!*found || (*found)->killed) return Ignored("already-killed");

  Story& story = **found;
  Decision decision;
  decision.verdict = Verdict::kKilled;
  decision.story = story.id;
  decision.of = story.members.front().article;
  if (id != decision.of) {
    // A copy's own source takes its copy back; the story stands.
    decision.reason = "copy-" + reason;
    Unlist(id, story);
    state_.EraseArticle(id);
  } else {
    decision.reason = reason;
    story.killed = true;
    ++story.revision;
    state_.EraseRoot(story.sequence);
    decision.publications.push_back({.action = Action::kKill,
                                     .reason = reason,
                                     .story = story,
                                     .rule = {},
                                     .created = context.stream_time});
  }
  state_.PutStory(story);
  return decision;
}

Result<Decision> Engine::DecideKnown(const Context& context, const ArticleEntry& entry) {
  if (entry.at == context.record.raw) return Repeat(context, entry);
  if (entry.text_hash == context.text_hash) return Ignored("redelivered");
  if (IsOlder(context.record.article, entry)) return Ignored("superseded");
  auto story = state_.FindStory(entry.story);
  if (!story) return std::unexpected(story.error());
  auto root = state_.FindRoot(entry.story);
  if (!root) return std::unexpected(root.error());
  if (!*story || !*root) return DecideNew(context);  // killed or forgotten: the id starts anew

  const auto known = StoredCandidate(**story, **root);
  if (!known) return std::unexpected(known.error());
  const MatchResult& match = matcher_.Match(context.words, context.source, {&*known, 1});
  if (Joins(match.relation)) return DecideVersion(context, std::move(**story), *known, match);
  // Ids can be forged and reused: another text is another article (decision 24).
  const std::string& id = context.record.article.id;
  if ((*story)->members.front().article != id) {
    Unlist(id, **story);
    state_.PutStory(**story);
  }
  Result<Decision> decision = DecideNew(context);
  if (decision) decision->reason = "id-reused";
  return decision;
}

/// A story as a look-up would give it, from what is stored. Borrowed until the next call.
Result<Candidate> Engine::StoredCandidate(const Story& story, const Root& root) {
  Candidate candidate{.story = story.sequence,
                      .source = SourceId::Of(story.members.front().source),
                      .roundup = story.roundup,
                      .root = {}};
  stored_.root.Assign(Tokenize(root.text));
  candidate.root = stored_.root.view();
  const auto assign = [&](TextKind kind, WordRecord& words, WordView& view) -> Status {
    const auto member = state_.FindMemberText(story.sequence, kind);
    if (!member) return std::unexpected(member.error());
    if (!*member) return {};
    words.Assign(Tokenize((*member)->text.text));
    view = words.view();
    return {};
  };
  Status read = assign(TextKind::kFullest, stored_.fullest, candidate.fullest);
  if (read) read = assign(TextKind::kVariant, stored_.variant, candidate.variant);
  if (!read) return std::unexpected(read.error());
  return candidate;
}

/// A later version of an article of the story.
Result<Decision> Engine::DecideVersion(const Context& context, Story story, const Candidate& known,
                                       const MatchResult& match) {
  Decision decision;
  if (story.members.front().article == context.record.article.id) {
    decision = Revise(context, std::move(story));
  } else {
    decision.verdict = Verdict::kRevision;
    decision.reason = "of-copy";
    decision.story = story.id;
    decision.of = story.members.front().article;
    decision.relation = match.relation;
    Remember(context, known.story);
  }
  if (Status told = Explain(context, known, match, decision); !told)
    return std::unexpected(told.error());
  return decision;
}

Result<Decision> Engine::Repeat(const Context& context, const ArticleEntry& entry) {
  const auto story = state_.FindStory(entry.story);
  if (!story) return std::unexpected(story.error());
  if (!*story) return Ignored("unknown");
  const auto& members = (*story)->members;
  const auto member = std::ranges::find(members, context.record.article.id, &Member::article);
  Decision decision;
  decision.story = (*story)->id;
  decision.of = members.front().article;
  decision.verdict = member == members.begin() ? Verdict::kPublished : Verdict::kCopy;
  decision.reason = "repeated";
  if (member != members.end()) decision.relation = member->relation;
  return decision;
}

Result<Decision> Engine::DecideNew(const Context& context) {
  const Sketch& sketch = context.record.sketch;
  const std::span<const Candidate> candidates =
      state_.index().Find(sketch, state_.event_time(), HitsMin(sketch.size()), kCandidatesMax);
  const MatchResult& match = matcher_.Match(context.words, context.source, candidates);
  const std::size_t compared = candidates.size();  // the index may change now
  Result<Decision> decision =
      match.candidate ? DecideNear(context, Candidate(candidates[*match.candidate]), match)
                      : Found(context, match);
  if (!decision) return decision;
  decision->compared = compared;
  if (Status learnt = Learn(context, *decision); !learnt) return std::unexpected(learnt.error());
  return decision;
}

/// There is a story that has something in common with the article.
Result<Decision> Engine::DecideNear(const Context& context, const Candidate& near,
                                    const MatchResult& match) {
  auto story = state_.FindStory(near.story);
  if (!story) return std::unexpected(story.error());
  if (!*story) return Fail(ErrorCode::kFatal, "state: a story of the index is not stored");
  const std::string of = (*story)->members.front().article;
  Decision decision = !Joins(match.relation) ? Found(context, match)
                      : match.relation == Relation::kRevision
                          ? Revise(context, std::move(**story))
                          : Join(context, std::move(**story), near, match);
  decision.of = of;
  if (Status told = Explain(context, near, match, decision); !told)
    return std::unexpected(told.error());
  return decision;
}

/// A text of a story that an article was compared with.
Result<Engine::Compared> Engine::ComparedText(StorySequence story, TextKind which) const {
  if (which == TextKind::kRoot) {
    auto root = state_.FindRoot(story);
    if (!root) return std::unexpected(root.error());
    if (*root) return Compared{{}, std::move((*root)->text)};
  } else {
    auto member = state_.FindMemberText(story, which);
    if (!member) return std::unexpected(member.error());
    if (*member) return Compared{std::move((*member)->article), std::move((*member)->text.text)};
  }
  return Fail(ErrorCode::kFatal, "state: a text of the index is not stored");
}

/// Takes the matcher's evidence into the decision.
Status Engine::Explain(const Context& context, const Candidate& near, const MatchResult& match,
                       Decision& decision) const {
  const auto compared = ComparedText(near.story, match.compared_with);
  if (!compared) return std::unexpected(compared.error());
  decision.compared_with = compared->article;
  decision.scores = match.scores;
  decision.rule = match.rule;
  decision.spans_truncated = match.spans.size() > kSpansListedMax;
  const std::size_t listed = std::min(match.spans.size(), kSpansListedMax);
  decision.spans =
      InBytes(std::span(match.spans).first(listed), context.tokens, Tokenize(compared->text));
  return {};
}

/// A revision is the same article once more, and a roundup repeats other stories: neither teaches.
Status Engine::Learn(const Context& context, Decision& decision) {
  const bool teaches = !context.record.blocks.empty() && decision.verdict != Verdict::kRevision &&
                       decision.relation != Relation::kRoundup;
  if (!teaches) return {};
  const auto entry = state_.FindArticle(context.record.article.id);
  if (!entry) return std::unexpected(entry.error());
  return LearnFrom(context.record, (*entry)->story, state_, decision.lessons);
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
                                   .reason = {},
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

  Decision decision;
  decision.relation = match.relation;
  decision.verdict = Verdict::kCopy;
  decision.story = story.id;
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

/// The words of the part of the text that is stored: a state that is loaded has no others.
WordView Engine::KeptWords(const Context& context) {
  const std::string_view kept = KeptText(context.record.text);
  if (kept.size() == context.record.text.size()) return context.words;
  kept_words_.Assign(Tokenize(kept));
  return kept_words_.view();
}

Decision Engine::Revise(const Context& context, Story story) {
  Decision decision;
  decision.verdict = Verdict::kRevision;
  decision.relation = Relation::kRevision;
  decision.story = story.id;
  decision.of = story.members.front().article;

  ++story.revision;
  Member& canonical = story.members.front();
  canonical.article = context.record.article.id;
  canonical.url = context.record.article.url;
  canonical.published = context.record.article.published;
  state_.PutStory(story);
  Remember(context, story.sequence);
  const bool corrects = IsCorrection(context.record.article.title);
  decision.publications.push_back({.action = corrects ? Action::kCorrect : Action::kUpdate,
                                   .reason = {},
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
