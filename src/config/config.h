#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "admin/options.h"
#include "article/options.h"
#include "core/level.h"
#include "core/names.h"
#include "dedup/options.h"
#include "kafka/options.h"
#include "pipeline/ports/options.h"
#include "publisher/profiles.h"
#include "publisher/table.h"
#include "story/options.h"
#include "text/clean/cleaner.h"

namespace wiresift {

/// The `roles:` list: which stages this process runs.
struct Roles {
  bool clean = true;
  bool story = true;
};

/// `extended` adds the object `wiresift` to published articles, `strict` is plain ninjs.
enum class OutputProfile : std::uint8_t { kExtended, kStrict };

template <>
inline constexpr auto kNames<OutputProfile> = Names<OutputProfile>("extended", "strict");

/// `auto` is text on a terminal and JSON elsewhere.
enum class LogFormat : std::uint8_t { kAuto, kJson, kText };

template <>
inline constexpr auto kNames<LogFormat> = Names<LogFormat>("auto", "json", "text");

/// Threads that a pool may have: more cores than one member of a group is given.
inline constexpr std::int64_t kThreadsMax = 256;

/// The `log:` map.
struct LogOptions {
  Level level = Level::kInfo;
  LogFormat format = LogFormat::kAuto;
};

/// The whole configuration, as the file says it or by default. Each folder owns its part; the
/// table of keys is in keys.cc.
struct Config {
  /// The name of this member of the consumer group. LoadConfig puts the host's name here when the
  /// file has none.
  std::string instance;
  std::string group = "wiresift";
  Roles roles;
  std::size_t threads = 0;  ///< threads of the pool; 0: one a core
  KafkaOptions kafka;
  TopicNames topics;
  InputOptions input;
  CleanOptions clean;
  std::string profiles_path;   ///< `clean.profiles`; empty = none
  PublisherProfiles profiles;  ///< the profiles read from there
  bool publisher_memory = false;
  PublisherTableOptions publisher_table;
  MatchOptions match;
  StoryOptions story;
  OutputProfile output_profile = OutputProfile::kExtended;
  CommitOptions commit;
  std::string state_dir = "/var/lib/wiresift";
  AdminOptions admin;
  std::size_t metrics_publishers = 100;  ///< publishers with series of their own
  LogOptions log;
  /// Paths of the keys whose value came from `${file:…}`, which is never shown.
  std::set<std::string, std::less<>> secrets;
};

}  // namespace wiresift
