#pragma once

#include <filesystem>
#include <string>

namespace wiresift {

/// A certificate authority of its own and what it has signed, made by openssl in a temporary folder
/// that goes with it. Throws std::runtime_error when openssl fails.
class Certificates {
 public:
  Certificates();
  ~Certificates();
  Certificates(const Certificates&) = delete;
  Certificates& operator=(const Certificates&) = delete;

  /// The authority's own certificate.
  [[nodiscard]] std::string authority() const { return (folder_ / "ca.crt").string(); }

  /// A certificate `name` for the host or address `subject`, such as `IP:127.0.0.1`, good for
  /// `days` from now; -1: it ended yesterday. The path of a file with its key and itself, which
  /// Kafka's PEM stores and librdkafka's ssl.key.location and ssl.certificate.location take.
  std::string Make(const std::string& name, const std::string& subject, int days = 2) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace wiresift
