#include "text/tokens.h"

#include <algorithm>
#include <string>

#include "core/hash.h"
#include "core/limits.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

/// A line is split at a sentence end from this many words on (dedup.md measured it: shorter units
/// lose nothing, longer ones hide half-used paragraphs).
constexpr std::size_t kLongUnitWords = 40;

/// Without paragraph breaks a sentence of this many words is a unit; shorter ones join the next.
constexpr std::size_t kSentenceWords = 8;

/// Shorter capitalised words are mostly abbreviations and titles (Mr, Dr, St).
constexpr std::size_t kNameLettersMin = 3;

constexpr bool IsAsciiLetter(char c) {
  return (c | 32) >= 'a' && (c | 32) <= 'z';
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

constexpr bool IsBetween(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Characters of scripts that put no spaces between words.
bool IsSpaceless(char32_t c) {
  if (c < 0xE00) return false;
  return IsBetween(c, 0xE01, 0xEFF) ||    // Thai, Lao
         IsBetween(c, 0x1000, 0x109F) ||  // Myanmar
         IsBetween(c, 0x1780, 0x17FF) ||  // Khmer
         IsBetween(c, 0x3005, 0x3007) ||  // ideographic repetition, closing and zero marks
         IsBetween(c, 0x3041, 0x30FF) ||  // hiragana, katakana
         IsBetween(c, 0x31F0, 0x31FF) ||  // small katakana
         IsBetween(c, 0x3400, 0x4DBF) ||  // Han, extension A
         IsBetween(c, 0x4E00, 0x9FFF) ||  // Han
         IsBetween(c, 0xF900, 0xFAFF) ||  // Han, compatibility
         IsBetween(c, 0x20000, 0x323AF);  // Han, extensions B and on
}

/// Signs that a writer may put into a word or leave out without making it another word.
bool IsSilent(char32_t c) {
  return c == 0xAD ||                                               // soft hyphen
         IsBetween(c, 0x64B, 0x65F) || c == 0x670 || c == 0x640 ||  // Arabic vowels, elongation
         IsBetween(c, 0x200C, 0x200F) ||                            // joiners, marks of direction
         IsBetween(c, 0x202A, 0x202E) || IsBetween(c, 0x2060, 0x2069) || c == 0xFEFF;
}

bool IsApostrophe(char32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0xFF07;
}

bool IsQuote(char32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || IsBetween(c, 0x201C, 0x201F) ||
         IsBetween(c, 0x300C, 0x300F) || c == 0xFF02;
}

bool IsSentenceEnd(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F || c == 0x61F || c == 0x6D4 || c == 0x964;
}

/// Lower case of a script that has cases. Letters of other scripts may start a sentence.
bool IsLower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return c < 0x590 && IsLetter(c) && !IsUpper(c);
}

/// True when at least `most` lines of `text` have a letter or a digit; white space apart, any
/// character beyond ASCII counts as one.
bool HasLines(std::string_view text, std::size_t most) {
  std::size_t lines = 0;
  bool seen = false;
  for (const char c : text) {
    if (c == '\n') {
      seen = false;
    } else if (!seen && (IsAsciiWord(c) || !IsAscii(c))) {
      seen = true;
      if (++lines == most) return true;
    }
  }
  return false;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text)
      : text_(text),
        unit_words_min_(HasLines(text, kParagraphsMin) ? kLongUnitWords : kSentenceWords) {}

  std::vector<Token> Run() {
    tokens_.reserve(std::min(text_.size() / 6 + 8, kWordsMax));
    while (at_ < text_.size() && tokens_.size() < kWordsMax)
      Step();
    return std::move(tokens_);
  }

 private:
  void Step();
  void ReadWord(char32_t first);
  bool ReadAsciiWord();
  bool ReadWordPart();
  void ReadCharacter();
  void Append(Decoded c);
  void Push(char32_t first);
  void Separate(Decoded c);
  void OnQuote(Decoded c);
  void OnSentenceEnd(Decoded c);
  [[nodiscard]] bool IsWordAt(std::size_t at) const;
  [[nodiscard]] bool IsBreakAt(std::size_t at) const;

  std::string_view text_;
  std::size_t unit_words_min_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;

  // Of the word being read.
  std::string word_;
  std::size_t start_ = 0, end_ = 0;
  std::size_t letters_ = 0, digits_ = 0;
  bool composes_ = false;  ///< has marks or jamo, so it may not be in NFC

  // Of the place where it stands.
  bool new_paragraph_ = true;
  bool sentence_ended_ = false;
  bool fresh_ = true;  ///< a capital here says nothing: start of a sentence or of a quote
  bool quoted_ = false;
  std::size_t unit_words_ = 0;
  std::size_t last_letters_ = 0;
};

bool Tokenizer::IsWordAt(std::size_t at) const {
  if (at >= text_.size()) return false;
  if (IsAscii(text_[at])) return IsAsciiWord(text_[at]);
  const char32_t c = DecodeAt(text_, at).code_point;
  return IsLetter(c) || IsDigit(c);
}

/// White space, the end of the text, or a closing bracket or quote.
bool Tokenizer::IsBreakAt(std::size_t at) const {
  if (at >= text_.size()) return true;
  const char32_t c = DecodeAt(text_, at).code_point;
  return IsSpace(c) || c == ')' || c == ']' || IsApostrophe(c) || IsQuote(c);
}

