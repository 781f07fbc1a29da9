#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/alias.h"
#include "core/json.h"
#include "core/result.h"

namespace wiresift {

/// A field's value and where it stood.
struct FieldValue {
  std::string_view path;  ///< the alias that had it
  JsonValue value;
};

/// The first alias of `field` whose value is there and is neither null nor an empty text.
[[nodiscard]] std::optional<FieldValue> FindField(JsonValue article, Field field);

/// The text of a field: a string or number as it is, an object by its `value`, `name`, `title`,
/// `domain`, `url`, `uri` or `@id`, an array by its element with role `main`, else its first with
/// a text. Empty when there is none.
[[nodiscard]] std::string TextOf(JsonValue value);

/// The text of `field`, empty when the article has none.
[[nodiscard]] std::string TextOf(JsonValue article, Field field);

/// The texts of an array, or of one value, joined by ", ".
[[nodiscard]] std::string JoinedTextOf(JsonValue value);

/// What JSON calls the value's type, for messages.
[[nodiscard]] std::string_view TypeName(JsonValue value);

}  // namespace wiresift
