#include "text/words/tokens.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "core/ascii.h"
#include "core/eight_bytes.h"
#include "core/limits.h"
#include "core/utf8.h"
#include "text/words/characters.h"
#include "text/words/number_tokens.h"
#include "text/words/number_words.h"
#include "text/words/token_hash.h"

namespace wiresift {
namespace {

/// Words from which on a line is split at a sentence end. Measured on real pairs: shorter units
/// lose nothing, longer ones hide paragraphs of which half was used.
constexpr std::size_t kLongUnitWords = 40;

/// Without paragraph breaks a sentence of this many words is a unit; shorter ones join the next.
constexpr std::size_t kSentenceWords = 8;

/// Shorter capitalised words are mostly abbreviations and titles (Mr, Dr, St).
constexpr std::size_t kNameLettersMin = 3;

/// A quote ends with its paragraph, for the marks of some are never closed; where there are no
/// paragraphs, after so many words, or the rest of the text would be quoted.
constexpr std::size_t kQuoteWordsMax = 60;

constexpr bool IsAsciiLetter(char c) {
  return IsUpperAscii(c) || IsLowerAscii(c);
}

constexpr bool IsAsciiDigit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool IsAsciiWord(char c) {
  return IsAsciiLetter(c) || IsAsciiDigit(c);
}

constexpr bool IsAscii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// True when at least `most` lines of `text` have a letter or a digit; white space apart, any
/// character beyond ASCII counts as one.
bool HasLines(std::string_view text, std::size_t most) {
  const auto is_content = [](char c) { return IsAsciiWord(c) || !IsAscii(c); };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::ranges::any_of(text.substr(0, end), is_content) && --most == 0) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

/// The word being read; kept from text to text, so that it seldom allocates.
std::string& WordBuffer() {
  thread_local std::string buffer;
  return buffer;
}

/// The places of what may be numbers, kept likewise.
std::vector<std::uint32_t>& NumbersBuffer() {
  thread_local std::vector<std::uint32_t> buffer;
  return buffer;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>& tokens)
      : text_(text),
        has_paragraphs_(HasLines(text, kParagraphsMin)),
        unit_words_min_(has_paragraphs_ ? kLongUnitWords : kSentenceWords),
        tokens_(tokens) {}

  void Run(ScanPath path);

  /// The places of the tokens that may be numbers or the first words of some.
  [[nodiscard]] std::span<const std::uint32_t> numbers() const { return numbers_; }

 private:
  void ReadStretch(const WordRuns& runs);
  void ReadRun(std::size_t start, std::size_t end);
  void ReadLongRun(std::size_t start, std::size_t end);
  void CountDigits(std::size_t start, std::size_t end);
  void ReadSign(std::size_t at);
  void ReadForeign(std::size_t at);
  void ReadWord(std::size_t start);
  bool ReadWordPart();
  bool ReadPoint();
  void ReadCharacter(std::size_t start);
  void StartWord(std::size_t start);
  void AppendAscii(char c);
  void Append(Decoded c, Character character);
  void PushWord();
  void Push(std::uint64_t hash, std::size_t start, std::size_t end, bool is_upper, bool is_lower);
  void OnQuote(std::size_t next);
  [[nodiscard]] bool IsWordAt(std::size_t at) const;
  [[nodiscard]] bool IsBreakAt(std::size_t at) const;
  [[nodiscard]] bool IsGoingOnAt(std::size_t at) const;

  std::string_view text_;
  bool has_paragraphs_;
  std::size_t unit_words_min_;
  std::vector<Token>& tokens_;
  std::vector<std::uint32_t>& numbers_ = NumbersBuffer();
  const Characters& characters_ = Characters::Get();
  const SmallNumbers& small_numbers_ = SmallNumbers::Get();
  std::size_t at_ = 0;  ///< what stands before it has been read

  // The word being read:
  std::string& word_ = WordBuffer();
  std::size_t start_ = 0, end_ = 0;
  std::size_t letters_ = 0, digits_ = 0;
  bool composes_ = false;  ///< has marks or jamo, so it may not be in NFC

