#include "text/body/plain.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "text/body/limits.h"
#include "text/body/parsed_body.h"

namespace wiresift {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";
constexpr std::string_view kParagraphSeparator = "\u2029";
static_assert(kLineSeparator.size() == kParagraphSeparator.size());

constexpr std::string_view kBullets[] = {"•", "◦", "▪", "●", "·", "‣", "* ", "- "};

bool StartsWithBullet(std::string_view line) {
  for (const std::string_view bullet : kBullets) {
    if (line.starts_with(bullet)) return true;
  }
  return false;
}

/// Where U+2028 or U+2029 next stands, from `at` on.
std::size_t FindSeparator(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    at = text.find("\xE2\x80", at);
    if (at == std::string_view::npos) break;
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(kLineSeparator) || rest.starts_with(kParagraphSeparator)) return at;
  }
  return std::string_view::npos;
}

/// Reads a text line by line. Lines end at \n, \r, \r\n, U+2028 and U+2029.
class LineReader {
 public:
  explicit LineReader(std::string_view text)
      : text_(text),
        newline_(text.find('\n')),
        return_(text.find('\r')),
        separator_(FindSeparator(text, 0)) {}

  [[nodiscard]] bool IsAtEnd() const { return at_ >= text_.size(); }

  /// The next line, without its end.
  std::string_view Next() {
    if (newline_ < at_) newline_ = text_.find('\n', at_);
    if (return_ < at_) return_ = text_.find('\r', at_);
    if (separator_ < at_) separator_ = FindSeparator(text_, at_);
    const std::size_t end = std::min({newline_, return_, separator_, text_.size()});
    const std::string_view line = text_.substr(at_, end - at_);
    const bool is_pair = end == return_ && newline_ == end + 1;
    at_ = end + (is_pair ? 2U : end == separator_ ? kLineSeparator.size() : 1U);
    return line;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t newline_;  ///< where it comes next, from `at_` on once Next has looked
  std::size_t return_;
  std::size_t separator_;
};

/// Characters of `text`, which are what a machine wraps by.
std::size_t ColumnsOf(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsFirstByte));
}

/// A line without the white space around it.
struct Line {
  std::string_view text;
  std::size_t indent = 0;  ///< bytes of white space before it
};

Line Trim(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t");
  if (start == std::string_view::npos) return {};
  return {line.substr(start, line.find_last_not_of(" \t") + 1 - start), start};
}

/// Bytes of the closing quotation mark or bracket that ends the line, or 0.
std::size_t ClosingMarkBytes(std::string_view line) {
  for (const std::string_view mark : {"\"", ")", "”"}) {
    if (line.ends_with(mark)) return mark.size();
  }
  return 0;
}

bool EndsSentence(std::string_view line) {
  while (const std::size_t bytes = ClosingMarkBytes(line))
    line.remove_suffix(bytes);
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':');
}

/// Starts with a lower-case letter of a script that has cases.
bool StartsLower(std::string_view line) {
  const char32_t c = DecodeAt(line, 0).code_point;
  return c < 0x590 && IsLetter(c) && !IsUpper(c);
}

/// How a text was wrapped.
struct Wrapping {
  std::size_t columns = 0;
  std::size_t indent = 0;  ///< bytes before its lines; those set in further start a paragraph
};

/// Tells lines that a machine wrapped from lines that are paragraphs. Headlines one
/// below the other are as long as wrapped lines, but none goes on in lower case.
class WrapCensus {
 public:
  void Add(std::string_view raw) {
    const Line line = Trim(raw);
    if (!line.text.empty()) {
      if (!before_.text.empty() && line.indent <= before_.indent) AddBreak(line);
      longest_ = std::max(longest_, ColumnsOf(line.text));
      least_indent_ = std::min(least_indent_, line.indent);
    }
    before_ = line;
  }

  /// False once a line was too long for any wrapping.
  [[nodiscard]] bool may_be_wrapped() const { return longest_ <= kLongestMax; }

