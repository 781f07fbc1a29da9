#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace wiresift {

/// True for librdkafka's properties whose values must never appear in a file of settings, a
/// message, a page or a log. Paths of keys and certificates are no secrets.
[[nodiscard]] inline bool IsSecretProperty(std::string_view property) {
  constexpr std::array<std::string_view, 6> kMarks = {
      "password", "passphrase", "secret", "jaas", "key.pem", "oauthbearer.config"};
  return std::ranges::any_of(kMarks,
                             [&](std::string_view mark) { return property.contains(mark); });
}

}  // namespace wiresift
