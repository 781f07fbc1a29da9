#pragma once

#include <istream>
#include <stop_token>

#include "config/config.h"
#include "core/exit_code.h"
#include "file/sink.h"
#include "pipeline/ports/observer.h"

namespace wiresift {

/// The options of the `pipe` command.
struct PipeCommand {
  Config config;
  std::size_t threads = 1;  ///< threads that parse and clean
  /// The knowledge of publishers, which outlives the call; null: there is none, and nothing is
  /// learnt.
  const PublisherTable* publishers = nullptr;
};

/// `wiresift pipe`: the whole line between files, on the same engine and loop as on Kafka: raw
/// articles in, canonical stories out, audit records and dead letters beside them. What is learnt
/// of publishers goes to its stream and is not used in the same run, so that a line's answer does
/// not depend on the number of threads.
[[nodiscard]] ExitCode RunPipe(const PipeCommand& command, std::istream& in, const FileStreams& out,
                               Observer& observer);

}  // namespace wiresift
