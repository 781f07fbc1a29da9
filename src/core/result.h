#pragma once

#include <expected>
#include <string>
#include <utility>

#include "core/names.h"

namespace wiresift {

/// What kind of thing went wrong: what callers branch on.
enum class ErrorCode {
  kMalformed,    ///< bytes are not what the format says (bad JSON, bad UTF-8)
  kInvalid,      ///< well formed, but a field is missing or out of range
  kTooLarge,     ///< over a limit of core/limits.h
  kUnavailable,  ///< the outside world said no; trying again may help
  kFatal,        ///< trying again cannot help; the process must stop
};

/// Why a record was rejected. A closed table: it is the `reason` label of a metric, a header of
/// the dead letter and a field of the audit record, so names never change meaning.
enum class Reason {
  kOther,
  kEmptyRecord,
  kNotJson,
  kBadUtf8,
  kWrongType,
  kNoText,
  kTooLarge,
  kTooDeep,
  kUnknownStatus,
  kBadCleanRecord,
  kCrashed,
};

template <>
inline constexpr auto kNames<Reason> =
    Names<Reason>("other", "empty-record", "not-json", "bad-utf8", "wrong-type", "no-text",
                  "too-large", "too-deep", "unknown-status", "bad-clean-record", "crashed");

struct Error {
  ErrorCode code;
  std::string detail;  ///< one line: where, what was found, what was expected
  Reason reason = Reason::kOther;
};

/// A T, or the reason there is none. [[nodiscard]]: g++ warns when a caller drops it.
template <class T>
class [[nodiscard]] Result : public std::expected<T, Error> {
 public:
  using std::expected<T, Error>::expected;
};

/// Success without a value.
using Status = Result<void>;

/// `return Fail(ErrorCode::kUnavailable, "broker 127.0.0.1:9092: connection refused");`
[[nodiscard]] inline std::unexpected<Error> Fail(ErrorCode code, std::string detail) {
  return std::unexpected(Error{code, std::move(detail), Reason::kOther});
}

/// A rejection of one input record.
[[nodiscard]] inline std::unexpected<Error> Reject(Reason reason, std::string detail) {
  const ErrorCode code = reason == Reason::kTooLarge ? ErrorCode::kTooLarge
                         : reason == Reason::kNotJson || reason == Reason::kBadUtf8
                             ? ErrorCode::kMalformed
                             : ErrorCode::kInvalid;
  return std::unexpected(Error{code, std::move(detail), reason});
}

}  // namespace wiresift
