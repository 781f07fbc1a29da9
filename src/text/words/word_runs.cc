#include "text/words/word_runs.h"

#include <algorithm>
#include <bit>
#include <memory>

#include "core/eight_bytes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define WIRESIFT_AVX2 gnu::target("avx2,bmi,popcnt")
#endif

namespace wiresift {
namespace {

/// The classes of 64 bytes, a bit for each, the first the lowest.
struct ByteMasks {
  std::uint64_t word = 0;   ///< letters and digits of ASCII
  std::uint64_t digit = 0;  ///< digits of ASCII
  std::uint64_t point = 0;  ///< `.` and `,`
  std::uint64_t apostrophe = 0;
  std::uint64_t sign = 0;     ///< the other signs of ASCII
  std::uint64_t foreign = 0;  ///< first bytes of characters beyond ASCII
};

/// Eight bytes without their highest bits, each of which is compared at once.
class SevenBits {
 public:
  explicit SevenBits(std::uint64_t bytes) : bytes_(bytes & ~kHighBits) {}

  /// High bits of the bytes from `first` to `last`, both below 127. The other bits mean nothing.
  [[nodiscard]] std::uint64_t Between(char first, char last) const {
    return AtLeast(first) & ~AtLeast(static_cast<char>(last + 1));
  }

  [[nodiscard]] std::uint64_t Are(char c) const { return Between(c, c); }

 private:
  [[nodiscard]] std::uint64_t AtLeast(char least) const {
    return bytes_ + EachByte(0x80 - static_cast<std::uint64_t>(least));
  }

  std::uint64_t bytes_;
};

/// The highest bits of eight bytes side by side, that of the first the lowest.
std::uint64_t Gathered(std::uint64_t bytes) {
  return ((bytes & kHighBits) >> 7) * 0x0102'0408'1020'4080 >> 56;
}

ByteMasks MasksPortable(std::string_view block) {
  ByteMasks out;
  for (std::size_t at = 0; at < block.size(); at += 8) {
    const std::uint64_t eight = EightBytesAt(block, at);
    const std::uint64_t ascii = ~eight;
    const SevenBits bytes(eight), lower(eight | EachByte(0x20));
    const std::uint64_t digits = bytes.Between('0', '9');
    const std::uint64_t signs = bytes.Are('\n') | bytes.Between('!', '"') | bytes.Are('.') |
                                bytes.Are(':') | bytes.Are('?');
    out.word |= Gathered(ascii & (digits | lower.Between('a', 'z'))) << at;
    out.digit |= Gathered(ascii & digits) << at;
    out.point |= Gathered(ascii & (bytes.Are('.') | bytes.Are(','))) << at;
    out.apostrophe |= Gathered(ascii & bytes.Are('\'')) << at;
    out.sign |= Gathered(ascii & signs) << at;
    out.foreign |= Gathered(eight & eight << 1) << at;  // 10xxxxxx goes on with a character
  }
  return out;
}

#if defined(__x86_64__)

/// Classes of bytes as products of a high and a low half: a byte is of a class when the tables of
/// both of its halves name it.
enum ByteClass : char {
  kLettersToO = 1,    ///< high 4, 6; low 1-15
  kLettersFromP = 2,  ///< high 5, 7; low 0-10
  kDigits = 4,        ///< high 3; low 0-9
  kRareSigns = 8,     ///< line feed, `:`, `?` (and 0x0F): high 0, 3; low 10, 15
  kSigns = 16,        ///< `!`, `"`, `.`: high 2; low 1, 2, 14
  kPoints = 32,       ///< `,`, `.`: high 2; low 12, 14
  kApostrophes = 64,  ///< high 2; low 7
};

constexpr char kWords = kLettersToO | kLettersFromP | kDigits;

/// 32 bytes and their classes.
class Half {
 public:
  [[WIRESIFT_AVX2]] explicit Half(const char* bytes)
      : bytes_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes))) {
    const __m256i of_low = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(kLettersFromP | kDigits, kWords | kSigns, kWords | kSigns, kWords, kWords,
                      kWords, kWords, kWords | kApostrophes, kWords, kWords,
                      kLettersToO | kLettersFromP | kRareSigns, kLettersToO, kLettersToO | kPoints,
                      kLettersToO, kLettersToO | kSigns | kPoints, kLettersToO | kRareSigns));
    const __m256i of_high = _mm256_broadcastsi128_si256(_mm_setr_epi8(
        kRareSigns, 0, kSigns | kPoints | kApostrophes, kDigits | kRareSigns, kLettersToO,
        kLettersFromP, kLettersToO, kLettersFromP, 0, 0, 0, 0, 0, 0, 0, 0));
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes_, 4), _mm256_set1_epi8(15));
    // A byte beyond ASCII chooses 0 from the first table.
    classes_ =
        _mm256_and_si256(_mm256_shuffle_epi8(of_low, bytes_), _mm256_shuffle_epi8(of_high, high));
  }

  /// Bytes of any of `classes`.
  [[WIRESIFT_AVX2]] [[nodiscard]] std::uint64_t Are(int classes) const {
    const __m256i found = _mm256_and_si256(classes_, _mm256_set1_epi8(static_cast<char>(classes)));
    return Bits(_mm256_cmpgt_epi8(found, _mm256_setzero_si256()));
  }

  /// Bytes from 0xC0 on.
  [[WIRESIFT_AVX2]] [[nodiscard]] std::uint64_t AreForeign() const {
    return Bits(bytes_) & Bits(_mm256_cmpgt_epi8(bytes_, _mm256_set1_epi8(-65)));
  }

 private:
  [[WIRESIFT_AVX2]] static std::uint64_t Bits(__m256i bytes) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
  }

  __m256i bytes_, classes_;
};