  /// Nothing when the text is not wrapped.
  [[nodiscard]] std::optional<Wrapping> wrapping() const {
    const bool is_wrapped = wrapped_ >= kWrappedMin && 2 * wrapped_ > breaks_ &&
                            3 * continued_ >= wrapped_ && may_be_wrapped();
    if (!is_wrapped) return std::nullopt;
    return Wrapping{std::min(longest_, kWrapMax), least_indent_};
  }

 private:
  static constexpr std::size_t kWrapMin = 55;  ///< the formats of the wires: 64 to 80 columns
  static constexpr std::size_t kWrapMax = 80;
  static constexpr std::size_t kLongestMax = 100;  ///< an address may stick out
  static constexpr std::size_t kWrappedMin = 4;

  /// Takes the break between the last line and `line`, which no blank line and no indent parts.
  void AddBreak(const Line& line) {
    ++breaks_;
    const std::size_t columns = ColumnsOf(before_.text);
    if (columns < kWrapMin || columns > kWrapMax || EndsSentence(before_.text)) return;
    ++wrapped_;
    if (StartsLower(line.text)) ++continued_;
  }

  Line before_;
  std::size_t breaks_ = 0;
  std::size_t wrapped_ = 0;    ///< breaks after a line of that length that ends no sentence
  std::size_t continued_ = 0;  ///< wrapped ones before a line of lower case
  std::size_t longest_ = 0;
  std::size_t least_indent_ = kLongestMax;
};

std::optional<Wrapping> FindWrapping(std::string_view text) {
  WrapCensus census;
  for (LineReader lines(text); !lines.IsAtEnd() && census.may_be_wrapped();)
    census.Add(lines.Next());
  return census.wrapping();
}

/// True when the break between two lines is the wrapping's: the next word would not have fitted, or
/// goes on in lower case.
bool IsSoftBreak(const Line& before, const Line& line, const Wrapping& wrapping) {
  if (before.text.empty() || line.text.empty() || line.indent > wrapping.indent) return false;
  if (StartsWithBullet(line.text)) return false;
  if (StartsLower(line.text) && !EndsSentence(before.text)) return true;
  const std::size_t word = std::min(line.text.find(' '), line.text.size());
  const std::size_t columns = ColumnsOf(before.text) + before.indent + 1;
  return columns + ColumnsOf(line.text.substr(0, word)) > wrapping.columns;
}

class PlainParser {
 public:
  explicit PlainParser(std::string_view text) : lines_(text), wrapping_(FindWrapping(text)) {
    document_.body.reserve(text.size() + text.size() / 16);
  }

  Result<Document> Run() {
    Line before;
    while (!lines_.IsAtEnd()) {
      const std::string_view raw = lines_.Next();
      const Line line = wrapping_ ? Trim(raw) : Line{};
      const bool joins = wrapping_ && IsSoftBreak(before, line, *wrapping_);
      if (!joins && !Finish()) return TooMany("lines", kBlocksMax);
      // A compound that was parted at its hyphen is one word.
      if (joins && !(before.text.ends_with('-') && !before.text.ends_with("--"))) {
        builder_.AddSpace();
      }
      builder_.Add(raw);
      if (!builder_.IsOpen()) gap_ = true;
      before = line;
    }
    if (!Finish()) return TooMany("lines", kBlocksMax);
    return std::move(document_);
  }

 private:
  /// Ends the open block, if there is one; false when there are too many.
  bool Finish() {
    Block block;
    if (!builder_.Finish(block)) return true;
    block.gap_before = std::exchange(gap_, false);
    if (StartsWithBullet(document_.TextOf(block))) block.kind = BlockKind::kListItem;
    if (document_.blocks.size() == kBlocksMax) return false;
    document_.blocks.push_back(block);
    return true;
  }

  LineReader lines_;
  std::optional<Wrapping> wrapping_;
  Document document_;
  BodyBuilder builder_{document_.body};
  bool gap_ = true;
};

}  // namespace

Result<Document> ParsePlain(std::string_view text) {
  return PlainParser(text).Run();
}

}  // namespace wiresift
