#include "text/body/attributes.h"

#include <cstddef>

namespace wiresift {
namespace {

enum class State : std::uint8_t {
  kBeforeName,
  kName,
  kAfterName,
  kBeforeValue,
  kDouble,
  kSingle,
  kPlain
};

bool IsSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

/// Reads one tag after its name, character by character.
class TagReader {
 public:
  /// False at the end of the tag.
  bool Read(char c) {
    switch (state_) {
      case State::kDouble:
        if (c == '"') state_ = State::kBeforeName;
        return true;
      case State::kSingle:
        if (c == '\'') state_ = State::kBeforeName;
        return true;
      default:
        break;
    }
    if (c == '>') return false;
    ReadOutsideQuotes(c);
    return true;
  }

  [[nodiscard]] std::uint64_t attributes() const { return attributes_; }

 private:
  void ReadOutsideQuotes(char c) {
    if (state_ == State::kBeforeValue) {
      if (!IsSpace(c))
        state_ = c == '"' ? State::kDouble : c == '\'' ? State::kSingle : State::kPlain;
    } else if (state_ == State::kPlain) {
      if (IsSpace(c)) state_ = State::kBeforeName;
    } else if (c == '=' && state_ != State::kBeforeName) {
      state_ = State::kBeforeValue;
    } else if (c == '/') {
      state_ = State::kBeforeName;
    } else if (IsSpace(c)) {
      if (state_ == State::kName) state_ = State::kAfterName;
    } else if (state_ != State::kName) {
      ++attributes_;
      state_ = State::kName;
    }
  }

  State state_ = State::kBeforeName;
  std::uint64_t attributes_ = 0;
};

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Where the name of the tag that starts at `at` ends.
std::size_t NameEnd(std::string_view html, std::size_t at) {
  while (at < html.size() && !IsSpace(html[at]) && html[at] != '/' && html[at] != '>')
    ++at;
  return at;
}

}  // namespace

std::uint64_t AttributeCost(std::string_view html) {
  std::uint64_t cost = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    ++at;
    if (at < html.size() && html[at] == '/') ++at;
    if (at >= html.size() || !IsLetter(html[at])) continue;
    TagReader tag;
    std::size_t end = NameEnd(html, at);
    while (end < html.size() && tag.Read(html[end]))
      ++end;
    cost += tag.attributes() * tag.attributes();
    at = end;
  }
  return cost;
}

}  // namespace wiresift
