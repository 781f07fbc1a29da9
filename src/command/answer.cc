#include "command/answer.h"

#include "core/json_writer.h"

namespace wiresift {

ParseContext LineContext(const Coordinate& at) {
  return {.key = {}, .content_type = "application/json", .coordinate = ToString(at)};
}

std::string ErrorLine(std::string_view line, const Coordinate& at, const Error& error) {
  JsonWriter out;
  out.BeginObject().Key("id").Text(PeekArticleId(line, LineContext(at)));
  out.Key("error").BeginObject().Key("code").Text(NameOf(error.reason));
  out.Key("detail").Text(error.detail).EndObject().EndObject();
  return out.Take();
}

}  // namespace wiresift
