#include "command/explain/comparison_json.h"

#include "command/explain/comparison_words.h"
#include "core/json_writer.h"
#include "pipeline/publish/evidence.h"

namespace wiresift {
namespace {

void WriteCount(JsonWriter& out, std::string_view key, std::size_t count) {
  out.Key(key).Integer(static_cast<std::int64_t>(count));
}

void WriteArticle(JsonWriter& out, const ComparedArticle& compared) {
  const Article& article = compared.article;
  out.BeginObject().Key("id").Text(article.id);
  out.TextField("url", article.url).TextField("source", article.source);
  if (article.published) out.Key("published").Text(FormatTime(*article.published));
  out.Key("title").Text(compared.cleaned.title);
  out.TextField("language", compared.cleaned.language);
  WriteCount(out, "words", compared.words);
  WriteCount(out, "shared_words", compared.shared_words);
  out.Key("text").Text(compared.cleaned.text).EndObject();
}

void WriteVetoes(JsonWriter& out, const Comparison& comparison) {
  out.BeginArray();
  for (const VetoFinding& veto : VetoesOf(comparison)) {
    out.BeginObject().Key("rule").Text(NameOf(veto.veto)).Key("spoke").Boolean(veto.spoke);
    for (const VetoFinding::Value& value : veto.values)
      out.Key(value.name).Decimal(value.value);
    out.EndObject();
  }
  out.EndArray();
}

void WriteNotes(JsonWriter& out, const Comparison& comparison) {
  out.BeginArray();
  for (const std::string& note : NotesOn(comparison))
    out.Text(note);
  out.EndArray();
}

}  // namespace

std::string ComparisonAsJson(const Comparison& comparison) {
  JsonWriter out;
  out.BeginObject();
  WriteArticle(out.Key("a"), comparison.a);
  WriteArticle(out.Key("b"), comparison.b);
  out.Key("relation").Text(NameOf(comparison.relation));
  out.Key("joins").Boolean(Joins(comparison.relation));
  out.Key("says").Text(WhatItIs(comparison));
  out.Key("rule").Text(NameOf(comparison.rule)).Key("decided").Text(WhatDecided(comparison));
  WriteScores(out.Key("scores"), comparison.scores);
  out.Key("same_source").Boolean(comparison.same_source);
  WriteCount(out, "fingerprints", comparison.fingerprints);
  WriteCount(out, "hits_min", comparison.hits_min);
  out.Key("vetoes_asked").Boolean(WereVetoesAsked(comparison));
  WriteVetoes(out.Key("vetoes"), comparison);
  WriteNotes(out.Key("notes"), comparison);
  WriteSpans(out.Key("spans"), comparison.spans);
  WriteChanges(out, comparison.changes);
  out.EndObject();
  return out.Take();
}

}  // namespace wiresift
