#include "chaos/record_log.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "core/bytes.h"
#include "core/hash.h"

namespace wiresift::chaos {
namespace {

constexpr std::size_t kExamplesMax = 5;

/// Keys of the state are bytes.
std::string Printable(std::string_view name) {
  std::string out;
  for (const char c : name)
    out += std::isprint(static_cast<unsigned char>(c)) != 0
               ? std::string(1, c)
               : fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  return out;
}

auto DigestOf(std::string_view key, const std::optional<std::string>& value,
              const std::vector<Header>& headers) {
  ByteWriter bytes;
  bytes.Text(key).Unsigned(value.has_value()).Text(value.value_or(std::string()));
  for (const Header& header : headers)
    bytes.Text(header.name).Text(header.value);
  return Hash128(bytes.Take());
}

}  // namespace

void RecordLog::Add(const std::string& name, std::string_view key,
                    const std::optional<std::string>& value, const std::vector<Header>& headers) {
  names_[name].push_back(DigestOf(key, value, headers));
  ++size_;
}

void RecordLog::Replace(const std::string& name, std::string_view key,
                        const std::optional<std::string>& value,
                        const std::vector<Header>& headers) {
  names_[name] = {DigestOf(key, value, headers)};
}

Comparison::Comparison(const RecordLog& expected, const RecordLog& found) {
  static const std::vector<RecordLog::Digest> kNone;
  const auto in = [](const RecordLog& log, const std::string& name) -> const auto& {
    const auto at = log.names_.find(name);
    return at == log.names_.end() ? kNone : at->second;
  };
  const auto compare = [&](const std::string& name) {
    const auto& want = in(expected, name);
    const auto& have = in(found, name);
    const std::size_t both = std::min(want.size(), have.size());
    for (std::size_t i = 0; i < both; ++i) {
      if (want[i] == have[i]) continue;
      ++different;
      Note(name, i, "differs");
    }
    missing += want.size() - both;
    extra += have.size() - both;
    if (want.size() > both) Note(name, both, "is missing");
    if (have.size() > both) Note(name, both, "is one too many");
  };
  for (const auto& [name, digests] : expected.names_)
    compare(name);
  for (const auto& [name, digests] : found.names_) {
    if (!expected.names_.contains(name)) compare(name);
  }
}

void Comparison::Note(std::string_view name, std::size_t place, std::string_view what) {
  if (examples.size() == kExamplesMax) return;
  examples.push_back(fmt::format("{} #{} {}", Printable(name), place + 1, what));
}

}  // namespace wiresift::chaos