void Tokenizer::Step() {
  const char byte = text_[at_];
  start_ = at_;
  if (byte == ' ') {
    ++at_;
    return;
  }
  if (IsAsciiWord(byte)) return ReadWord(static_cast<char32_t>(byte));
  const Decoded c = DecodeAt(text_, at_);
  if (c.code_point < 0x80) return Separate(c);
  if (IsLetter(c.code_point) || IsDigit(c.code_point)) {
    return IsSpaceless(c.code_point) ? ReadCharacter() : ReadWord(c.code_point);
  }
  Separate(c);
}

void Tokenizer::ReadWord(char32_t first) {
  word_.clear();
  letters_ = digits_ = 0;
  composes_ = false;
  if (!ReadAsciiWord()) {
    while (at_ < text_.size() && ReadWordPart()) {
    }
  }
  Push(first);
}

/// Reads letters and digits of ASCII; true when the word ends with them, as nearly all do.
bool Tokenizer::ReadAsciiWord() {
  while (at_ < text_.size() && IsAsciiWord(text_[at_]))
    digits_ += IsAsciiDigit(text_[at_++]) ? 1 : 0;
  end_ = at_;
  letters_ = end_ - start_ - digits_;
  word_.assign(text_.substr(start_, end_ - start_));
  for (char& c : word_)
    c = static_cast<char>(c | 32);  // digits have that bit
  if (at_ == text_.size()) return true;
  const char next = text_[at_];
  return IsAscii(next) && next != '\'' && next != '.' && next != ',';
}

/// Reads the next character of a word; false when the word has ended before it.
bool Tokenizer::ReadWordPart() {
  const Decoded c = DecodeAt(text_, at_);
  const std::size_t next = at_ + c.bytes;
  const bool point = c.code_point == '.' || c.code_point == ',';
  if (point) {
    const bool inside = end_ > start_ && IsAsciiDigit(text_[end_ - 1]) && end_ == at_ &&
                        next < text_.size() && IsAsciiDigit(text_[next]);
    if (!inside) return false;
    word_ += static_cast<char>(c.code_point);
  } else if (IsSilent(c.code_point)) {
    // Dropped.
  } else if (IsApostrophe(c.code_point)) {
    if (!IsWordAt(next)) return false;
  } else if (IsSpaceless(c.code_point) ||
             !(IsLetter(c.code_point) || IsDigit(c.code_point) || IsMark(c.code_point))) {
    return false;
  } else {
    Append(c);
    end_ = next;
  }
  at_ = next;
  return true;
}

void Tokenizer::Append(Decoded c) {
  const bool digit = IsDigit(c.code_point);
  const bool mark = !digit && IsMark(c.code_point);
  digits_ += digit ? 1 : 0;
  letters_ += digit || mark ? 0 : 1;
  composes_ = composes_ || mark || IsBetween(c.code_point, 0x1100, 0x11FF);
  AppendUtf8(word_, ToLower(c.code_point));
}

/// One character of a script without spaces, and the marks that stand on it.
void Tokenizer::ReadCharacter() {
  word_.clear();
  letters_ = digits_ = 0;
  composes_ = false;
  const char32_t first = DecodeAt(text_, at_).code_point;
  do {
    const Decoded c = DecodeAt(text_, at_);
    Append(c);
    end_ = at_ += c.bytes;
  } while (at_ < text_.size() && !IsAscii(text_[at_]) && IsMark(DecodeAt(text_, at_).code_point));
  Push(first);
}

void Tokenizer::Push(char32_t first) {
  if (composes_) word_ = ToNfc(std::move(word_));
  Token token;
  token.hash = Hash64(word_);
  token.start = static_cast<std::uint32_t>(start_);
  token.end = static_cast<std::uint32_t>(end_);
  token.number = digits_ > 0 && digits_ >= letters_;
  token.name = !fresh_ && letters_ >= kNameLettersMin && IsUpper(first);
  token.quoted = quoted_;
  token.paragraph_start = new_paragraph_;
  const bool new_sentence = sentence_ended_ && !IsLower(first);
  token.unit_start = new_paragraph_ || (new_sentence && unit_words_ >= unit_words_min_);
  unit_words_ = token.unit_start ? 1 : unit_words_ + 1;
  last_letters_ = letters_;
  new_paragraph_ = sentence_ended_ = fresh_ = false;
  tokens_.push_back(token);
}

void Tokenizer::Separate(Decoded c) {
  if (c.code_point == '\n') {
    new_paragraph_ = fresh_ = true;
    quoted_ = false;
  } else if (IsQuote(c.code_point)) {
    OnQuote(c);
  } else if (IsSentenceEnd(c.code_point)) {
    OnSentenceEnd(c);
  } else if (c.code_point == ':') {
    fresh_ = true;
  }
  at_ += c.bytes;
}

/// Any quotation mark closes an open quote, whatever pair it belongs to: languages disagree on
/// which of them opens. One before white space opens nothing.
void Tokenizer::OnQuote(Decoded c) {
  if (quoted_) {
    quoted_ = false;
  } else if (!IsBreakAt(at_ + c.bytes)) {
    quoted_ = fresh_ = true;
  }
}

/// A full stop after a single letter belongs to an initial (U.S., J. Smith).
void Tokenizer::OnSentenceEnd(Decoded c) {
  if (c.code_point == '.' && (last_letters_ == 1 || !IsBreakAt(at_ + 1))) return;
  sentence_ended_ = fresh_ = true;
}

}  // namespace

std::vector<Token> Tokenize(std::string_view text) {
  return Tokenizer(text).Run();
}

}  // namespace wiresift
