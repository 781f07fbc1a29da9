#include "config/keys.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <concepts>
#include <optional>

#include <fmt/format.h>

#include "config/units.h"
#include "core/ascii.h"
#include "core/hash.h"
#include "core/json_writer.h"
#include "core/names.h"
#include "publisher/host.h"
#include "publisher/registrable_domain.h"

namespace wiresift {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Values = std::span<const std::string>;

constexpr std::size_t kNameBytesMax = 249;  // Kafka's bound on a topic's name

bool IsAlphanumeric(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

/// The text as YAML, in quotes where YAML would read something other than a string.
std::string Quote(std::string_view text) {
  const bool begins = !text.empty() && (IsAlphanumeric(text[0]) || text[0] == '/');
  const bool plain =
      begins && ToLowerAscii(text) != "null" && std::ranges::all_of(text, [](char c) {
        return IsAlphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '/';
      });
  if (plain) return std::string(text);
  // A JSON string is a YAML string.
  std::string out = "\"";
  AppendJsonEscaped(out, text);
  return out + '"';
}

bool IsName(std::string_view text) {
  return text.size() <= kNameBytesMax && std::ranges::all_of(text, [](char c) {
           return IsAlphanumeric(c) || c == '.' || c == '_' || c == '-';
         });
}

/// Makes a row, with `field` to reach the Config's member, so that no row repeats the bodies.
template <class Field>
Key DurationKey(std::string path, milliseconds least, milliseconds most, Field field,
                std::string_view doc) {
  Key key{.path = std::move(path), .doc = doc};
  key.expected = fmt::format("a duration from {} to {}, such as 100ms, 30s, 5m, 72h or 90d",
                             FormatDuration(least), FormatDuration(most));
  key.set = [=](Config& config, Values values) {
    const auto value = ParseDuration(values[0]);
    if (!value || *value < least || *value > most) return false;
    field(config) = *value;
    return true;
  };
  key.get = [=](const Config& config) { return FormatDuration(field(config)); };
  return key;
}

template <class Field>
Key SizeKey(std::string path, std::uint64_t least, std::uint64_t most, Field field,
            std::string_view doc) {
  Key key{.path = std::move(path), .doc = doc};
  key.expected = fmt::format("a size from {} to {}, such as 512KiB, 8MiB, 4GiB or bytes",
                             FormatSize(least), FormatSize(most));
  key.set = [=](Config& config, Values values) {
    const auto value = ParseSize(values[0]);
    if (!value || *value < least || *value > most) return false;
    field(config) = *value;
    return true;
  };
  key.get = [=](const Config& config) { return FormatSize(field(config)); };
  return key;
}

template <class Field>
Key IntegerKey(std::string path, std::int64_t least, std::int64_t most, Field field,
               std::string_view doc) {
  Key key{.path = std::move(path), .doc = doc};
  key.expected = fmt::format("a whole number from {} to {}", least, most);
  key.set = [=](Config& config, Values values) {
    const auto value = ParseInteger(values[0]);
    if (!value || *value < least || *value > most) return false;
    using Type = std::remove_cvref_t<decltype(field(config))>;
    field(config) = static_cast<Type>(*value);
    return true;
  };
  key.get = [=](const Config& config) { return fmt::format("{}", field(config)); };
  return key;
}

template <class Field>
Key ShareKey(std::string path, Field field, std::string_view doc) {
  Key key{.path = std::move(path), .expected = "a number from 0 to 1", .doc = doc};
  key.set = [=](Config& config, Values values) {
    const auto value = ParseDecimal(values[0]);
    if (!value || *value < 0 || *value > 1) return false;
    field(config) = *value;
    return true;
  };
  key.get = [=](const Config& config) { return fmt::format("{}", field(config)); };
  return key;
}

template <class Field>
Key BooleanKey(std::string path, Field field, std::string_view doc) {
  Key key{.path = std::move(path), .expected = "true or false", .doc = doc};
  key.set = [=](Config& config, Values values) {
    if (values[0] != "true" && values[0] != "false") return false;
    field(config) = values[0] == "true";
    return true;
  };
  key.get = [=](const Config& config) { return field(config) ? "true" : "false"; };
  return key;
}

/// A row whose value is the name of an enumerator of the field's type.
template <class Field>
Key WordKey(std::string path, Field field, std::string_view doc) {
  using Type = std::remove_cvref_t<std::invoke_result_t<Field, Config&>>;
  Key key{.path = std::move(path), .doc = doc};
  key.expected = fmt::format("one of: {}", fmt::join(kNames<Type>, ", "));
  key.set = [=](Config& config, Values values) {
    const std::optional<Type> named = FromName<Type>(values[0]);
    if (named) field(config) = *named;
    return named.has_value();
  };
  key.get = [=](const Config& config) { return std::string(NameOf(field(config))); };
  return key;
}

/// Letters, digits, `.`, `_` and `-`: what names topics, groups and members.
template <class Field>
Key NameKey(std::string path, bool may_be_empty, Field field, std::string_view doc) {
  Key key{.path = std::move(path), .doc = doc};
  key.expected = "a name of at most 249 letters, digits, '.', '_' and '-'";
  key.set = [=](Config& config, Values values) {
    if (!IsName(values[0]) || (values[0].empty() && !may_be_empty)) return false;
    field(config) = values[0];
    return true;
  };
  key.get = [=](const Config& config) { return Quote(field(config)); };
  return key;
}

Key TopicKey(std::string_view name, std::string TopicNames::* topic, std::string_view doc) {
  return NameKey(
      fmt::format("topics.{}", name), false,
      [=](auto& config) -> auto& { return config.topics.*topic; }, doc);
}

/// A row for a key of a later release. It may stand in a file with the value that means "off".
Key LaterKey(std::string path, std::string_view neutral, std::string_view doc) {
  Key key{.path = std::move(path), .doc = doc, .later = true};
  key.expected =
      fmt::format("{} or no such key: this release does not support it yet", Quote(neutral));
  key.set = [=](Config&, Values values) { return values[0] == neutral; };
  key.get = [=](const Config&) { return Quote(neutral); };
  return key;
}

Key RolesKey() {
  Key key{.path = "roles", .doc = "stages that this process runs", .shape = KeyShape::kList};
  key.expected = "a list of one or both of: clean, story";
  key.set = [](Config& config, Values values) {
    Roles roles{.clean = false, .story = false};
    for (const std::string& value : values) {
      if (value != "clean" && value != "story") return false;
      bool& role = value == "clean" ? roles.clean : roles.story;
      if (role) return false;
      role = true;
    }
    if (values.empty()) return false;
    config.roles = roles;
    return true;
  };
  key.get = [](const Config& config) {
    if (config.roles.clean && config.roles.story) return "[clean, story]";
    return config.roles.clean ? "[clean]" : "[story]";
  };
  return key;
}

Key BrokersKey() {
  Key key{.path = "kafka.bootstrap.servers", .doc = "brokers to start from; required by `run`"};
  key.expected = "HOST:PORT, or several with commas between";
  key.set = [](Config& config, Values values) {
    if (values[0].empty()) return false;
    config.kafka.properties["bootstrap.servers"] = values[0];
    return true;
  };
  key.get = [](const Config& config) {
    const auto found = config.kafka.properties.find("bootstrap.servers");
    return Quote(found == config.kafka.properties.end() ? "" : found->second);
  };
  return key;
}

Key StateDirKey() {
  Key key{.path = "state_dir", .expected = "a path", .doc = "cache of the story state"};
  key.set = [](Config& config, Values values) {
    if (values[0].empty()) return false;
    config.state_dir = values[0];
    return true;
  };
  key.get = [](const Config& config) { return Quote(config.state_dir); };
  return key;
}

/// The row of `clean.profiles`. It is no part of ConfigHash: a path decides nothing, and each audit
/// record names the profile that its article was cleaned with.
Key ProfilesKey() {
  Key key{.path = "clean.profiles", .expected = "a path, or \"\" for none"};
  key.doc = "folder of publisher profiles, *.ndjson";
  key.set = [](Config& config, Values values) {
    config.profiles_path = values[0];
    return true;
  };
  key.get = [](const Config& config) { return Quote(config.profiles_path); };
  return key;
}

/// The items as `[a, "b"]`, which `set` of a list key reads.
template <class Range, class ToText>
std::string ListOf(const Range& range, ToText to_text) {
  std::string out = "[";
  for (const auto& item : range)
    out += (out.size() > 1 ? ", " : "") + Quote(to_text(item));
  return out + "]";
}

Key MemoryOffKey() {
  Key key{.path = "clean.publisher_memory_off", .shape = KeyShape::kList};
  key.expected = "a list of registrable domains, such as [lakeside.example]";
  key.doc = "publishers whose repeated blocks stay";
  key.set = [](Config& config, Values values) {
    std::set<std::string, std::less<>> off;
    for (const std::string& value : values) {
      const bool is_domain = HostOf("//" + value) == value && RegistrableDomain(value) == value;
      if (!is_domain) return false;
      off.insert(value);
    }
    config.publisher_table.off = std::move(off);
    return true;
  };
  key.get = [](const Config& config) {
    return ListOf(config.publisher_table.off, [](const std::string& domain) { return domain; });
  };
  return key;
}

std::optional<std::uint64_t> ParseBlockHash(const std::string& text) {
  std::uint64_t hash = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hash, 16);
  const bool read = error == std::errc{} && end == text.data() + text.size();
  return read && text == ToHex(hash) ? std::optional(hash) : std::nullopt;
}

Key MemoryKeepKey() {
  Key key{.path = "clean.publisher_memory_keep", .shape = KeyShape::kList};
  key.expected = "a list of block hashes, each 16 digits as `publishers show` writes them";
  key.doc = "repeated blocks that stay";
  key.set = [](Config& config, Values values) {
    std::set<std::uint64_t> keep;
    for (const std::string& value : values) {
      const auto hash = ParseBlockHash(value);
      if (!hash) return false;
      keep.insert(*hash);
    }
    config.publisher_table.keep = std::move(keep);
    return true;
  };
  key.get = [](const Config& config) {
    return ListOf(config.publisher_table.keep, [](std::uint64_t hash) { return ToHex(hash); });
  };
  return key;
}

bool IsAddress(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

/// `127.0.0.1:9464` or `[::1]:9464`.
std::optional<AdminOptions> ParseListen(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return std::nullopt;
  std::string address = text.substr(0, colon);
  const bool bracketed = address.starts_with('[') && address.ends_with(']');
  if (bracketed) address = address.substr(1, address.size() - 2);
  if (bracketed != address.contains(':') || !IsAddress(address)) return std::nullopt;
  const auto port = ParseInteger(std::string_view(text).substr(colon + 1));
  if (!port || *port < 0 || *port > 65535) return std::nullopt;
  return AdminOptions{.address = address, .port = static_cast<std::uint16_t>(*port)};
}

Key ListenKey() {
  Key key{.path = "admin.listen", .doc = "where /metrics and the probes are served"};
  key.expected = "an IP address and a port, such as 127.0.0.1:9464 or [::]:9464";
  key.set = [](Config& config, Values values) {
    const auto options = ParseListen(values[0]);
    if (!options) return false;
    config.admin = *options;
    return true;
  };
  key.get = [](const Config& config) {
    const bool v6 = config.admin.address.contains(':');
    return Quote(fmt::format("{}{}{}:{}", v6 ? "[" : "", config.admin.address, v6 ? "]" : "",
                             config.admin.port));
  };
  return key;
}

Key Deciding(Key key) {
  key.decides = true;
  return key;
}

// Reaches a row's field in const and other configurations alike.
#define WIRESIFT_FIELD(member) ([](auto& config) -> auto& { return config.member; })

void AddProcessKeys(std::vector<Key>& keys) {
  keys.push_back(NameKey("instance", true, WIRESIFT_FIELD(instance),
                         "name of this member, unlike any other's; empty: the host's name"));
  keys.push_back(NameKey("group", false, WIRESIFT_FIELD(group),
                         "prefix of the consumer groups and transactional ids"));
  keys.push_back(RolesKey());
  keys.push_back(IntegerKey("threads", 0, kThreadsMax, WIRESIFT_FIELD(threads),
                            "that read and clean articles; 0: one a core"));
  keys.push_back(BrokersKey());
}

void AddTopicKeys(std::vector<Key>& keys) {
  keys.push_back(TopicKey("raw", &TopicNames::raw, "the feed as it comes"));
  keys.push_back(TopicKey("clean", &TopicNames::clean, "between the two stages"));
  keys.push_back(TopicKey("stories", &TopicNames::stories, "canonical articles, compacted"));
  keys.push_back(TopicKey("audit", &TopicNames::audit, "one verdict for each input record"));
  keys.push_back(TopicKey("rejected", &TopicNames::rejected, "dead letters"));
  keys.push_back(TopicKey("state", &TopicNames::state, "changes of the story state, compacted"));
  keys.push_back(TopicKey("publishers", &TopicNames::publishers, "what is learnt of publishers"));
}

void AddDecisionKeys(std::vector<Key>& keys) {
  keys.push_back(Deciding(WordKey("input.format", WIRESIFT_FIELD(input.format),
                                  "auto looks at the content type and the first byte")));
  keys.push_back(BooleanKey("input.is_scope_partitioned",
                            WIRESIFT_FIELD(input.is_scope_partitioned),
                            "true for a feed of one partition: both stages run in one hop"));
  keys.push_back(Deciding(SizeKey("input.max_bytes", 1 << 10, 64 << 20,
                                  WIRESIFT_FIELD(input.max_bytes), "a larger record is rejected")));
  keys.push_back(Deciding(ShareKey("clean.guard", WIRESIFT_FIELD(clean.guard),
                                   "cleaning that would remove a larger share keeps the text")));
  keys.push_back(ProfilesKey());
  keys.push_back(Deciding(BooleanKey("clean.publisher_memory", WIRESIFT_FIELD(publisher_memory),
                                     "learn and remove the blocks that a publisher repeats")));
  keys.push_back(Deciding(MemoryOffKey()));
  keys.push_back(Deciding(MemoryKeepKey()));
  keys.push_back(Deciding(DurationKey("match.window", minutes(1), hours(24 * 365),
                                      WIRESIFT_FIELD(match.window),
                                      "how long a story can be joined, in event time")));
  keys.push_back(Deciding(SizeKey("match.max_bytes", 1 << 20, std::uint64_t{1} << 40,
                                  WIRESIFT_FIELD(match.max_bytes),
                                  "memory of the index; the oldest stories leave it first")));
  keys.push_back(BooleanKey("match.words_in_file", WIRESIFT_FIELD(match.words_in_file),
                            "keep half of the index's memory in a file of state_dir"));
  keys.push_back(Deciding(IntegerKey("match.sampling", 1, 64, WIRESIFT_FIELD(match.sampling),
                                     "one 5-gram in this many is a fingerprint")));
  keys.push_back(Deciding(ShareKey("match.join", WIRESIFT_FIELD(match.join),
                                   "shared part from which an article joins a story")));
  keys.push_back(Deciding(ShareKey("match.related", WIRESIFT_FIELD(match.related),
                                   "shared part from which it is reported as related")));
  keys.push_back(Deciding(IntegerKey("story.partitions", 1, 1024, WIRESIFT_FIELD(story.partitions),
                                     "scopes; fixed when the topics are made")));
  keys.push_back(LaterKey("story.hold", "0s", "wait for a better copy before publishing"));
  keys.push_back(BooleanKey("story.standby", WIRESIFT_FIELD(story.standby),
                            "follow the state of partitions that others own, to take over soon"));
  keys.push_back(
      Deciding(DurationKey("story.memory", hours(1), hours(24 * 3650), WIRESIFT_FIELD(story.memory),
                           "how long an article's id leads to its story")));
  keys.push_back(LaterKey("story.kill_memory", "0s", "how long a killed text is recognised"));
  keys.push_back(LaterKey("story.copies_refresh", "off", "revisions for new copies alone"));
  keys.push_back(LaterKey("embeds.publish_own_words", "off", "publish text around a copy"));
  keys.push_back(Deciding(WordKey("output.profile", WIRESIFT_FIELD(output_profile),
                                  "strict leaves the object `wiresift` out: plain ninjs")));
  keys.push_back(LaterKey("sources", "", "file of the source registry"));
}

void AddRunKeys(std::vector<Key>& keys) {
  keys.push_back(DurationKey("commit.interval", milliseconds(10), seconds(10),
                             WIRESIFT_FIELD(commit.interval),
                             "longest time a transaction is open"));
  keys.push_back(IntegerKey("commit.max_records", 1, 1'000'000, WIRESIFT_FIELD(commit.max_records),
                            "most input records of a transaction"));
  keys.push_back(StateDirKey());
  keys.push_back(ListenKey());
  keys.push_back(IntegerKey("metrics.publishers", 0, 10'000, WIRESIFT_FIELD(metrics_publishers),
                            "publishers with series of their own; the rest are `other`"));
  keys.push_back(WordKey("log.level", WIRESIFT_FIELD(log.level),
                         "least level logged; debug adds each commit and assignment"));
  keys.push_back(WordKey("log.format", WIRESIFT_FIELD(log.format),
                         "auto: text on a terminal, JSON elsewhere"));
}

#undef WIRESIFT_FIELD

std::vector<Key> MakeKeys() {
  std::vector<Key> keys;
  AddProcessKeys(keys);
  AddTopicKeys(keys);
  AddDecisionKeys(keys);
  AddRunKeys(keys);
  return keys;
}

}  // namespace

const std::vector<Key>& ConfigKeys() {
  static const std::vector<Key> keys = MakeKeys();
  return keys;
}

const Key* FindKey(std::string_view path) {
  const auto& keys = ConfigKeys();
  const auto found = std::ranges::find(keys, path, &Key::path);
  return found == keys.end() ? nullptr : &*found;
}

}  // namespace wiresift
