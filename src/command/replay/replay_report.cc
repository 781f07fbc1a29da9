#include "command/replay/replay_report.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace wiresift {
namespace {

using Counts = std::map<std::string, std::size_t>;

/// The entries with the largest count first.
void PrintTable(const Counts& counts, std::ostream& out) {
  std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
  std::ranges::stable_sort(rows, std::greater(), [](const auto& row) { return row.second; });
  for (const auto& [name, count] : rows)
    out << fmt::format("{:>10}  {}\n", count, name);
}

std::size_t Sum(const Counts& counts) {
  std::size_t sum = 0;
  for (const auto& [name, count] : counts)
    sum += count;
  return sum;
}

void PrintIf(std::size_t count, std::string_view text, std::ostream& out) {
  if (count > 0) out << fmt::format("{}: {}\n", text, count);
}

void PrintComparison(const ReplayCounts& counts, std::ostream& out) {
  const std::size_t changed = Sum(counts.changed);
  out << fmt::format("compared: {}\nsame: {}\nchanged: {}\n", counts.same + changed + counts.older,
                     counts.same, changed);
  PrintTable(counts.changed, out);
  PrintIf(counts.older, "differ since the replay does not know older stories (\"older\":true)",
          out);
  PrintIf(counts.without_verdict, "missing in the audit log, not compared", out);
}

}  // namespace

void PrintSummary(const ReplayCounts& counts, bool compares, std::ostream& out) {
  out << fmt::format("replayed: {}, and {} before them for the memory\n", counts.replayed,
                     counts.warm_up);
  PrintTable(counts.verdicts, out);
  if (compares) PrintComparison(counts, out);
  PrintIf(counts.old_text, "raw record gone, decided on the clean text of then", out);
  PrintIf(counts.old_memory, "cleaned without their publisher's memory, which is gone", out);
  PrintIf(counts.moved, "would go to another story partition now, decided in the old one", out);
  PrintIf(counts.crashed, "left out, since they have killed the service", out);
}

}  // namespace wiresift