  // The place where it stands:
  bool new_paragraph_ = true;
  bool sentence_ended_ = false;
  bool fresh_ = true;  ///< a capital here says nothing: start of a sentence or of a quote
  std::size_t quote_words_left_ = 0;  ///< above 0 inside a quote
  std::size_t unit_words_ = 0;
};

void Tokenizer::Run(ScanPath path) {
  tokens_.clear();
  numbers_.clear();
  WordRuns runs(text_, path);
  while (tokens_.size() < kWordsMax && runs.Next())
    ReadStretch(runs);
  if (tokens_.size() > kWordsMax) tokens_.resize(kWordsMax);
}

/// Nearly without a branch: most of its questions are answered otherwise at every tenth word.
inline void Tokenizer::Push(std::uint64_t hash, std::size_t start, std::size_t end, bool is_upper,
                            bool is_lower) {
  const bool is_unit =
      new_paragraph_ | (sentence_ended_ & !is_lower & (unit_words_ >= unit_words_min_));
  const bool is_name = !fresh_ & is_upper & (letters_ >= kNameLettersMin);
  const bool is_number = (digits_ > 0) & (digits_ >= letters_);
  if ((digits_ > 0) | small_numbers_.MayHave(hash)) [[unlikely]]
    numbers_.push_back(static_cast<std::uint32_t>(tokens_.size()));
  tokens_.push_back({.hash = hash,
                     .start = static_cast<std::uint32_t>(start),
                     .end = static_cast<std::uint32_t>(end),
                     .name = is_name,
                     .number = is_number,
                     .unit_start = is_unit,
                     .quoted = quote_words_left_ > 0,
                     .paragraph_start = new_paragraph_});
  unit_words_ = is_unit ? 1 : unit_words_ + 1;
  quote_words_left_ -= quote_words_left_ > 0 ? 1 : 0;
  new_paragraph_ = sentence_ended_ = fresh_ = false;
}

void Tokenizer::ReadStretch(const WordRuns& runs) {
  const std::uint32_t* sign = runs.signs();
  const std::span<const std::uint32_t> edges = runs.edges();
  for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
    const std::size_t start = edges[i], end = edges[i + 1];
    for (; *sign < start; ++sign)
      ReadSign(*sign);
    if (start < at_) continue;  // inside a word that began beyond ASCII
    if (*sign == end && IsGoingOnAt(end)) {
      ReadWord(start);
    } else {
      ReadRun(start, end);
    }
  }
  for (; *sign != WordRuns::kNoSign; ++sign)
    ReadSign(*sign);
}

/// True when the character behind a run may belong to its word.
bool Tokenizer::IsGoingOnAt(std::size_t at) const {
  if (IsAscii(text_[at])) return text_[at] == '\'';
  const Decoded c = DecodeAt(text_, at);
  const Character character = characters_.Of(c.code_point);
  if (character.Is(kApostrophe)) return IsWordAt(at + c.bytes);
  return character.Is(kLetter | kDigit | kMark | kSilent);
}

/// A word of ASCII alone, as nearly all are in English.
void Tokenizer::ReadRun(std::size_t start, std::size_t end) {
  const std::size_t size = end - start;
  if (size > sizeof(SixteenBytes) || start + sizeof(SixteenBytes) > text_.size())
    return ReadLongRun(start, end);
  // The bits that tell lower case from upper, and letters from digits and points. Digits and
  // points have the first.
  constexpr std::uint64_t kCaseBits = EachByte(0x20), kLetterBits = EachByte(0x40);
  const SixteenBytes mask = FirstBytes(size);
  SixteenBytes bytes;
  std::memcpy(&bytes, text_.data() + start, sizeof bytes);
  bytes = {(bytes.low | kCaseBits) & mask.low, (bytes.high | kCaseBits) & mask.high};
  letters_ = size;
  digits_ = 0;
  if ((((bytes.low ^ mask.low) | (bytes.high ^ mask.high)) & kLetterBits) != 0)
    CountDigits(start, end);
  const char first = text_[start];
  Push(HashSixteen(bytes), start, end, IsUpperAscii(first), IsLowerAscii(first));
}

void Tokenizer::ReadLongRun(std::size_t start, std::size_t end) {
  word_.assign(text_.substr(start, end - start));
  for (char& c : word_)
    c = static_cast<char>(c | 32);
  CountDigits(start, end);
  const char first = text_[start];
  Push(TokenHash(word_), start, end, IsUpperAscii(first), IsLowerAscii(first));
}

/// Of a word of ASCII, which has points too.
void Tokenizer::CountDigits(std::size_t start, std::size_t end) {
  letters_ = digits_ = 0;
  for (const char c : text_.substr(start, end - start)) {
    letters_ += IsAsciiLetter(c) ? 1 : 0;
    digits_ += IsAsciiDigit(c) ? 1 : 0;
  }
}

bool Tokenizer::IsWordAt(std::size_t at) const {
  if (at >= text_.size()) return false;
  if (IsAscii(text_[at])) return IsAsciiWord(text_[at]);
  return characters_.Of(DecodeAt(text_, at).code_point).Is(kLetter | kDigit);
}

/// White space, the end of the text, or a closing bracket or quote.
bool Tokenizer::IsBreakAt(std::size_t at) const {
  if (at >= text_.size()) return true;
  const char32_t c = DecodeAt(text_, at).code_point;
  return IsSpace(c) || c == ')' || c == ']' || characters_.Of(c).Is(kApostrophe | kQuote);
}

