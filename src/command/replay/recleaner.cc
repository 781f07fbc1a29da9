#include "command/replay/recleaner.h"

#include "config/stage_options.h"

namespace wiresift {
namespace {

/// The memory that rules name: the last part of
/// `2025.1+lakeside.example@3+memory lakeside.example@0123abcd`; empty when they name none.
std::string_view MemoryNameIn(std::string_view rules) {
  const std::size_t plus = rules.rfind("+memory ");
  return plus == std::string_view::npos ? std::string_view() : rules.substr(plus + 1);
}

}  // namespace

Recleaner::Recleaner(const Config& config)
    : overruled_(config.publisher_table),
      remembers_(config.publisher_memory),
      options_(PrepareOptionsOf(config, remembers_ ? &nothing_ : nullptr)) {}

Status Recleaner::Learn(const std::string& key, const std::optional<std::string>& value) {
  if (Status taken = latest_.Apply(key, value); !taken) return taken;
  records_[key] = value;
  const std::string domain = key.substr(0, key.rfind('/'));
  const auto named = latest_.Find(domain);
  if (!named) return {};
  versions_[named->name()] = TableOf(domain);
  // Articles that were cleaned under the same overrides name what these left of the memory.
  const auto used = versions_[named->name()]->Find(domain);
  if (used) versions_.try_emplace(used->name(), TableOf(domain));
  return {};
}

/// The table of one publisher's blocks learnt so far, with this configuration's overrides.
std::unique_ptr<PublisherTable> Recleaner::TableOf(const std::string& domain) const {
  auto table = std::make_unique<PublisherTable>(overruled_);
  const std::string prefix = domain + "/";
  for (auto at = records_.lower_bound(prefix); at != records_.end(); ++at) {
    if (!at->first.starts_with(prefix)) break;
    // Cannot fail: the table of all publishers has taken the same records.
    static_cast<void>(table->Apply(at->first, at->second));
  }
  return table;
}

Result<CleanRecord> Recleaner::Clean(const Record& raw, std::string_view rules) const {
  const auto version = versions_.find(MemoryNameIn(rules));
  if (!remembers_ || version == versions_.end()) return PrepareRecord(raw, options_);
  PrepareOptions options = options_;
  options.publishers = version->second.get();
  return PrepareRecord(raw, options);
}

bool Recleaner::KnowsMemoryOf(std::string_view rules) const {
  const std::string_view name = MemoryNameIn(rules);
  return !remembers_ || name.empty() || versions_.contains(name);
}

}  // namespace wiresift
