#include "command/show/text_writer.h"

#include <utility>

#include <fmt/format.h>

#include "text/body/parsed_body.h"

namespace wiresift {
namespace {

bool IsBlank(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

TextWriter& TextWriter::Put(std::string_view text) {
  out_ += text;
  return *this;
}

TextWriter& TextWriter::Put(std::string_view escape, std::string_view text) {
  if (!style_.color) return Put(text);
  return Put(escape).Put(text).Put(ansi::kEnd);
}

void TextWriter::Field(std::string_view name, std::string_view value) {
  if (value.empty()) return;
  Put(ansi::kDim, fmt::format("  {:<11} ", name)).Put(value).Put("\n");
}

std::string TextWriter::Take() {
  return std::exchange(out_, {});
}

std::string SafeLine(std::string_view text) {
  return NormalizeLine(text);
}

std::string SafePart(std::string_view text) {
  if (text.empty()) return {};
  const std::string line = SafeLine(text);
  if (line.empty()) return IsBlank(text.front()) ? " " : "";
  return (IsBlank(text.front()) ? " " : "") + line + (IsBlank(text.back()) ? " " : "");
}

}  // namespace wiresift
