#include "config/show.h"

#include <string_view>

#include <fmt/format.h>

#include "config/keys.h"
#include "core/hash.h"
#include "core/json_writer.h"
#include "kafka/secret.h"

namespace wiresift {
namespace {

constexpr std::size_t kCommentColumn = 36;

constexpr std::string_view kExampleHead =
    R"(# Wiresift's configuration: every key with its default. Only kafka.bootstrap.servers is required,
# and only by `wiresift run`. Unknown keys are errors; `wiresift check` reads a file and says so.
# Durations: 100ms 30s 5m 72h 90d. Sizes: 1000 512KiB 8MiB 4GiB.
# In values: ${NAME}, ${NAME:-default} and ${file:/path}; $${ stands for ${.
)";

constexpr std::string_view kKafkaComment =
    R"(  # Any other librdkafka property passes through, for example:
  # security.protocol: SASL_SSL
  # sasl.mechanism: SCRAM-SHA-512
  # sasl.username: wiresift
  # sasl.password: ${file:/run/secrets/kafka-password}
  # ssl.ca.location: /etc/ssl/kafka/ca.pem
  # A password or private key that stands here itself is an error: name a file or a variable.
)";

std::string_view SectionOf(std::string_view path) {
  const std::size_t dot = path.find('.');
  return dot == std::string_view::npos ? "" : path.substr(0, dot);
}

/// YAML wants a space before the sign of a comment, also where the line is longer than the column.
std::string WithComment(std::string_view line, std::string_view comment) {
  return fmt::format("{:<{}} # {}\n", line, kCommentColumn - 1, comment);
}

/// A value as a file says it: `${` would be looked up there.
std::string Escaped(std::string value) {
  for (std::size_t at = value.find("${"); at != std::string::npos; at = value.find("${", at + 3))
    value.insert(at, 1, '$');
  return value;
}

/// Writes rows as nested YAML: a section's head where it begins.
class Writer {
 public:
  /// `comment` may be empty.
  void Row(std::string_view path, std::string_view value, std::string_view comment) {
    const std::string_view section = SectionOf(path);
    if (section != section_ && !section.empty()) out_ += fmt::format("{}:\n", section);
    section_ = section;
    std::string line(section.empty() ? "" : "  ");
    line += section.empty() ? path : path.substr(section.size() + 1);
    line += fmt::format(": {}", Escaped(std::string(value)));
    if (comment.empty()) {
      out_ += line + '\n';
    } else {
      out_ += WithComment(line, comment);
    }
  }

  void Text(std::string_view text) { out_ += text; }

  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
  std::string section_;
};

std::string Redacted(const Config& config, std::string_view path, std::string value) {
  return config.secrets.contains(path) ? fmt::format("\"{}\"", kRedacted) : std::move(value);
}

void ShowProperties(const Config& config, Writer& writer) {
  for (const auto& [name, value] : config.kafka.properties) {
    if (name == "bootstrap.servers") continue;  // has a row
    const std::string path = fmt::format("{}{}", kKafkaPrefix, name);
    // A JSON string is a YAML string.
    std::string text;
    AppendJsonEscaped(text, IsSecretProperty(name) ? kRedacted : std::string_view(value));
    writer.Row(path, Redacted(config, path, fmt::format("\"{}\"", text)), "");
  }
}

void WriteLaterKeys(Writer& writer) {
  writer.Text("\n# Keys of later releases. Until then each may stand here with this value only.\n");
  for (const Key& key : ConfigKeys()) {
    if (!key.later) continue;
    const std::string line = fmt::format("# {}: {}", key.path, key.get(Config{}));
    writer.Text(WithComment(line, key.doc));
  }
}

}  // namespace

std::string ShowConfig(const Config& config) {
  Writer writer;
  for (const Key& key : ConfigKeys()) {
    if (key.later) continue;
    const bool is_brokers = key.path == "kafka.bootstrap.servers";
    // Without brokers there is no value that could be read again.
    const bool has_value = !is_brokers || config.kafka.properties.contains("bootstrap.servers");
    if (has_value) writer.Row(key.path, Redacted(config, key.path, key.get(config)), "");
    if (is_brokers) ShowProperties(config, writer);
  }
  return writer.Take();
}

std::string ConfigHash(const Config& config) {
  std::string text;
  for (const Key& key : ConfigKeys()) {
    if (key.decides) text += fmt::format("{}={}\n", key.path, key.get(config));
  }
  return ToHex(Hash64(text));
}

std::string ExampleConfig() {
  Config config;
  config.kafka.properties["bootstrap.servers"] = "127.0.0.1:9092";
  Writer writer;
  writer.Text(kExampleHead);
  for (const Key& key : ConfigKeys()) {
    if (key.later) continue;
    writer.Row(key.path, key.get(config), key.doc);
    if (key.path == "kafka.bootstrap.servers") writer.Text(kKafkaComment);
  }
  WriteLaterKeys(writer);
  return writer.Take();
}

}  // namespace wiresift
