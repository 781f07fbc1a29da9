#include "pipeline/run/batch.h"

#include <string>

#include "core/names.h"

namespace wiresift {

void Batch::Count(const Prepared& record) {
  ++report.records;
  report.record_bytes += record.bytes;
  report.prepare_seconds.push_back(record.took.count());
  if (record.cleaning.articles > 0) report.publishers[record.publisher] += record.cleaning;
  processed.Set(record.partition, Offset{record.offset.value + 1});
}

void Batch::CountRejected(Reason reason) {
  ++report.verdicts[{Verdict::kRejected, std::string(NameOf(reason))}];
}

void Batch::CountDecided(const CleanRecord& record, const Decision& decision) {
  ++report.verdicts[{decision.verdict, std::string(ReasonOf(decision.cause))}];
  if (decision.relation) ++report.relations[IndexOf(*decision.relation)];
  for (const Removal& removal : record.removed)
    ++report.removals[IndexOf(removal.kind)];
  report.removed_bytes += record.removed_bytes;
  report.guarded += record.guarded ? 1 : 0;
  for (const Publication& publication : decision.publications) {
    const bool first = publication.action == Action::kPublish;
    ++(first ? report.stories_published : report.revisions_published);
  }
}

}  // namespace wiresift
