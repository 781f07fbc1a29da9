#include "config/substitute.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace wiresift {
namespace {

constexpr std::size_t kSecretBytesMax = 64 << 10;  // a certificate chain has under 16 KiB
constexpr std::string_view kFilePrefix = "file:";

std::optional<std::string> FromEnvironment(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): at start only
  if (value == nullptr) return std::nullopt;
  return value;
}

Result<std::string> FromFile(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string bytes(kSecretBytesMax + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in.is_open() || in.bad()) {
    return Fail(ErrorCode::kInvalid, errno == 0 ? "unreadable" : std::strerror(errno));
  }
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > kSecretBytesMax) return Fail(ErrorCode::kTooLarge, "larger than 64 KiB");
  return bytes;
}

void TrimLineBreak(std::string& text) {
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
}

bool IsVariableName(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  return std::ranges::all_of(name, [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

Result<std::string> ReadSecret(std::string_view path, const Lookup& lookup) {
  Result<std::string> bytes = lookup.file(std::string(path));
  if (!bytes) {
    return Fail(ErrorCode::kInvalid, fmt::format("cannot read {}: {}", path, bytes.error().detail));
  }
  TrimLineBreak(*bytes);
  return bytes;
}

Result<std::string> ReadVariable(std::string_view name, std::optional<std::string_view> otherwise,
                                 const Lookup& lookup) {
  if (!IsVariableName(name)) {
    return Fail(ErrorCode::kInvalid,
                fmt::format("\"${{{}}}\" names no variable; write ${{NAME}}, ${{NAME:-default}} or "
                            "${{file:/path}}",
                            name));
  }
  std::optional<std::string> value = lookup.environment(std::string(name));
  if (value && !(value->empty() && otherwise)) return *std::move(value);
  if (otherwise) return std::string(*otherwise);
  return Fail(ErrorCode::kInvalid, fmt::format("the environment variable {} is not set", name));
}

/// `inside` is what stands between the braces.
Result<std::string> Expand(std::string_view inside, const Lookup& lookup) {
  if (inside.starts_with(kFilePrefix)) return ReadSecret(inside.substr(kFilePrefix.size()), lookup);
  const std::size_t colon = inside.find(":-");
  if (colon == std::string_view::npos) return ReadVariable(inside, std::nullopt, lookup);
  return ReadVariable(inside.substr(0, colon), inside.substr(colon + 2), lookup);
}

}  // namespace

Lookup ProcessLookup() {
  return {.environment = FromEnvironment, .file = FromFile};
}

Result<Substituted> Substitute(std::string_view text, const Lookup& lookup) {
  Substituted out;
  while (true) {
    const std::size_t open = text.find("${");
    if (open == std::string_view::npos) break;
    out.text += text.substr(0, open);
    if (open > 0 && text[open - 1] == '$') {  // `$${`: the first `$` is already there
      out.text += '{';
      text.remove_prefix(open + 2);
      continue;
    }
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return Fail(ErrorCode::kInvalid, "\"${\" without \"}\"");
    const std::string_view inside = text.substr(open + 2, close - open - 2);
    const Result<std::string> value = Expand(inside, lookup);
    if (!value) return std::unexpected(value.error());
    out.text += *value;
    out.changed = true;
    out.from_file = out.from_file || inside.starts_with(kFilePrefix);
    text.remove_prefix(close + 1);
  }
  out.text += text;
  return out;
}

}  // namespace wiresift
