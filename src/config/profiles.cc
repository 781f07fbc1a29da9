#include "config/profiles.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace wiresift {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".ndjson";

/// Reads at most one byte over the limit, so that Parse can say that it is passed.
Result<std::string> ReadFile(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string text(kProfileBytesMax + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.is_open() || in.bad() || (in.gcount() == 0 && errno != 0)) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("{}: cannot read: {}", path, std::strerror(errno)));
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

/// The paths of a folder's profiles in order of their names.
Result<std::vector<std::string>> ListFolder(const std::string& path) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == kExtension) files.push_back(entry->path().string());
  }
  if (error) {
    return Fail(ErrorCode::kUnavailable, fmt::format("{}: cannot read: {}", path, error.message()));
  }
  if (files.empty()) {
    return Fail(
        ErrorCode::kInvalid,
        fmt::format("{}: found no *{} file, expected one or more profiles", path, kExtension));
  }
  std::ranges::sort(files);
  return files;
}

void LoadInto(LoadedProfiles& loaded, const std::string& path) {
  Result<PublisherProfile> profile = LoadProfile(path);
  if (!profile) {
    loaded.errors.push_back(profile.error().detail);
    return;
  }
  const Status added = loaded.profiles.Add(std::move(*profile));
  if (!added) loaded.errors.push_back(fmt::format("{}:1: {}", path, added.error().detail));
}

}  // namespace

Result<PublisherProfile> LoadProfile(const std::string& path) {
  const Result<std::string> text = ReadFile(path);
  if (!text) return std::unexpected(text.error());
  return PublisherProfile::Parse(*text, path);
}

LoadedProfiles LoadProfiles(const std::string& path) {
  LoadedProfiles loaded;
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    LoadInto(loaded, path);
    return loaded;
  }
  const Result<std::vector<std::string>> files = ListFolder(path);
  if (!files) {
    loaded.errors.push_back(files.error().detail);
    return loaded;
  }
  for (const std::string& file : *files)
    LoadInto(loaded, file);
  return loaded;
}

}  // namespace wiresift
