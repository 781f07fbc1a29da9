#pragma once

#include <string>
#include <string_view>

#include "article/parse.h"
#include "core/ids.h"
#include "core/result.h"

namespace wiresift {

/// What `clean` and `match` know of an input line besides its bytes.
[[nodiscard]] ParseContext LineContext(const Coordinate& at);

/// `{"id","error":{"code","detail"}}`: the answer to what is no article.
[[nodiscard]] std::string ErrorAnswer(std::string_view id, const Error& error);

/// The same to a line.
[[nodiscard]] std::string ErrorLine(std::string_view line, const Coordinate& at,
                                    const Error& error);

}  // namespace wiresift
