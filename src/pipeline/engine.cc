#include "pipeline/engine.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/hash.h"
#include "core/limits.h"
#include "pipeline/learning.h"
#include "story/correction.h"

namespace wiresift {
namespace {

/// The one canonical rule there is so far: publish at once, the first article speaks.
constexpr std::string_view kCanonicalRule = "earliest";

/// A story with what the matcher needs of it.
struct Contender {
  Story story;
  Root root;
  std::vector<Token> tokens;
  std::uint32_t hits = 0;
};

bool SameSource(const std::string& a, const std::string& b) {
  return !a.empty() && a == b;
}

std::vector<MatchTarget> TargetsOf(std::span<const Contender> contenders,
                                   const std::string& source) {
  std::vector<MatchTarget> targets;
  for (const Contender& contender : contenders) {
    targets.push_back({.story = contender.story.sequence,
                       .hits = contender.hits,
                       .same_source = SameSource(contender.story.members.front().source, source),
                       .roundup = contender.story.roundup,
                       .root = contender.tokens});
  }
  return targets;
}

Result<std::optional<Contender>> Load(const State& state, StorySequence sequence,
                                      std::uint32_t hits) {
  auto story = state.FindStory(sequence);
  if (!story) return std::unexpected(story.error());
  auto root = state.FindRoot(sequence);
  if (!root) return std::unexpected(root.error());
  if (!*story || !*root) return std::optional<Contender>();
  Contender contender{std::move(**story), std::move(**root), {}, hits};
  contender.tokens = Tokenize(contender.root.text);
  return std::optional(std::move(contender));
}

Result<std::vector<Contender>> Nominate(const State& state, const Sketch& sketch) {
  std::vector<Contender> contenders;
  for (const Candidate& candidate :
       state.index().Find(sketch, state.event_time(), HitsMin(sketch.size()), kCandidatesMax)) {
    auto contender = Load(state, candidate.story, candidate.hits);
    if (!contender) return std::unexpected(contender.error());
    if (*contender) contenders.push_back(std::move(**contender));
  }
  return contenders;
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

/// Takes the matcher's evidence into the decision.
void Explain(Decision& decision, const MatchResult& match) {
  decision.relation = match.relation;
  decision.scores = match.scores;
  decision.rule = match.rule;
  decision.spans = match.spans;
  decision.spans_truncated = decision.spans.size() > kSpansListedMax;
  if (decision.spans_truncated) decision.spans.resize(kSpansListedMax);
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
  Timestamp stream_time;
  std::uint64_t text_hash;
};

Engine::Engine(const MatchOptions& options, State& state) : options_(options), state_(state) {}

Result<Decision> Engine::Decide(const CleanRecord& record, std::span<const Token> tokens,
                                Timestamp stream_time) {
  state_.AdvanceTo(record.event_time);
  if (const Status expired = state_.Expire(); !expired) return std::unexpected(expired.error());
  const Context context{record, tokens, stream_time,
                        Hash64(record.article.title + '\n' + record.text)};
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
    const bool listed = std::erase_if(story.members, [&](const Member& member) {
                          return member.article == id;
                        }) > 0;
    if (listed || story.copies > kCopiesListedMax) --story.copies;
    state_.EraseArticle(id);
  } else {
    decision.reason = reason;
    story.killed = true;
    ++story.revision;
    state_.EraseRoot(story.sequence);
    decision.publication = Publication{.action = Action::kKill,
                                       .reason = reason,
                                       .story = story,
                                       .rule = {},
                                       .created = context.stream_time};
  }
  state_.PutStory(story);
  return decision;
}

Result<Decision> Engine::DecideKnown(const Context& context, const ArticleEntry& entry) {
  if (entry.at == context.record.raw) return Repeat(context, entry);
  if (entry.text_hash == context.text_hash) return Ignored("redelivered");
  if (IsOlder(context.record.article, entry)) return Ignored("superseded");
  auto contender = Load(state_, entry.story, 0);
  if (!contender) return std::unexpected(contender.error());
  if (!*contender) return DecideNew(context);  // killed or forgotten: the id starts anew

  const std::vector<MatchTarget> targets =
      TargetsOf({&**contender, 1}, context.record.article.source);
  const MatchResult match = Match(context.tokens, targets, options_);
  const bool is_canonical =
      (*contender)->story.members.front().article == context.record.article.id;
  if (Joins(match.relation) && is_canonical) {
    return Revise(context, std::move((*contender)->story), match);
  }
  if (Joins(match.relation)) {
    Decision decision;
    Explain(decision, match);
    decision.verdict = Verdict::kRevision;
    decision.reason = "of-copy";
    decision.story = (*contender)->story.id;
    decision.of = (*contender)->story.members.front().article;
    Remember(context, entry.story);
    return decision;
  }
  // Ids can be forged and reused: another text is another article (decision 24).
  Result<Decision> decision = DecideNew(context);
  if (decision) decision->reason = "id-reused";
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
  Result<std::vector<Contender>> contenders = Nominate(state_, context.record.sketch);
  if (!contenders) return std::unexpected(contenders.error());
  const std::vector<MatchTarget> targets = TargetsOf(*contenders, context.record.article.source);
  const MatchResult match = Match(context.tokens, targets, options_);
  Decision decision;
  if (!Joins(match.relation)) {
    decision = Found(context, match);
    if (match.target) decision.of = (*contenders)[*match.target].story.members.front().article;
  } else {
    Story& story = (*contenders)[*match.target].story;
    decision = match.relation == Relation::kRevision ? Revise(context, std::move(story), match)
                                                     : Join(context, std::move(story), match);
  }
  decision.compared = targets.size();
  if (Status learnt = Learn(context, decision); !learnt) return std::unexpected(learnt.error());
  return decision;
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
  state_.PutRoot(story.sequence, {context.record.sketch, context.record.text}, story.founded);
  Remember(context, story.sequence);

  Decision decision;
  Explain(decision, match);
  decision.verdict = Verdict::kPublished;
  decision.story = story.id;
  decision.publication = Publication{.action = Action::kPublish,
                                     .reason = {},
                                     .story = std::move(story),
                                     .rule = std::string(kCanonicalRule),
                                     .created = context.stream_time};
  return decision;
}

Decision Engine::Join(const Context& context, Story story, const MatchResult& match) {
  ++story.copies;
  if (story.members.size() <= kCopiesListedMax) {
    story.members.push_back(MemberOf(context.record, match));
  }
  state_.PutStory(story);
  Remember(context, story.sequence);

  Decision decision;
  Explain(decision, match);
  decision.verdict = Verdict::kCopy;
  decision.story = story.id;
  decision.of = story.members.front().article;
  return decision;
}

Decision Engine::Revise(const Context& context, Story story, const MatchResult& match) {
  Decision decision;
  Explain(decision, match);
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
  decision.publication = Publication{
      .action = IsCorrection(context.record.article.title) ? Action::kCorrect : Action::kUpdate,
      .reason = {},
      .story = std::move(story),
      .rule = std::string(kCanonicalRule),
      .created = context.stream_time};
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
