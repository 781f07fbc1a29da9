#include "file/in_flight_journal.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace wiresift {
namespace {

/// The first eight bytes of the file. Rises when its form changes; a file of another form is
/// emptied.
constexpr std::uint64_t kFormat = 0x7773'666c'7431'0001;

/// Records worked on at a time: more than there are threads.
constexpr std::size_t kSlots = 256;
/// Records with deaths that are remembered; the one with the fewest makes room.
constexpr std::size_t kSuspects = 256;

constexpr std::int32_t kFree = -1;
constexpr std::int32_t kClaimed = -2;

/// A record that is worked on.
struct Slot {
  std::atomic<std::int32_t> partition;
  std::atomic<std::int64_t> offset;
};

}  // namespace

struct InFlightJournal::Suspect {
  std::int32_t partition;
  std::int32_t deaths;  ///< 0: the entry is free
  std::int64_t offset;
};

struct InFlightJournal::Page {
  std::uint64_t format;
  std::array<Slot, kSlots> slots;
  std::array<Suspect, kSuspects> suspects;

  void Clear() {
    for (Slot& slot : slots)
      slot.partition.store(kFree);
    suspects.fill({});
    format = kFormat;
  }
};

Result<std::unique_ptr<InFlightJournal>> InFlightJournal::Open(const std::filesystem::path& path) {
  const auto page = Map(path);
  if (!page) return std::unexpected(page.error());
  if ((*page)->format != kFormat) (*page)->Clear();
  std::unique_ptr<InFlightJournal> journal(new InFlightJournal(**page));
  journal->CountDeaths();
  return journal;
}

Result<InFlightJournal::Page*> InFlightJournal::Map(const std::filesystem::path& path) {
  const auto fail = [&](const char* what) {
    return Fail(ErrorCode::kUnavailable, std::string(what) + " " + path.string() + ": " +
                                             std::strerror(errno) +
                                             " (set state_dir to a folder this process may write)");
  };
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return fail("opening");
  // Takes the disk space now: a store into a hole of a file on a full disk kills the process.
  const int reserved = posix_fallocate(file, 0, sizeof(Page));
  void* const mapped =
      reserved == 0 ? mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                    : MAP_FAILED;
  if (reserved != 0) errno = reserved;
  const auto failed = fail("mapping");
  close(file);
  if (mapped == MAP_FAILED) return failed;
  return static_cast<Page*>(mapped);
}

InFlightJournal::InFlightJournal(Page& page) : page_(page) {}

InFlightJournal::~InFlightJournal() {
  munmap(&page_, sizeof(Page));
}

void InFlightJournal::CountDeaths() {
  for (Slot& slot : page_.slots) {
    const std::int32_t partition = slot.partition.exchange(kFree);
    if (partition < 0) continue;
    const PartitionId id{partition};
    const Offset offset{slot.offset.load()};
    Suspect* suspect = Find(id, offset);
    if (suspect == nullptr) {
      suspect = &*std::ranges::min_element(page_.suspects, {}, &Suspect::deaths);
      *suspect = {.partition = partition, .deaths = 0, .offset = offset.value};
    }
    ++suspect->deaths;
  }
}

InFlightJournal::Suspect* InFlightJournal::Find(PartitionId partition, Offset offset) const {
  const auto found = std::ranges::find_if(page_.suspects, [&](const Suspect& suspect) {
    return suspect.deaths > 0 && suspect.partition == partition.value &&
           suspect.offset == offset.value;
  });
  return found == page_.suspects.end() ? nullptr : &*found;
}

bool InFlightJournal::Enter(PartitionId partition, Offset offset) {
  int deaths = 0;
  {
    const std::lock_guard lock(suspects_mutex_);
    if (const Suspect* suspect = Find(partition, offset)) deaths = suspect->deaths;
  }
  if (deaths >= kCrashesMax) return false;
  if (deaths > 0) {
    work_.lock();
  } else {
    work_.lock_shared();
  }
  Note(partition, offset);
  return true;
}

void InFlightJournal::Note(PartitionId partition, Offset offset) {
  while (true) {
    for (Slot& slot : page_.slots) {
      std::int32_t free = kFree;
      if (!slot.partition.compare_exchange_strong(free, kClaimed)) continue;
      slot.offset.store(offset.value);
      slot.partition.store(partition.value);
      return;
    }
  }
}

void InFlightJournal::Leave(PartitionId partition, Offset offset, bool finished) {
  const auto slot = std::ranges::find_if(page_.slots, [&](const Slot& used) {
    return used.partition.load() == partition.value && used.offset.load() == offset.value;
  });
  slot->partition.store(kFree);
  bool alone = false;
  {
    const std::lock_guard lock(suspects_mutex_);
    Suspect* suspect = Find(partition, offset);
    alone = suspect != nullptr;
    if (alone && finished) suspect->deaths = 0;
  }
  if (alone) {
    work_.unlock();
  } else {
    work_.unlock_shared();
  }
}

}  // namespace wiresift
