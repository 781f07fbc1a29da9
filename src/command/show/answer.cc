#include "command/show/answer.h"

#include "core/json_writer.h"

namespace wiresift {

ParseContext LineContext(const Coordinate& at) {
  return {.key = {}, .content_type = "application/json", .coordinate = ToString(at)};
}

std::string ErrorAnswer(std::string_view id, const Error& error) {
  JsonWriter out;
  out.BeginObject().Key("id").Text(id);
  out.Key("error").BeginObject().Key("code").Text(NameOf(error.reason));
  out.Key("detail").Text(error.detail).EndObject().EndObject();
  return out.Take();
}

std::string ErrorLine(std::string_view line, const Coordinate& at, const Error& error) {
  return ErrorAnswer(PeekArticleId(line, LineContext(at)), error);
}

}  // namespace wiresift