void Tokenizer::ReadSign(std::size_t at) {
  if (at < at_) return;  // inside a word
  switch (text_[at]) {
    case '\n':
      new_paragraph_ = fresh_ = true;
      quote_words_left_ = 0;
      return;
    case '"':
      return OnQuote(at + 1);
    case '.':
      // A full stop after a single letter belongs to an initial (U.S., J. Smith).
      if (letters_ == 1 || !IsBreakAt(at + 1)) return;
      [[fallthrough]];
    case '!':
    case '?':
      sentence_ended_ = fresh_ = true;
      return;
    case ':':
      fresh_ = true;
      return;
    default:
      if (!IsAscii(text_[at])) ReadForeign(at);
  }
}

/// A character beyond ASCII: the first one of a word, or a sign. Some apostrophes and silent ones
/// are letters, but no word begins with them.
void Tokenizer::ReadForeign(std::size_t at) {
  const Decoded c = DecodeAt(text_, at);
  const Character character = characters_.Of(c.code_point);
  if (character.Is(kLetter | kDigit) && !character.Is(kApostrophe | kSilent))
    return character.Is(kSpaceless) ? ReadCharacter(at) : ReadWord(at);
  if (character.Is(kQuote)) return OnQuote(at + c.bytes);
  if (character.Is(kSentenceEnd)) sentence_ended_ = fresh_ = true;
}

void Tokenizer::StartWord(std::size_t start) {
  word_.clear();
  at_ = start_ = end_ = start;
  letters_ = digits_ = 0;
  composes_ = false;
}

void Tokenizer::ReadWord(std::size_t start) {
  StartWord(start);
  while (at_ < text_.size() && ReadWordPart()) {
  }
  PushWord();
}

/// Reads the next character of a word; false when the word has ended before it.
bool Tokenizer::ReadWordPart() {
  const char byte = text_[at_];
  if (IsAsciiWord(byte)) {
    AppendAscii(byte);
    return true;
  }
  if (byte == '.' || byte == ',') return ReadPoint();
  const Decoded c = DecodeAt(text_, at_);
  const Character character = characters_.Of(c.code_point);
  if (character.Is(kApostrophe)) {
    if (!IsWordAt(at_ + c.bytes)) return false;
  } else if (!character.Is(kSilent)) {
    if (!character.Is(kLetter | kDigit | kMark) || character.Is(kSpaceless)) return false;
    Append(c, character);
    return true;
  }
  at_ += c.bytes;
  return true;
}

/// A point belongs to a number when it stands between two digits.
bool Tokenizer::ReadPoint() {
  const std::size_t next = at_ + 1;
  const bool is_inside = end_ > start_ && end_ == at_ && IsAsciiDigit(text_[end_ - 1]) &&
                         next < text_.size() && IsAsciiDigit(text_[next]);
  if (is_inside) word_ += text_[at_++];
  return is_inside;
}

void Tokenizer::AppendAscii(char c) {
  word_ += static_cast<char>(c | 32);
  (IsAsciiDigit(c) ? digits_ : letters_) += 1;
  end_ = ++at_;
}

void Tokenizer::Append(Decoded c, Character character) {
  digits_ += character.Is(kDigit) ? 1 : 0;
  letters_ += character.Is(kLetter) ? 1 : 0;
  composes_ = composes_ || character.Is(kComposes);
  if (character.folded == c.code_point) {
    word_ += text_.substr(at_, c.bytes);
  } else {
    AppendUtf8(word_, character.folded);
  }
  end_ = at_ += c.bytes;
}

/// One character of a script without spaces, and the marks that stand on it.
void Tokenizer::ReadCharacter(std::size_t start) {
  StartWord(start);
  Decoded c = DecodeAt(text_, at_);
  Character character = characters_.Of(c.code_point);
  do {
    Append(c, character);
    if (at_ == text_.size() || IsAscii(text_[at_])) break;
    c = DecodeAt(text_, at_);
    character = characters_.Of(c.code_point);
  } while (character.Is(kMark));
  PushWord();
}

void Tokenizer::PushWord() {
  if (composes_) word_ = ToNfc(std::move(word_));
  const Character first = characters_.Of(DecodeAt(text_, start_).code_point);
  Push(TokenHash(word_), start_, end_, first.Is(kUpper), first.Is(kLower));
}

/// Any quotation mark closes an open quote, whatever pair it belongs to: languages disagree on
/// which of them opens. One before white space, which starts at `next`, opens nothing.
void Tokenizer::OnQuote(std::size_t next) {
  if (quote_words_left_ > 0) {
    quote_words_left_ = 0;
  } else if (!IsBreakAt(next)) {
    quote_words_left_ = has_paragraphs_ ? kWordsMax : kQuoteWordsMax;
    fresh_ = true;
  }
}

}  // namespace

void Tokenize(std::string_view text, std::vector<Token>& out, ScanPath path) {
  Tokenizer tokenizer(text, out);
  tokenizer.Run(path);
  JoinNumbers(text, tokenizer.numbers(), out);
}

std::vector<Token> Tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(std::min(text.size() / 6 + 8, kWordsMax));
  Tokenize(text, tokens);
  return tokens;
}

}  // namespace wiresift
