#include "command/files/match_stats.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "core/names.h"
#include "pipeline/ports/cause.h"

namespace wiresift {
namespace {

std::string Row(std::string_view name, std::string_view what) {
  return fmt::format("{:<11} {}\n", name, what);
}

/// The veto's name without `veto:`, which the row's head says.
std::string ShortName(Veto veto) {
  const std::string_view name = NameOf(veto);
  return std::string(name.substr(name.find(':') + 1));
}

/// A first answer: `repeated` is given again to a line that stood in the input before.
bool Founds(const Decision& decision) {
  return decision.verdict == Verdict::kPublished && decision.cause != Cause::kRepeated;
}

/// A story with all its articles; copies are taken back one by one.
bool KillsStory(const Decision& decision) {
  return decision.cause == Cause::kDeleted || decision.cause == Cause::kCanceled;
}

}  // namespace

void MatchStats::Count(const Decision& decision) {
  ++articles_;
  founded_ += Founds(decision) ? 1 : 0;
  killed_ += KillsStory(decision) ? 1 : 0;
  if (decision.compared) {
    ++asked_;
    compared_ += *decision.compared;
    compared_max_ = std::max<std::uint64_t>(compared_max_, *decision.compared);
  }
  if (!decision.relation) {
    ++set_aside_[std::string(NameOf(decision.verdict))];
    return;
  }
  ++relations_[IndexOf(*decision.relation)];
  if (!decision.rule) return;
  if (Joins(*decision.relation)) ++joins_[std::string(NameOf(*decision.rule))];
  if (const Veto* veto = std::get_if<Veto>(&*decision.rule)) ++vetoes_[ShortName(*veto)];
}

void MatchStats::CountError(const Error& error) {
  ++articles_;
  ++errors_[std::string(NameOf(error.reason))];
}

/// `cover>=join 12, runs>=half 1`, most first; `none`.
std::string MatchStats::Listed(const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(),
                           [](const auto& count) { return count.second; });
  std::string out;
  for (const auto& [name, count] : sorted)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, count);
  return out.empty() ? "none" : out;
}

std::string MatchStats::Relations() const {
  std::string out;
  for (std::size_t i = 0; i < relations_.size(); ++i)
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", kNames<Relation>[i], relations_[i]);
  return out;
}

std::string MatchStats::Candidates() const {
  const double mean =
      asked_ == 0 ? 0 : static_cast<double>(compared_) / static_cast<double>(asked_);
  return fmt::format("mean {:.2f}, max {} compared, of {} new articles", mean, compared_max_,
                     asked_);
}

std::uint64_t MatchStats::Gone(const Index& index) const {
  const std::uint64_t known = killed_ + index.stories();
  return founded_ - std::min(founded_, known);
}

std::string MatchStats::Table(const Index& index, bool has_window) const {
  std::string out = Row("articles", fmt::format("{}", articles_));
  out += Row("errors", Listed(errors_));
  out += Row("set aside", Listed(set_aside_));
  out += Row("relations", Relations());
  out += Row("joined by", Listed(joins_));
  out += Row("vetoes", Listed(vetoes_));
  out += Row("candidates", Candidates());
  out += Row("stories",
             fmt::format("{} founded, {} killed, {} live", founded_, killed_, index.stories()));
  out += Row("index", fmt::format("{} postings, {} bytes", index.postings(), index.bytes()));
  if (!has_window) return out;
  return out + Row("gone", fmt::format("{} stories by age or memory, {} segments of them by memory",
                                       Gone(index), index.evicted_segments()));
}

}  // namespace wiresift
