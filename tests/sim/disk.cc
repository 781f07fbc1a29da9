#include "sim/disk.h"

namespace wiresift::sim {

void CrashDisk(Disk& disk, Ground& ground, const std::string& who) {
  for (auto& [lane, platter] : disk) {
    if (ground.schedule.Strikes(Fault::kStoreLost, who)) platter = {};
    if (platter.backup && ground.schedule.Strikes(Fault::kStoreOld, who)) {
      platter.written = *platter.backup;
      platter.flushed = *platter.backup;
      platter.unflushed.clear();
    }
    if (!platter.unflushed.empty() && ground.schedule.Strikes(Fault::kStoreLags, who)) {
      const std::size_t kept = ground.schedule.random().Below(platter.unflushed.size());
      const Offset claimed = platter.written.changelog_next();
      platter.unflushed.resize(kept);
      platter.written = platter.flushed;
      for (const Platter::Batch& batch : platter.unflushed)
        (void)platter.written.Write(batch.deltas, batch.next);
      if (ground.defect == Defect::kStoreAhead) (void)platter.written.Write({}, claimed);
    }
    if (ground.schedule.random().Chance(1, 4)) platter.backup = platter.written;
  }
}

Status SimStore::CheckRead() const {
  platter_.damaged = platter_.damaged || life_.Strikes(Fault::kStoreDamaged);
  if (platter_.damaged) return Fail(ErrorCode::kMalformed, "store: damaged block");
  if (life_.Strikes(Fault::kStoreFails))
    return Fail(ErrorCode::kUnavailable, "store: cannot be read");
  return {};
}

Result<std::optional<std::string>> SimStore::Get(std::string_view key) const {
  if (Status checked = CheckRead(); !checked) return std::unexpected(checked.error());
  return platter_.written.Get(key);
}

Status SimStore::Scan(std::string_view prefix,
                      const std::function<bool(std::string_view, std::string_view)>& visit) const {
  if (Status checked = CheckRead(); !checked) return checked;
  return platter_.written.Scan(prefix, visit);
}

Status SimStore::Write(std::span<const Delta> deltas, Offset next) {
  life_.Step("write to the store up to " + std::to_string(next.value));
  if (life_.Strikes(Fault::kStoreFails)) return Fail(ErrorCode::kUnavailable, "store: disk full");
  if (Status written = platter_.written.Write(deltas, next); !written) return written;
  platter_.unflushed.push_back({{deltas.begin(), deltas.end()}, next});
  if (life_.schedule().random().Chance(1, 4)) {
    platter_.flushed = platter_.written;
    platter_.unflushed.clear();
  }
  life_.Point();
  return {};
}

Status SimStore::Clear() {
  life_.Step("clear the store");
  platter_ = {};
  return {};
}

}  // namespace wiresift::sim
