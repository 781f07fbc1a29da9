#include "command/replay/replay.h"

#include <optional>
#include <ostream>
#include <string_view>

#include <fmt/format.h>

#include "command/replay/replay_run.h"
#include "config/units.h"
#include "kafka/log_positions.h"

namespace wiresift {
namespace {

/// The answer without --dry-run. A service with names of its own publishes a replay exactly once; a
/// second way of writing would not.
constexpr std::string_view kWithoutDryRun =
    "wiresift: replay: found no --dry-run, expected it: this command writes nothing to Kafka.\n"
    "To publish a replay, let a service of its own run beside the one that is live:\n"
    "  1. copy the configuration; give it another group, instance, state_dir and admin.listen, "
    "and\n"
    "     other names for all topics but raw\n"
    "  2. wiresift topics --create -c COPY\n"
    "  3. wiresift run -c COPY     a new group begins where the raw topic begins\n"
    "Then let the readers change over.\n";

ExitCode Complain(std::ostream& errors, const Error& error, ExitCode code) {
  errors << "wiresift: " << error.detail << '\n';
  return code;
}

ExitCode Complain(std::ostream& errors, const Error& error) {
  return Complain(errors, error, ExitCodeOf(error.code));
}

Result<ReplayPlaces> PlacesOf(const ReplayCommand& command) {
  const auto from = ParseLogPlace("--from", command.from);
  if (!from) return std::unexpected(from.error());
  const auto to =
      command.to.empty() ? Result<LogPlace>(LogEnding()) : ParseLogPlace("--to", command.to);
  if (!to) return std::unexpected(to.error());
  if (Status ordered = CheckOrder(*from, *to); !ordered) return std::unexpected(ordered.error());
  const auto warm_up = command.warm_up.empty() ? std::optional(command.config.match.window)
                                               : ParseDuration(command.warm_up);
  if (warm_up) return ReplayPlaces{.from = *from, .to = *to, .warm_up = *warm_up};
  return Fail(ErrorCode::kInvalid,
              fmt::format("--warm-up: found {}, expected a time like 72h or 0s", command.warm_up));
}

/// Checks that the topic of the order has as many partitions as the configuration expects.
Status CheckPartitions(const Config& config, const LogPositions& order) {
  const bool fits =
      config.input.is_scope_partitioned || order.partitions() == config.story.partitions;
  if (fits) return {};
  return Fail(ErrorCode::kInvalid,
              fmt::format("topic {}: found {} partitions, expected {} by story.partitions; replay "
                          "with the number that the line runs with",
                          order.topic(), order.partitions(), config.story.partitions));
}

}  // namespace

ExitCode RunReplay(const ReplayCommand& command, std::ostream& out, std::ostream& errors) {
  if (!command.dry_run) {
    errors << kWithoutDryRun;
    return kExitUsage;
  }
  const auto places = PlacesOf(command);
  if (!places) return Complain(errors, places.error(), kExitUsage);
  const Config& config = command.config;
  const auto order = LogPositions::Make(
      config.kafka, config.input.is_scope_partitioned ? config.topics.raw : config.topics.clean);
  if (!order) return Complain(errors, order.error());
  if (Status fits = CheckPartitions(config, **order); !fits) return Complain(errors, fits.error());
  const auto ranges = RangesOf(*places, config.kafka, **order);
  if (!ranges) {
    const bool is_asked_wrongly = ranges.error().code == ErrorCode::kInvalid;
    return is_asked_wrongly ? Complain(errors, ranges.error(), kExitNoInput)
                            : Complain(errors, ranges.error());
  }
  for (const ReplayRange& range : *ranges)
    errors << "wiresift: " << Describe(range, (*order)->topic()) << "\n" << std::flush;
  if (Status run = ReplayRanges(command, *ranges, out, errors); !run)
    return Complain(errors, run.error());
  return out.flush() ? kExitOk : kExitUnavailable;
}

}  // namespace wiresift
