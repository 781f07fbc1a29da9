#include "config/load.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

#include <fmt/format.h>

#include "config/keys.h"
#include "config/profiles.h"
#include "config/show.h"
#include "core/nearest.h"
#include "kafka/refused_property.h"
#include "kafka/secret.h"

namespace wiresift {
namespace {

constexpr std::size_t kShownBytesMax = 60;
constexpr std::size_t kFileBytesMax = 1 << 20;

std::string_view LastPart(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

/// Every path that may stand in a file: keys and the maps that hold them.
std::vector<std::string> KnownPaths() {
  std::set<std::string> paths;
  for (const Key& key : ConfigKeys()) {
    paths.insert(key.path);
    const std::size_t dot = key.path.find('.');
    if (dot != std::string::npos) paths.insert(key.path.substr(0, dot));
  }
  return {paths.begin(), paths.end()};
}

/// A right word in a wrong place counts as near: `window` for `match.window`.
std::size_t PathDistance(std::string_view path, std::string_view known) {
  const bool same_word = FindKey(known) != nullptr && LastPart(known) == LastPart(path);
  return same_word ? 1 : EditDistance(path, known);
}

bool IsSection(std::string_view path) {
  const std::string prefix = fmt::format("{}.", path);
  return std::ranges::any_of(ConfigKeys(),
                             [&](const Key& key) { return key.path.starts_with(prefix); });
}

std::string Shown(std::string_view text) {
  std::string out = "\"";
  for (const char c : text.substr(0, kShownBytesMax))
    out += c == '\n' ? ' ' : c;
  return out + (text.size() > kShownBytesMax ? "…\"" : "\"");
}

std::string_view KindOf(const YAML::Node& node) {
  if (node.IsMap()) return "a map";
  if (node.IsSequence()) return "a list";
  return "nothing";
}

/// Fills a Config from one document and collects what is wrong with it. One thread, one use.
class Loader {
 public:
  Loader(std::string_view name, const Lookup& lookup) : name_(name), lookup_(lookup) {}

  void ReadMap(const YAML::Node& map, const std::string& prefix);
  void CheckTogether();
  void ReadProfiles();

  LoadedConfig Take() { return std::move(out_); }

  void Complain(int line, std::string_view path, std::string_view text) {
    out_.errors.push_back(path.empty() ? fmt::format("{}:{}: {}", name_, line, text)
                                       : fmt::format("{}:{}: {}: {}", name_, line, path, text));
  }

 private:
  void ReadEntry(const std::string& path, const YAML::Node& value, int line);
  void ReadKey(const Key& key, const YAML::Node& value, int line);
  void ReadProperty(const std::string& path, const YAML::Node& value, int line);
  std::optional<Substituted> ReadScalar(const std::string& path, const YAML::Node& value, int line);
  void ComplainWrong(const Key& key, const YAML::Node& value, std::span<const Substituted> read,
                     int line);
  void ComplainUnknown(const std::string& path, int line);
  [[nodiscard]] int LineOf(std::string_view path) const;

  std::string_view name_;
  const Lookup& lookup_;
  LoadedConfig out_;
  std::map<std::string, int, std::less<>> lines_;  ///< line of every key seen
};

void Loader::ReadMap(const YAML::Node& map, const std::string& prefix) {
  for (const auto& entry : map) {
    const int line = entry.first.Mark().line + 1;
    if (!entry.first.IsScalar()) {
      Complain(line, "", "a key must be a word");
      continue;
    }
    const std::string path = prefix + entry.first.Scalar();
    const auto [seen, is_new] = lines_.emplace(path, line);
    if (!is_new) {
      Complain(line, path, fmt::format("stands here again; first in line {}", seen->second));
      continue;
    }
    ReadEntry(path, entry.second, line);
  }
}

void Loader::ReadEntry(const std::string& path, const YAML::Node& value, int line) {
  if (const Key* key = FindKey(path)) return ReadKey(*key, value, line);
  if (path.starts_with(kKafkaPrefix)) return ReadProperty(path, value, line);
  if (!IsSection(path)) return ComplainUnknown(path, line);
  if (value.IsNull()) return;  // a section whose keys are all commented out
  if (value.IsMap()) return ReadMap(value, path + ".");
  const std::string found = value.IsScalar() ? Shown(value.Scalar()) : std::string(KindOf(value));
  Complain(line, path, fmt::format("found {}, expected a map", found));
}

void Loader::ReadKey(const Key& key, const YAML::Node& value, int line) {
  std::vector<Substituted> read;
  const bool is_list = key.shape == KeyShape::kList && value.IsSequence();
  if (!is_list && (key.shape == KeyShape::kList || !value.IsScalar())) {
    return ComplainWrong(key, value, read, line);
  }
  const std::vector<YAML::Node> nodes =
      is_list ? std::vector<YAML::Node>(value.begin(), value.end()) : std::vector{value};
  std::vector<std::string> texts;
  for (const YAML::Node& node : nodes) {
    if (!node.IsScalar()) return ComplainWrong(key, value, read, line);
    std::optional<Substituted> scalar = ReadScalar(key.path, node, line);
    if (!scalar) return;
    texts.push_back(scalar->text);
    if (scalar->from_file) out_.config.secrets.insert(key.path);
    read.push_back(*std::move(scalar));
  }
  if (!key.set(out_.config, texts)) ComplainWrong(key, value, read, line);
}

void Loader::ReadProperty(const std::string& path, const YAML::Node& value, int line) {
  if (!value.IsScalar()) {
    return Complain(line, path,
                    fmt::format("found {}, expected a value: write librdkafka's properties with "
                                "dots, such as kafka: {{security.protocol: SASL_SSL}}",
                                KindOf(value)));
  }
  const std::string refusal = RefusalOfProperty(path.substr(kKafkaPrefix.size()));
  if (!refusal.empty()) return Complain(line, path, refusal);
  std::optional<Substituted> scalar = ReadScalar(path, value, line);
  if (!scalar) return;
  if (!scalar->changed && IsSecretProperty(path)) {
    return Complain(line, path,
                    "found a secret in the file itself, expected where it is: ${file:/path} or "
                    "${NAME} of the environment");
  }
  if (scalar->from_file) out_.config.secrets.insert(path);
  out_.config.kafka.properties[path.substr(kKafkaPrefix.size())] = std::move(scalar->text);
}

std::optional<Substituted> Loader::ReadScalar(const std::string& path, const YAML::Node& value,
                                              int line) {
  if (value.Scalar() == kRedacted) {
    Complain(
        line, path,
        fmt::format("found {}, which `check --show` writes for a secret; expected where it is: "
                    "${{file:/path}} or ${{NAME}} of the environment",
                    kRedacted));
    return std::nullopt;
  }
  Result<Substituted> result = Substitute(value.Scalar(), lookup_);
  if (result) return *std::move(result);
  Complain(line, path, result.error().detail);
  return std::nullopt;
}

void Loader::ComplainWrong(const Key& key, const YAML::Node& value,
                           std::span<const Substituted> read, int line) {
  std::string found(KindOf(value));
  if (value.IsScalar()) found = Shown(value.Scalar());
  if (value.IsSequence() && !read.empty()) {
    found = "[";
    for (const Substituted& item : read) {
      found += fmt::format("{}{}", found.size() > 1 ? ", " : "", item.text);
    }
    found = Shown(found + "]");
  }
  // A value from a file may be a secret, so the text that names the file is shown instead.
  if (value.IsScalar() && !read.empty() && read[0].changed && !read[0].from_file) {
    found = fmt::format("{} (from {})", Shown(read[0].text), value.Scalar());
  }
  Complain(line, key.path, fmt::format("found {}, expected {}", found, key.expected));
}

void Loader::ComplainUnknown(const std::string& path, int line) {
  Complain(line, path, "unknown key" + DidYouMean(path, KnownPaths(), PathDistance));
}

int Loader::LineOf(std::string_view path) const {
  if (const auto found = lines_.find(path); found != lines_.end()) return found->second;
  const auto section = lines_.find(path.substr(0, path.find('.')));
  return section == lines_.end() ? 1 : section->second;
}

/// Checks the rules that need two keys.
void Loader::CheckTogether() {
  const Config& config = out_.config;
  if (config.match.related > config.match.join) {
    Complain(LineOf("match.related"), "match.related",
             fmt::format("found {}, expected at most match.join ({})", config.match.related,
                         config.match.join));
  }
  if (config.story.memory < config.match.window) {
    Complain(LineOf("story.memory"), "story.memory",
             "is shorter than match.window: stories would end while they can be joined");
  }
  if (config.input.is_scope_partitioned && !(config.roles.clean && config.roles.story)) {
    Complain(LineOf("roles"), "roles",
             "found one role, expected [clean, story]: input.is_scope_partitioned runs both "
             "stages in one process");
  }
  std::map<std::string, std::string> owners;
  for (const Key& key : ConfigKeys()) {
    if (!key.path.starts_with("topics.")) continue;
    const std::string topic = key.get(config);
    const auto [owner, is_new] = owners.emplace(topic, key.path);
    if (is_new) continue;
    Complain(LineOf(key.path), key.path, fmt::format("{} is {} too", topic, owner->second));
  }
}

/// Reads the profiles that `clean.profiles` names: they are part of the configuration.
void Loader::ReadProfiles() {
  if (out_.config.profiles_path.empty()) return;
  LoadedProfiles loaded = LoadProfiles(out_.config.profiles_path);
  out_.config.profiles = std::move(loaded.profiles);
  for (const std::string& error : loaded.errors)
    Complain(LineOf("clean.profiles"), "clean.profiles", error);
}

/// The host's name: HOSTNAME where it is set, as containers do, else the system's.
std::string HostName(const Lookup& lookup) {
  if (const auto name = lookup.environment("HOSTNAME"); name && !name->empty()) return *name;
  std::array<char, 256> buffer{};
  if (gethostname(buffer.data(), buffer.size() - 1) != 0 || buffer[0] == '\0') return "wiresift";
  return buffer.data();
}

std::vector<YAML::Node> Documents(std::string_view yaml, Loader& loader) {
  try {
    return YAML::LoadAll(std::string(yaml));
  } catch (const YAML::Exception& error) {
    loader.Complain(error.mark.line + 1, "", fmt::format("not YAML: {}", error.msg));
    return {};
  }
}

void ReadDocuments(const std::vector<YAML::Node>& documents, Loader& loader) {
  if (documents.empty()) return;
  if (documents.size() > 1) {
    return loader.Complain(documents[1].Mark().line + 1, "",
                           "a second document begins here; expected one");
  }
  const YAML::Node& root = documents[0];
  if (root.IsNull()) return;
  if (!root.IsMap()) {
    return loader.Complain(root.Mark().line + 1, "", "expected a map of settings");
  }
  loader.ReadMap(root, "");
  loader.CheckTogether();
  loader.ReadProfiles();
}

}  // namespace

LoadedConfig ParseConfig(std::string_view yaml, std::string_view name, const Lookup& lookup) {
  Loader loader(name, lookup);
  ReadDocuments(Documents(yaml, loader), loader);
  LoadedConfig loaded = loader.Take();
  if (loaded.config.instance.empty()) loaded.config.instance = HostName(lookup);
  return loaded;
}

LoadedConfig LoadConfig(const std::string& path, const Lookup& lookup) {
  LoadedConfig failed;
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string text(kFileBytesMax + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.is_open() || in.bad() || (in.gcount() == 0 && errno != 0)) {
    failed.errors.push_back(fmt::format("{}: cannot read: {}", path, std::strerror(errno)));
    return failed;
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > kFileBytesMax) {
    failed.errors.push_back(fmt::format("{}: larger than 1 MiB", path));
    return failed;
  }
  return ParseConfig(text, path, lookup);
}

Config DefaultConfig(const Lookup& lookup) {
  Config config;
  config.instance = HostName(lookup);
  return config;
}

std::vector<std::string> RunProblems(const Config& config) {
  std::vector<std::string> problems;
  if (!config.kafka.properties.contains("bootstrap.servers")) {
    problems.emplace_back(
        "kafka.bootstrap.servers: missing; name a broker, such as 127.0.0.1:9092");
  }
  return problems;
}

}  // namespace wiresift
