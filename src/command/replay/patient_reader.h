#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "kafka/changelog.h"

namespace wiresift {

/// A partition's committed records up to the end that it has when the reader is made. One thread.
class PatientReader {
 public:
  [[nodiscard]] static Result<PatientReader> Make(const KafkaOptions& options,
                                                  ChangelogPlace place);

  /// Up to `most` records; none at the end alone. While a transaction is open before that, waits up
  /// to 30 s, longer than one of ours ever is; then kUnavailable.
  [[nodiscard]] Result<std::vector<Record>> Read(std::size_t most);

 private:
  PatientReader(std::string name, std::unique_ptr<KafkaChangelog> log)
      : name_(std::move(name)), log_(std::move(log)) {}

  std::string name_;
  std::unique_ptr<KafkaChangelog> log_;
};

}  // namespace wiresift
