#include "command/tune/tune_json.h"

#include <algorithm>
#include <cstdint>

#include "core/json_writer.h"
#include "core/names.h"

namespace wiresift {
namespace {

void WriteCount(JsonWriter& out, std::string_view key, std::size_t count) {
  out.Key(key).Integer(static_cast<std::int64_t>(count));
}

void WriteInterval(JsonWriter& out, std::string_view key, const Interval& interval) {
  out.Key(key).BeginArray().Decimal(interval.low).Decimal(interval.high).EndArray();
}

/// The members of a point, inside an object of the caller's.
void WritePoint(JsonWriter& out, const SweepPoint& point) {
  out.Key("threshold").Decimal(point.threshold);
  out.Key("precision").Decimal(point.tally.precision());
  out.Key("recall").Decimal(point.tally.recall()).Key("f1").Decimal(point.tally.f1());
  WriteInterval(out, "f1_interval", point.f1);
  WriteCount(out, "right", point.tally.right);
  WriteCount(out, "wrong", point.tally.wrong);
  WriteCount(out, "missed", point.tally.missed);
}

void WriteSuggestion(JsonWriter& out, const Suggestion& suggestion) {
  out.Key("suggested").BeginObject();
  WritePoint(out, suggestion.point);
  out.Key("stretch").BeginArray().Decimal(suggestion.from).Decimal(suggestion.to).EndArray();
  WriteInterval(out, "gain_interval", suggestion.gain);
  out.Key("advice").Text(NameOf(suggestion.advice)).EndObject();
}

void WriteSweep(JsonWriter& out, std::string_view key, const Sweep& sweep) {
  out.Key(key).BeginObject();
  out.Key("present").BeginObject();
  WritePoint(out, sweep.present);
  out.EndObject();
  if (sweep.suggestion) WriteSuggestion(out, *sweep.suggestion);
  out.Key("curve").BeginArray();
  for (const SweepPoint& point : sweep.curve) {
    out.BeginObject();
    WritePoint(out, point);
    out.EndObject();
  }
  out.EndArray().EndObject();
}

void WritePairs(JsonWriter& out, const TuneReport& report) {
  out.Key("pairs").BeginObject();
  for (const std::string_view name : kNames<PairLabel>) {
    const auto has_name = [&](const LabelledLine& line) { return NameOf(line.pair.label) == name; };
    WriteCount(out, name, static_cast<std::size_t>(std::ranges::count_if(report.lines, has_name)));
  }
  WriteCount(out, "skipped", report.skipped);
  out.EndObject();
}

void WriteWrong(JsonWriter& out, const TuneReport& report) {
  out.Key("wrong").BeginArray();
  for (const LabelledLine& line : report.lines) {
    const PairFault fault = FaultOf(line.pair, report.tuning);
    if (fault == PairFault::kNone) continue;
    const Outcome decision =
        DecideAt(line.pair.compared, report.tuning.join_threshold, report.tuning.related_threshold);
    WriteCount(out.BeginObject(), "line", line.number);
    out.Key("a").Text(line.a).Key("b").Text(line.b).Key("fault").Text(NameOf(fault));
    out.Key("label").Text(NameOf(line.pair.label)).Key("relation").Text(NameOf(decision.relation));
    out.Key("rule")
        .Text(NameOf(decision.rule))
        .Key("cover")
        .Decimal(line.pair.compared.evidence.cover)
        .EndObject();
  }
  out.EndArray();
}

}  // namespace

std::string TuneAsJson(const TuneReport& report) {
  JsonWriter out;
  out.BeginObject();
  WritePairs(out, report);
  WriteSweep(out, "join", report.tuning.join);
  WriteSweep(out, "related", report.tuning.related);
  WriteWrong(out, report);
  out.EndObject();
  return out.Take() + '\n';
}

}  // namespace wiresift
