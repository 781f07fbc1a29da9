#include "command/show/score.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace wiresift {
namespace {

std::string WithDecimals(double score, int decimals) {
  const std::string text = fmt::format("{:.{}f}", score, decimals);
  if (std::stod(text) == 1) return "1";
  return text.starts_with("0.") ? text.substr(1) : text;
}

}  // namespace

std::string ShowScore(double score) {
  return WithDecimals(score, 2);
}

std::string ShowAgainst(std::string_view name, double score, std::string_view limit_name,
                        double limit) {
  constexpr int kExact = 4;
  const bool differ = score == limit || ShowScore(score) != ShowScore(limit);
  const int decimals = differ ? 2 : kExact;
  return fmt::format("{} {} {} {} {}", name, WithDecimals(score, decimals),
                     score >= limit ? ">=" : "<", limit_name, WithDecimals(limit, decimals));
}

std::string ShowShare(double share) {
  if (share >= 1) return "all";
  if (share <= 0) return "none";
  if (share < 0.01) return "less than 1 %";
  return fmt::format("{:.0f} %", std::clamp(std::round(100 * share), 1.0, 99.0));
}

}  // namespace wiresift
