#pragma once

#include <cstdint>

#include "core/names.h"

namespace wiresift::sim {

/// What may go wrong. Each seed draws which of these happen in it, and how often.
enum class Fault : std::uint8_t {
  kCrash,               ///< the process dies before or after any call of a port
  kAbort,               ///< the broker refuses a commit
  kReplyLostCommitted,  ///< no answer to a commit, which has happened
  kReplyLostAborted,    ///< no answer to a commit, which never happens
  kSlowCommit,          ///< committed, but late; the request is repeated and arrives once more
  kSlowAbort,           ///< the same of an abort
  kWriteFails,
  kOutputTooLarge,
  kOpenFails,
  kPollFails,
  kSeekFails,
  kPauseFails,
  kCommittedFails,
  kRedelivery,     ///< a poll gives records once more, from an earlier offset on
  kStaleMember,    ///< the group refuses offsets of a member that has not seen the rebalance
  kRebalance,      ///< partitions are dealt anew
  kKicked,         ///< a member is thrown out; it learns so with its next poll
  kFrozen,         ///< a process stands still while the others go on, and wakes as a zombie
  kReplaced,       ///< a process with the same transactional id starts beside it
  kStopped,        ///< a process is asked to end
  kStoreLost,      ///< the disk is empty after a crash
  kStoreOld,       ///< the disk is an old copy of itself after a crash
  kStoreLags,      ///< the last writes have not reached the disk at a crash
  kStoreFails,     ///< a read or write of the disk fails
  kStoreDamaged,   ///< reads find nonsense until the store is cleared
  kCompaction,     ///< the changelog is compacted below a random place
  kForeignRecord,  ///< someone else writes nonsense to the clean topic
  kClockStepped,   ///< the brokers' wall clock is set back by a day or more, or right again
};

}  // namespace wiresift::sim

namespace wiresift {

template <>
inline constexpr auto kNames<sim::Fault> = Names<sim::Fault>(
    "crash", "abort", "commit-reply-lost", "abort-reply-lost", "slow-commit", "slow-abort",
    "write-fails", "too-large", "open-fails", "poll-fails", "seek-fails", "pause-fails",
    "offsets-fail", "redelivery", "stale-member", "rebalance", "kicked", "frozen", "replaced",
    "stopped", "store-lost", "store-old", "store-lags", "store-fails", "store-damaged",
    "compaction", "foreign-record", "clock-stepped");

}  // namespace wiresift
