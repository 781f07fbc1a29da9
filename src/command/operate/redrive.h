#pragma once

#include <array>
#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "config/config.h"
#include "core/exit_code.h"
#include "pipeline/ports/record.h"

namespace wiresift {

/// Times that one record is put back; what is rejected again after that stays a dead letter.
inline constexpr int kRedrivesMax = 3;

/// The `redrive` command.
struct RedriveCommand {
  Config config;
  std::string reason;     ///< of the letters to put back; empty: all
  std::size_t limit = 0;  ///< most letters put back; 0: all
  bool dry_run = false;   ///< only count
};

/// What becomes of a dead letter.
enum class RedriveFate {
  kPutBack,
  kOtherReason,  ///< than the one asked for
  kTooOften,     ///< put back kRedrivesMax times already
  kCut,          ///< larger than a dead letter may be: the original is not whole
  kNotRaw,       ///< of the clean topic: its raw record is put back by a replay
};

inline constexpr std::array<std::string_view, 5> kRedriveFateNames = {
    "put back", "of another reason", "put back too often", "cut", "not of the raw topic"};

/// How many letters had which fate.
using RedriveCounts = std::map<RedriveFate, std::size_t>;

[[nodiscard]] RedriveFate FateOf(const Record& letter, std::string_view reason,
                                 std::string_view raw_topic);

/// The record that the letter was, with `ws-redrives` counted up and `ws-redriven-from` naming the
/// letter, for the raw topic.
[[nodiscard]] Output Redriven(const Record& letter);

/// Puts dead letters back on the raw topic, exactly once, up to the end that the topic has now. The
/// group `GROUP-redrive[-REASON]` remembers where the last run has ended, so that each run takes
/// what is new; a dry run leaves it where it is.
ExitCode RunRedrive(const RedriveCommand& command, std::ostream& out, std::ostream& errors);

}  // namespace wiresift
