#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/result.h"
#include "story/state_store.h"

namespace wiresift {

/// A folder for the stores of one replay, which goes with the object. A process that is killed
/// leaves it, named by its process id: the next one does not use it, and an operator may delete it.
/// One thread.
class WorkFolder {
 public:
  /// Names the folder `parent/wiresift-replay-PID`; Make makes it.
  explicit WorkFolder(const std::filesystem::path& parent);

  /// Removes the folder with all that is in it, so the stores must be closed before.
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  /// kUnavailable names the folder and `--work`.
  [[nodiscard]] Status Make() const;

  /// Opens an empty store of this name. kUnavailable names `--work`.
  [[nodiscard]] Result<std::unique_ptr<StateStore>> OpenStore(const std::string& name) const;

 private:
  std::filesystem::path path_;
};

}  // namespace wiresift
