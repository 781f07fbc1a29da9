#pragma once

#include <array>
#include <cstddef>
#include <ostream>
#include <span>
#include <string>

#include "core/limits.h"
#include "pipeline/ports/ports.h"

namespace wiresift {

/// The streams that the lines of each channel go to; a null one drops them. They outlive the sink.
struct FileStreams {
  std::ostream* stories = nullptr;
  std::ostream* audit = nullptr;
  std::ostream* rejected = nullptr;
  std::ostream* publishers = nullptr;  ///< what is learnt of publishers
};

/// Writes outputs as JSON lines. A transaction is buffered and written at its commit. One thread.
class FileSink final : public Sink {
 public:
  explicit FileSink(const FileStreams& streams) : streams_(streams) {}

  /// kFatal when a stream cannot be written any more (disk full, reader gone).
  Status Open() override;
  Status Write(Output output) override;
  CommitOutcome Commit(std::span<const Position> positions) override;
  CommitOutcome Abort() override;

  [[nodiscard]] bool worn() const override { return false; }

  [[nodiscard]] Offset state_next() const override { return {}; }

  [[nodiscard]] std::size_t output_bytes_max(Channel /*channel*/) const override {
    return kOutputBytesMax;
  }

 private:
  FileStreams streams_;
  std::string stories_, audit_, rejected_, publishers_;
};

}  // namespace wiresift
