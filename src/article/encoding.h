#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace wiresift {

/// The name that iconv(3) has for the encoding that the web calls `label` (any case, white space
/// around it), empty when it is none: what pages call Latin 1 is windows-1252, and GBK is GB18030.
[[nodiscard]] std::string_view EncodingOf(std::string_view label);

/// The label in `charset=…` of a content type, empty when it has none.
[[nodiscard]] std::string_view CharsetOf(std::string_view content_type);

/// The label that a page gives itself in its first 1024 bytes: `<meta charset>`, `<meta
/// http-equiv="Content-Type">`, or the XML declaration. Empty when it gives none.
[[nodiscard]] std::string_view LabelInPage(std::string_view bytes);

/// The bytes of a page or a text as UTF-8, decoded as browsers do: by the byte order mark (which
/// goes), else the content type, else the page's own label, else as UTF-8 when they are, else as
/// windows-1252. What cannot be decoded, and NUL, becomes U+FFFD; kBadUtf8 when that or other
/// control characters are more than one in fifty.
///
/// libc converts: it knows every encoding of the web, and this folder may see neither the HTML
/// parser nor its tables. A byte that windows-1252 leaves open is an error here, where browsers
/// make it a control character: in news it is a sign of a wrong guess.
[[nodiscard]] Result<std::string> DecodeText(std::string bytes, std::string_view content_type);

}  // namespace wiresift
