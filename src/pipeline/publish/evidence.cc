#include "pipeline/publish/evidence.h"

namespace wiresift {

void WriteRemovals(JsonWriter& out, std::span<const Removal> removed, RemovalText text) {
  out.BeginArray();
  for (const Removal& removal : removed) {
    out.BeginObject().Key("class").Text(NameOf(removal.kind)).Key("rule").Text(removal.rule);
    out.Key("score").Decimal(static_cast<double>(removal.score));
    out.Key("start").Integer(removal.start).Key("end").Integer(removal.end);
    if (text == RemovalText::kInclude) out.Key("text").Text(removal.text);
    out.EndObject();
  }
  out.EndArray();
}

void WriteProvenance(JsonWriter& out, std::span<const ProvenanceMark> marks) {
  out.BeginArray();
  for (const ProvenanceMark& mark : marks) {
    out.BeginObject().Key("agency").Text(mark.agency).Key("kind").Text(NameOf(mark.kind));
    out.Key("text").Text(mark.text);
    out.Key("start").Integer(mark.start).Key("end").Integer(mark.end).EndObject();
  }
  out.EndArray();
}

void WriteScores(JsonWriter& out, const MatchScores& scores) {
  out.BeginObject();
  out.Key("containment_new").Decimal(scores.containment_new);
  out.Key("containment_old").Decimal(scores.containment_old);
  out.Key("cover").Decimal(scores.cover).Key("own_words").Decimal(scores.own_words);
  out.Key("facts").Decimal(scores.facts).Key("beginning").Decimal(scores.beginning);
  out.Key("standing").Decimal(scores.standing);
  out.Key("numbers").Decimal(scores.numbers).Key("names").Decimal(scores.names);
  out.Key("mean_run").Decimal(scores.mean_run).Key("hits").Integer(scores.hits);
  out.EndObject();
}

void WriteSpans(JsonWriter& out, std::span<const SharedSpan> spans) {
  out.BeginArray();
  for (const SharedSpan& span : spans) {
    out.BeginObject().Key("start").Integer(span.new_start).Key("end").Integer(span.new_end);
    out.Key("of_start").Integer(span.old_start).Key("of_end").Integer(span.old_end).EndObject();
  }
  out.EndArray();
}

void WriteChanges(JsonWriter& out, const ChangeList& changes) {
  if (changes.count == 0) return;
  out.Key("changes").BeginArray();
  for (const ChangedText& change : changes.listed) {
    out.BeginObject().Key("kind").Text(NameOf(change.kind));
    out.Key("from").Text(change.from).Key("to").Text(change.to);
    out.Key("start").Integer(change.at.new_start).Key("end").Integer(change.at.new_end);
    out.Key("of_start").Integer(change.at.old_start).Key("of_end").Integer(change.at.old_end);
    out.EndObject();
  }
  out.EndArray();
  if (changes.count > changes.listed.size()) {
    out.Key("changes_count").Integer(static_cast<std::int64_t>(changes.count));
  }
}

void WriteCoordinate(JsonWriter& out, const Coordinate& at) {
  out.BeginObject().Key("topic").Text(at.topic).Key("partition").Integer(at.partition.value);
  out.Key("offset").Integer(at.offset.value).EndObject();
}

}  // namespace wiresift
