#include "command/publishers.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/hash.h"
#include "pipeline/publisher_record.h"
#include "text/publisher_memory.h"

namespace wiresift {
namespace {

struct KeptLesson {
  std::string line;
  LearntBlocks blocks;
};

/// The latest record of each scope of each publisher, as a compacted topic has them.
class Lessons {
 public:
  /// kMalformed when the line is no lesson.
  Status Take(const std::string& line) {
    Result<LearntBlocks> blocks = ParseLesson(line);
    if (!blocks) return std::unexpected(blocks.error());
    auto& scopes = by_domain_[blocks->domain];
    const std::string scope = blocks->scope;
    if (blocks->learnt.empty()) {
      scopes.erase(scope);
    } else {
      scopes.insert_or_assign(scope, KeptLesson{line, std::move(*blocks)});
    }
    return {};
  }

  using Scopes = std::map<std::string, KeptLesson>;

  [[nodiscard]] const std::map<std::string, Scopes>& all() const { return by_domain_; }

  /// Version of what all scopes together have learnt, as cleaning names it.
  [[nodiscard]] static std::string VersionOf(const Scopes& scopes,
                                             const PublisherTableOptions& overruled) {
    std::vector<std::uint64_t> hashes;
    for (const auto& [scope, lesson] : scopes) {
      for (const LearntBlock& block : lesson.blocks.learnt) {
        if (!overruled.keep.contains(block.hash)) hashes.push_back(block.hash);
      }
    }
    return hashes.empty() ? "" : MemoryVersion(std::move(hashes));
  }

 private:
  std::map<std::string, Scopes> by_domain_;
};

/// By hash, the fullest count of those that several scopes have.
std::map<std::uint64_t, LearntBlock> Joined(const Lessons::Scopes& scopes,
                                            std::vector<LearntBlock> LearntBlocks::* list) {
  std::map<std::uint64_t, LearntBlock> joined;
  for (const auto& [scope, lesson] : scopes) {
    for (const LearntBlock& block : lesson.blocks.*list) {
      const auto [at, is_new] = joined.emplace(block.hash, block);
      if (!is_new && at->second.articles < block.articles) at->second = block;
    }
  }
  return joined;
}

void PrintBlocks(const std::map<std::uint64_t, LearntBlock>& blocks,
                 const PublisherTableOptions& overruled, std::ostream& out) {
  for (const auto& [hash, block] : blocks) {
    out << fmt::format("  {}  {} stories, {} articles, {} to {}{}  {}\n", ToHex(hash),
                       block.stories, block.articles, block.first, block.last,
                       overruled.keep.contains(hash) ? ", kept by the configuration" : "",
                       block.sample);
  }
}

void PrintPublisher(const std::string& domain, const Lessons::Scopes& scopes,
                    const PublisherTableOptions& overruled, std::ostream& out) {
  const auto learnt = Joined(scopes, &LearntBlocks::learnt);
  auto candidates = Joined(scopes, &LearntBlocks::candidates);
  std::erase_if(candidates, [&](const auto& block) { return learnt.contains(block.first); });
  out << fmt::format("{}  {}{}\n", domain, Lessons::VersionOf(scopes, overruled),
                     overruled.off.contains(domain) ? "  off by the configuration" : "");
  out << fmt::format("learnt: {}\n", learnt.size());
  PrintBlocks(learnt, overruled, out);
  out << fmt::format("candidates: {}\n", candidates.size());
  PrintBlocks(candidates, overruled, out);
}

ExitCode Refuse(std::size_t line, const Error& error, std::ostream& errors) {
  errors << "wiresift: record " << line + 1 << ": " << error.detail << '\n';
  return kExitData;
}

}  // namespace

ExitCode RunPublishersList(const LearntCommand& command, const LearntLines& lines,
                           std::ostream& out, std::ostream& errors) {
  Lessons lessons;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (Status taken = lessons.Take(lines[i]); !taken) return Refuse(i, taken.error(), errors);
  }
  for (const auto& [domain, scopes] : lessons.all()) {
    if (scopes.empty()) continue;
    if (command.json) {
      for (const auto& [scope, lesson] : scopes)
        out << lesson.line << '\n';
      continue;
    }
    out << fmt::format("{}  {}  {} blocks  {} candidates{}\n", domain,
                       Lessons::VersionOf(scopes, command.overruled),
                       Joined(scopes, &LearntBlocks::learnt).size(),
                       Joined(scopes, &LearntBlocks::candidates).size(),
                       command.overruled.off.contains(domain) ? "  off by the configuration" : "");
  }
  return out.flush() ? kExitOk : kExitUnavailable;
}

ExitCode RunPublishersShow(const LearntCommand& command, const std::string& domain,
                           const LearntLines& lines, std::ostream& out, std::ostream& errors) {
  Lessons lessons;
  std::set<std::string> versions;
  bool found = false;
  for (std::size_t i = 0; i < lines.size() && !found; ++i) {
    if (Status taken = lessons.Take(lines[i]); !taken) return Refuse(i, taken.error(), errors);
    const auto scopes = lessons.all().find(domain);
    if (scopes == lessons.all().end() || scopes->second.empty()) continue;
    const std::string version = Lessons::VersionOf(scopes->second, command.overruled);
    versions.insert(version);
    found = !command.version.empty() && version == command.version;
  }
  const auto scopes = lessons.all().find(domain);
  const bool is_known = scopes != lessons.all().end() && !scopes->second.empty();
  if (!is_known || (!command.version.empty() && !found)) {
    errors << fmt::format("wiresift: {}: found {}, expected {}\n", domain,
                          versions.empty()
                              ? "nothing that is learnt of it"
                              : "versions " + fmt::format("{}", fmt::join(versions, " ")),
                          command.version.empty() ? "a publisher of `publishers list`"
                                                  : "version " + command.version);
    return kExitNoInput;
  }
  if (command.json) {
    for (const auto& [scope, lesson] : scopes->second)
      out << lesson.line << '\n';
  } else {
    PrintPublisher(domain, scopes->second, command.overruled, out);
  }
  return out.flush() ? kExitOk : kExitUnavailable;
}

}  // namespace wiresift
