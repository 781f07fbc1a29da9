#pragma once

#include <string>
#include <string_view>

namespace wiresift {

/// Two decimals without the zero in front: `.97`, `1`.
[[nodiscard]] std::string ShowScore(double score);

/// `cover .61 >= join .43`: how a score stands to a limit, with as many decimals as tell them
/// apart.
[[nodiscard]] std::string ShowAgainst(std::string_view name, double score,
                                      std::string_view limit_name, double limit);

/// `94 %`; `all`, `none` and `less than 1 %` where a rounded number would say too much.
[[nodiscard]] std::string ShowShare(double share);

}  // namespace wiresift
