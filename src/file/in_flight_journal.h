#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "core/result.h"
#include "pipeline/ports/crash_guard.h"

namespace wiresift {

/// The CrashGuard on disk: one mapped file, written by plain stores, which the kernel keeps when
/// the process is killed. It costs a record a few stores and no system call. What a power cut takes
/// is one death that is not counted. Any thread.
class InFlightJournal final : public CrashGuard {
 public:
  /// Opens or makes the file and counts a death for each record that it finds worked on. One
  /// process at a time may have it open. kUnavailable: the file cannot be made.
  [[nodiscard]] static Result<std::unique_ptr<InFlightJournal>> Open(
      const std::filesystem::path& path);

  ~InFlightJournal() override;
  InFlightJournal(const InFlightJournal&) = delete;
  InFlightJournal& operator=(const InFlightJournal&) = delete;

  [[nodiscard]] bool Enter(PartitionId partition, Offset offset) override;
  void Leave(PartitionId partition, Offset offset, bool finished) override;

 private:
  struct Page;
  struct Suspect;
  explicit InFlightJournal(Page& page);

  /// Opens or makes the file, with room on disk for a whole page, and maps it.
  [[nodiscard]] static Result<Page*> Map(const std::filesystem::path& path);
  void CountDeaths();
  [[nodiscard]] Suspect* Find(PartitionId partition, Offset offset) const;
  void Note(PartitionId partition, Offset offset);

  Page& page_;                         ///< the mapped file
  std::shared_mutex work_;             ///< shared by whoever works, owned by a suspect
  mutable std::mutex suspects_mutex_;  // guards: page_.suspects
};

}  // namespace wiresift
