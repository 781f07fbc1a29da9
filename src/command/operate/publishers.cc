#include "command/operate/publishers.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/hash.h"
#include "publisher/lesson.h"
#include "publisher/memory.h"

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

  /// Empty when nothing is learnt of the publisher.
  [[nodiscard]] const Scopes& Of(const std::string& domain) const {
    static const Scopes kNothing;
    const auto found = by_domain_.find(domain);
    return found == by_domain_.end() ? kNothing : found->second;
  }

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

/// The blocks of all scopes by hash; of a block in several scopes the one with most articles.
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
    out << fmt::format(
        "  {}  {}{} stories, {} articles, {} to {}{}  {}\n", ToHex(hash), block.stories,
        block.stories < std::int64_t{kLearntStories} ? "" : " or more", block.articles, block.first,
        block.last, overruled.keep.contains(hash) ? ", kept by the configuration" : "",
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

Status TakeLine(const LearntLines& lines, std::size_t i, Lessons& lessons) {
  Status taken = lessons.Take(lines[i]);
  if (taken) return taken;
  return Fail(taken.error().code, fmt::format("record {}: {}", i + 1, taken.error().detail));
}

ExitCode Refuse(const Error& error, std::ostream& errors) {
  errors << "wiresift: " << error.detail << '\n';
  return ExitCodeOf(error.code);
}

void PrintRecords(const Lessons::Scopes& scopes, std::ostream& out) {
  for (const auto& [scope, lesson] : scopes)
    out << lesson.line << '\n';
}

void PrintRow(const std::string& domain, const Lessons::Scopes& scopes,
              const PublisherTableOptions& overruled, std::ostream& out) {
  out << fmt::format("{}  {}  {} blocks  {} candidates{}\n", domain,
                     Lessons::VersionOf(scopes, overruled),
                     Joined(scopes, &LearntBlocks::learnt).size(),
                     Joined(scopes, &LearntBlocks::candidates).size(),
                     overruled.off.contains(domain) ? "  off by the configuration" : "");
}

/// The state of a search through the topic for the version to show.
struct Search {
  Lessons lessons;
  std::set<std::string> versions;  ///< versions of the publisher met so far
  bool is_found = false;           ///< the latest of them is the one asked for
};

/// Takes lines up to the version asked for, or to the end.
Status Find(const LearntCommand& command, const std::string& domain, const LearntLines& lines,
            Search& search) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (Status taken = TakeLine(lines, i, search.lessons); !taken) return taken;
    const std::string version = Lessons::VersionOf(search.lessons.Of(domain), command.overruled);
    if (!version.empty()) search.versions.insert(version);
    search.is_found =
        command.version.empty() ? !search.lessons.Of(domain).empty() : version == command.version;
    if (search.is_found && !command.version.empty()) return {};
  }
  return {};
}

ExitCode NotFound(const LearntCommand& command, const std::string& domain, const Search& search,
                  std::ostream& errors) {
  const std::string found = search.versions.empty()
                                ? "nothing that is learnt of it"
                                : fmt::format("versions {}", fmt::join(search.versions, " "));
  const std::string expected =
      command.version.empty() ? "a publisher of `publishers list`" : "version " + command.version;
  errors << fmt::format("wiresift: {}: found {}, expected {}\n", domain, found, expected);
  return kExitNoInput;
}

}  // namespace

ExitCode RunPublishersList(const LearntCommand& command, const LearntLines& lines,
                           std::ostream& out, std::ostream& errors) {
  Lessons lessons;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (Status taken = TakeLine(lines, i, lessons); !taken) return Refuse(taken.error(), errors);
  }
  for (const auto& [domain, scopes] : lessons.all()) {
    if (scopes.empty()) continue;
    if (command.json) {
      PrintRecords(scopes, out);
    } else {
      PrintRow(domain, scopes, command.overruled, out);
    }
  }
  return out.flush() ? kExitOk : kExitUnavailable;
}

ExitCode RunPublishersShow(const LearntCommand& command, const std::string& domain,
                           const LearntLines& lines, std::ostream& out, std::ostream& errors) {
  Search search;
  if (Status read = Find(command, domain, lines, search); !read)
    return Refuse(read.error(), errors);
  if (!search.is_found) return NotFound(command, domain, search, errors);
  const Lessons::Scopes& scopes = search.lessons.Of(domain);
  if (command.json) {
    PrintRecords(scopes, out);
  } else {
    PrintPublisher(domain, scopes, command.overruled, out);
  }
  return out.flush() ? kExitOk : kExitUnavailable;
}

}  // namespace wiresift
