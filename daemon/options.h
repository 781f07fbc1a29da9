#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace wiresift {

enum class Command {
  kRun,
  kDemo,
  kPipe,
  kClean,
  kMatch,
  kTune,
  kExplain,
  kCheck,
  kTopics,
  kPublishersReview,
  kPublishersList,
  kPublishersShow,
  kRedrive,
  kReplay,
  kVersion
};

/// The command line.
struct Options {
  Command command = Command::kVersion;
  std::string config;              ///< path; empty = defaults
  std::string input = "-";         ///< pipe, clean, match, tune: path, or - for standard input
  std::string audit;               ///< pipe
  std::string rejected;            ///< pipe
  std::size_t threads = 0;         ///< pipe; 0 = one a core
  bool parsed = false;             ///< clean
  bool explain = false;            ///< clean
  std::string article;             ///< explain: path, or -
  std::string root;                ///< explain: path, or -
  std::string color = "auto";      ///< clean, explain, publishers review: auto, always, never
  std::string html;                ///< clean, explain; empty = no report
  std::string profile;             ///< clean, explain: file or folder, empty = what the
                                   ///< configuration names;
                                   ///< publishers review: file
  std::vector<std::string> pages;  ///< publishers review
  std::string domain;              ///< publishers review; empty = the first page's;
                                   ///< publishers show
  std::string decisions;           ///< publishers review: path; empty = ask
  bool accept = false;             ///< publishers review
  bool again = false;              ///< publishers review
  std::string publishers;          ///< clean, pipe: what is learnt of them; empty = nothing
  std::string learnt;              ///< pipe; empty = nowhere
  std::string from;                ///< publishers list, show: file; empty = the topic;
                                   ///< replay: a place in the log
  std::string to;                  ///< replay; empty = the end as of now
  std::string warm_up;             ///< replay; empty = match.window
  std::string work;                ///< replay; empty = the system's folder for such files
  bool diff = false;               ///< replay
  std::string version;             ///< publishers show; empty = the latest
  bool json = false;               ///< explain, tune; publishers list, show
  bool cleaned = false;            ///< match, explain, tune
  bool stats = false;              ///< match
  std::string svg;                 ///< tune; empty = no picture
  std::string window;              ///< match; empty = none
  bool connect = false;            ///< check
  bool show = false;               ///< check
  bool create = false;             ///< topics
  std::string reason;              ///< redrive; empty = all
  std::size_t limit = 0;           ///< redrive; 0 = all
  bool dry_run = false;            ///< redrive, replay
  int raw_partitions = 4;          ///< topics
  int replication = -1;            ///< topics
  std::string bootstrap;           ///< demo; empty = a broker inside the process
  std::string feed;                ///< demo; empty = the built-in one
  bool stay = false;               ///< demo
};

/// Reads the command line. Prints help or what is wrong, and gives an exit code instead, when there
/// is nothing to do.
struct ParsedOptions {
  Options options;
  int exit_code = -1;  ///< >= 0: exit with it
};

[[nodiscard]] ParsedOptions ParseOptions(int argc, const char* const* argv);

}  // namespace wiresift