[[WIRESIFT_AVX2]] ByteMasks MasksAvx2(const char* bytes) {
  const Half first(bytes), second(bytes + 32);
  return {.word = first.Are(kWords) | second.Are(kWords) << 32,
          .digit = first.Are(kDigits) | second.Are(kDigits) << 32,
          .point = first.Are(kPoints) | second.Are(kPoints) << 32,
          .apostrophe = first.Are(kApostrophes) | second.Are(kApostrophes) << 32,
          .sign = first.Are(kRareSigns | kSigns) | second.Are(kRareSigns | kSigns) << 32,
          .foreign = first.AreForeign() | second.AreForeign() << 32};
}

bool HasAvx2() {
  static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("popcnt");
  return has;
}

#endif

}  // namespace

/// The ways to read blocks, and what they have in common.
struct WordRuns::Scanner {
  static void Portable(WordRuns& runs, const char* bytes, std::size_t blocks) {
    for (std::size_t i = 0; i < blocks; ++i)
      AddBlock(runs, MasksPortable({bytes + i * kBlockBytes, kBlockBytes}));
  }

#if defined(__x86_64__)
  [[WIRESIFT_AVX2]] static void Avx2(WordRuns& runs, const char* bytes, std::size_t blocks) {
    for (std::size_t i = 0; i < blocks; ++i)
      AddBlock(runs, MasksAvx2(bytes + i * kBlockBytes));
  }
#endif

  static Scan Choose(ScanPath path) {
#if defined(__x86_64__)
    if (path == ScanPath::kFastest && HasAvx2()) return &Avx2;
#endif
    return &Portable;
  }

  /// Inlined, so that each way gets it in its own instructions.
  [[gnu::always_inline]] static void AddBlock(WordRuns& runs, const ByteMasks& masks) {
    const std::size_t end = runs.at_ + kBlockBytes;
    const bool has_digit_next =
        end < runs.text_.size() && runs.text_[end] >= '0' && runs.text_[end] <= '9';
    const std::uint64_t digit_after = masks.digit >> 1 | std::uint64_t{has_digit_next} << 63;
    const std::uint64_t inner_points =
        masks.point & (masks.digit << 1 | runs.digit_before_) & digit_after;
    const std::uint64_t run = masks.word | inner_points;
    // What follows the last byte may go on with a word: a sign too many does no harm.
    const std::uint64_t word_after = (masks.word | masks.foreign) >> 1 | std::uint64_t{1} << 63;
    const std::uint64_t inner_apostrophes =
        masks.apostrophe & (masks.word << 1 | runs.word_before_) & word_after;
    const std::uint64_t signs = (masks.sign & ~inner_points) | masks.foreign | inner_apostrophes;
    AddPlaces(runs.edges_, run ^ (run << 1 | runs.run_before_), runs.at_);
    AddPlaces(runs.signs_, signs, runs.at_);
    runs.run_before_ = run >> 63;
    runs.word_before_ = masks.word >> 63;
    runs.digit_before_ = masks.digit >> 63;
    runs.at_ = end;
  }

  /// Adds the places of the ones of `mask`, which start at `base`: a batch at once, so that there
  /// is less to guess for the processor.
  [[gnu::always_inline]] static void AddPlaces(Places& places, std::uint64_t mask,
                                               std::size_t base) {
    std::uint32_t* next = places.values.data() + places.count;
    places.count += static_cast<std::size_t>(std::popcount(mask));
    while (mask != 0) {
      for (std::size_t i = 0; i < kBatch; ++i, mask &= mask - 1)
        *next++ =
            static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(mask));
    }
  }
};

WordRuns::WordRuns(std::string_view text, ScanPath path)
    : text_(text), scan_(Scanner::Choose(path)) {}

bool WordRuns::Next() {
  if (is_done_) return false;
  const bool is_run_open = edges_.count % 2 != 0;
  if (is_run_open) edges_.values[0] = edges_.values[edges_.count - 1];
  edges_.count = is_run_open ? 1 : 0;
  signs_.count = 0;
  const std::string_view rest = text_.substr(at_);
  const std::size_t full_blocks = rest.size() / kBlockBytes;
  const std::size_t blocks = std::min(full_blocks, kStretchBlocks);
  scan_(*this, std::to_address(rest.begin()), blocks);
  if (blocks == full_blocks) {
    // The last block, which may be empty, ends with spaces, and so does a run at the end.
    std::array<char, kBlockBytes> last;
    last.fill(' ');
    std::ranges::copy(rest.substr(blocks * kBlockBytes), last.begin());
    scan_(*this, last.data(), 1);
    is_done_ = true;
  }
  signs_.values[signs_.count] = kNoSign;
  return true;
}

}  // namespace wiresift
