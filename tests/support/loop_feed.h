#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "support/article_builder.h"
#include "support/fake_broker.h"
#include "support/fake_observer.h"
#include "support/fake_process.h"
#include "support/invented_text.h"
#include "support/story_stream.h"

namespace wiresift::tests {

/// A process of the fused stage.
inline ProcessOptions Fused(std::int32_t partitions = 1, std::size_t threads = 1) {
  ProcessOptions options;
  options.kind = StageKind::kFused;
  options.partitions = partitions;
  options.threads = threads;
  return options;
}

/// Short originals, each a story, round the partitions.
inline void FeedArticles(FakeBroker& broker, int articles, std::int32_t partitions = 1) {
  for (int i = 0; i < articles; ++i) {
    broker.Append(kRawTopic, PartitionId{i % partitions},
                  {.timestamp = At(std::chrono::seconds(i)),
                   .value = JsonArticle{.id = "a" + std::to_string(i),
                                        .body = StoryText(static_cast<std::uint64_t>(i), 1),
                                        .language = "en"}
                                .Json()});
  }
}

/// The articles of a stream, another one in each partition.
inline void FeedStream(FakeBroker& broker, std::size_t records, std::int32_t partitions) {
  for (std::int32_t id = 0; id < partitions; ++id) {
    for (const Record& record : StoryStream(77 + static_cast<std::uint64_t>(id)).Raw(records)) {
      broker.Append(kRawTopic, PartitionId{id}, record);
    }
  }
}

/// The records of each transaction, whatever became of it.
inline std::vector<std::size_t> BatchSizes(const FakeObserver& observer) {
  std::vector<std::size_t> sizes;
  for (const BatchReport& batch : observer.batches())
    sizes.push_back(batch.records);
  return sizes;
}

}  // namespace wiresift::tests
