#include "text/rules/rule_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <string>

#include "core/names.h"

namespace wiresift {
namespace {

constexpr std::size_t kFields = 8;
using Fields = std::array<std::string_view, kFields>;

std::unexpected<Error> FailAt(std::string_view file, std::size_t line, std::string_view what) {
  return Fail(ErrorCode::kMalformed,
              std::string(file) + ":" + std::to_string(line) + ": " + std::string(what));
}

/// False unless there are exactly eight, none of them empty.
bool SplitRow(std::string_view row, Fields& fields) {
  for (std::size_t i = 0; i < kFields; ++i) {
    const std::size_t tab = row.find('\t');
    if ((tab == row.npos) != (i + 1 == kFields)) return false;
    fields[i] = row.substr(0, tab);
    if (fields[i].empty()) return false;
    row.remove_prefix(std::min(row.size(), fields[i].size() + 1));
  }
  return true;
}

template <class Number>
bool ReadNumber(std::string_view text, Number& value) {
  const char* const end = std::to_address(text.end());
  return std::from_chars(std::to_address(text.begin()), end, value).ptr == end;
}

/// Why `fields` are no rule, or nothing.
std::string ReadRow(const Fields& fields, std::string_view language, Rule& rule) {
  const std::optional<RemovalClass> kind = FromName<RemovalClass>(fields[1]);
  if (!kind) return "found an unknown class, expected a removal class";
  rule = {.id = fields[0],
          .kind = *kind,
          .language = language,
          .pattern = fields[7],
          .example = fields[5],
          .counter = fields[6]};
  const bool has_prefix = rule.id.starts_with(language) && rule.id.size() > language.size() &&
                          rule.id[language.size()] == '.';
  if (!has_prefix) return "expected an id that starts with the file's language and a dot";
  if (!ReadNumber(fields[2], rule.score) || rule.score <= 0 || rule.score > 1) {
    return "score: expected a number over 0, up to 1";
  }
  if (!ReadNumber(fields[3], rule.words_max) || rule.words_max == 0 ||
      rule.words_max > kRuleWordsMax) {
    return "words_max: expected a number from 1 to " + std::to_string(kRuleWordsMax);
  }
  const std::optional<RuleNote> note = FromName<RuleNote>(fields[4]);
  if (!note) return "found an unknown note, expected `-` or one of RuleNote";
  rule.note = *note;
  return {};
}

}  // namespace

Status ReadRules(std::string_view file, std::string_view text, std::vector<Rule>& rules) {
  const std::string_view language = file.substr(0, file.find('.'));
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::string_view row = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), row.size() + 1));
    if (row.empty() || row.front() == '#') continue;
    Fields fields;
    if (!SplitRow(row, fields)) return FailAt(file, line, "expected eight fields, none empty");
    Rule rule{};
    if (const std::string fault = ReadRow(fields, language, rule); !fault.empty()) {
      return FailAt(file, line, fault);
    }
    rules.push_back(rule);
  }
  return {};
}

}  // namespace wiresift
