#include "command/review/profile_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

#include <fmt/format.h>

namespace wiresift {
namespace {

/// A file descriptor that is closed.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : descriptor_(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {}

  ~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// False with errno set.
  bool Write(std::string_view text) const {
    if (descriptor_ < 0) return false;
    while (!text.empty()) {
      const ssize_t written = write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return fsync(descriptor_) == 0;
  }

 private:
  int descriptor_;
};

}  // namespace

Status SaveProfile(const std::string& path, const PublisherProfile& profile) {
  const std::string beside = path + ".tmp";
  const bool written = OpenFile(beside).Write(profile.Render());
  if (written && std::rename(beside.c_str(), path.c_str()) == 0) return {};
  const std::string why = std::strerror(errno);
  unlink(beside.c_str());
  return Fail(ErrorCode::kUnavailable, fmt::format("{}: cannot write: {}", path, why));
}

}  // namespace wiresift
