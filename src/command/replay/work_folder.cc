#include "command/replay/work_folder.h"

#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "store/rocks_store.h"

namespace wiresift {

WorkFolder::WorkFolder(const std::filesystem::path& parent)
    : path_(parent / fmt::format("wiresift-replay-{}", getpid())) {}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Status WorkFolder::Make() const {
  std::error_code error;
  std::filesystem::create_directories(path_, error);
  if (!error) return {};
  return Fail(ErrorCode::kUnavailable,
              fmt::format("--work: {}: cannot be made: {}", path_.string(), error.message()));
}

Result<std::unique_ptr<StateStore>> WorkFolder::OpenStore(const std::string& name) const {
  auto store = OpenRocksStore(path_ / name, {.cluster = "replay", .topic = name});
  if (store) return store;
  return Fail(store.error().code, store.error().detail + "; --work FOLDER names another folder");
}

}  // namespace wiresift
