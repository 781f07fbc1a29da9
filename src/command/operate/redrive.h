#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "config/config.h"
#include "core/exit_code.h"
#include "core/names.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// Times that one record is put back; rejected once more, it stays a dead letter.
inline constexpr int kRedrivesMax = 3;

/// The `redrive` command.
struct RedriveCommand {
  Config config;
  std::string reason;     ///< only letters with this reason are put back; empty: all
  std::size_t limit = 0;  ///< most letters put back; 0: all
  bool dry_run = false;   ///< count and write nothing
};

/// The fate of a dead letter.
enum class RedriveFate {
  kPutBack,
  kOtherReason,  ///< its reason is not the one asked for
  kTooOften,     ///< it was put back kRedrivesMax times already
  kCut,          ///< the letter holds only a part of its record, which was too large
  kNotRaw,       ///< it comes from the clean topic: replay its raw record instead
};

template <>
inline constexpr auto kNames<RedriveFate> = Names<RedriveFate>(
    "put back", "of another reason", "put back too often", "cut", "not of the raw topic");

/// Counts of letters by their fate.
using RedriveCounts = std::map<RedriveFate, std::size_t>;

/// The fate of a letter under the command's `reason` (empty: any), where `raw_topic` is the feed.
[[nodiscard]] RedriveFate FateOf(const Record& letter, std::string_view reason,
                                 std::string_view raw_topic);

/// The record that became the letter, for the raw topic, with `ws-redrives` counted up and
/// `ws-redriven-from` naming the letter.
[[nodiscard]] Output Redriven(const Record& letter);

/// Puts dead letters back on the raw topic, exactly once, up to the end that the topic has now. The
/// group `GROUP-redrive[-REASON]` remembers where the last run has ended, so that each run takes
/// what is new; a dry run leaves it where it is.
ExitCode RunRedrive(const RedriveCommand& command, std::ostream& out, std::ostream& errors);

}  // namespace wiresift
