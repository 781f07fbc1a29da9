#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/names.h"

namespace wiresift {

/// Why an article that was decided has its verdict, where the verdict does not say all. A closed
/// table: names are the `reason` of audit records and of a metric and never change meaning.
enum class Cause : std::uint8_t {
  kNotText,
  kEmbargoed,
  kWithheld,       ///< its source says so
  kDeleted,        ///< the founding article's key got a tombstone: its story is killed
  kCanceled,       ///< the founding article's source cancels it: its story is killed
  kCopyDeleted,    ///< as kDeleted, for a copy: its story stands
  kCopyCanceled,   ///< as kCanceled, for a copy: its story stands
  kUnknown,        ///< nothing is remembered of the id
  kAlreadyKilled,  ///< its story is, or is forgotten
  kRedelivered,    ///< same id and same text as before
  kSuperseded,     ///< older than the version that is known
  kOfCopy,         ///< a new version of a copy
  kIdReused,       ///< another text under a known id
  kRepeated,       ///< the very record that was decided before
};

template <>
inline constexpr auto kNames<Cause> = Names<Cause>(
    "not-text", "embargoed", "withheld", "deleted", "canceled", "copy-deleted", "copy-canceled",
    "unknown", "already-killed", "redelivered", "superseded", "of-copy", "id-reused", "repeated");

/// The `reason` of a record: the cause's name, empty without one.
[[nodiscard]] constexpr std::string_view ReasonOf(std::optional<Cause> cause) {
  return cause ? NameOf(*cause) : std::string_view();
}

}  // namespace wiresift
