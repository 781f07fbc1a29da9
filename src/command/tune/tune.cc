#include "command/tune/tune.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "command/tune/tune_json.h"
#include "command/tune/tune_report.h"
#include "command/tune/tune_svg.h"
#include "command/tune/tune_text.h"
#include "config/stage_options.h"

namespace wiresift {
namespace {

constexpr std::string_view kBlank = " \t\r";

void ReadLines(const TuneCommand& command, std::istream& in, TuneReport& report,
               std::ostream& errors) {
  const LabelledInput input{PrepareOptionsOf(command.config), command.cleaned};
  std::size_t number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    if (text.find_first_not_of(kBlank) == std::string::npos) continue;
    Result<LabelledLine> line = ReadLabelledLine(text, number, input);
    if (line) {
      report.lines.push_back(std::move(*line));
      continue;
    }
    ++report.skipped;
    errors << fmt::format("{}:{}: {}\n", command.name, number, line.error().detail);
  }
}

Tuning TuneLines(const TuneReport& report) {
  std::vector<LabelledPair> pairs;
  pairs.reserve(report.lines.size());
  for (const LabelledLine& line : report.lines)
    pairs.push_back(line.pair);
  return Tune(pairs, report.present);
}

}  // namespace

ExitCode RunTune(const TuneCommand& command, std::istream& in, std::ostream& out,
                 std::ostream& errors) {
  TuneReport report{.present = command.config.match};
  ReadLines(command, in, report, errors);
  if (report.skipped > 0) errors << fmt::format("wiresift: {} lines skipped\n", report.skipped);
  if (report.lines.empty()) {
    errors << fmt::format("wiresift: {}: found no labelled pair, expected one a line\n",
                          command.name);
    return kExitData;
  }
  report.tuning = TuneLines(report);
  out << (command.json ? TuneAsJson(report) : TuneAsText(report));
  if (command.svg != nullptr) *command.svg << TuneAsSvg(report.tuning) << std::flush;
  out.flush();
  return out && (command.svg == nullptr || *command.svg) ? kExitOk : kExitUnavailable;
}

}  // namespace wiresift
