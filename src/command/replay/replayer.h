#pragma once

#include <cstddef>
#include <string>

#include "config/config.h"
#include "core/result.h"
#include "core/time.h"
#include "pipeline/decide/decider.h"
#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/output_size.h"
#include "pipeline/publish/publication.h"
#include "story/state.h"
#include "story/state_store.h"

namespace wiresift {

/// Decides articles as one story partition of the service would, from an empty memory on, and
/// writes nothing but its store. One thread.
class Replayer {
 public:
  /// `store` is empty and outlives the replayer.
  Replayer(const Config& config, const OutputLimits& limits, StateStore& store);

  /// Once, before anything else.
  Status Load();

  /// The audit record of the article that the ordered log took at `taken`. An error means that the
  /// store cannot be used, or (kFatal) that the service would stop here.
  [[nodiscard]] Result<std::string> Decide(CleanRecord article, Timestamp taken);

 private:
  Status Commit();
  [[nodiscard]] Status CheckCleanSize(const CleanRecord& article) const;

  RenderOptions render_;
  std::uint32_t sampling_;
  OutputLimits limits_;
  State state_;
  Decider decider_;
  std::size_t open_ = 0;  ///< decided since the last commit
};

}  // namespace wiresift
