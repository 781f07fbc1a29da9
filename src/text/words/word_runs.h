#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace wiresift {

/// How the bytes of a text are looked at. All ways find the same.
enum class ScanPath {
  kFastest,   ///< the best that this processor has
  kPortable,  ///< eight bytes at once, on every processor
};

/// Finds the words of a text, stretch by stretch: its runs of ASCII letters and digits, with a `.`
/// or `,` between two digits; and its signs: the places that may change how the words around them
/// are read. Signs are line ends, `"`, `.`, `!`, `?`, `:`, an apostrophe inside a word, and the
/// first byte of every character beyond ASCII. A few other signs may be among them. `text` must
/// outlive this. One thread.
class WordRuns {
 public:
  /// Behind the signs of a stretch, greater than any place.
  static constexpr std::uint32_t kNoSign = std::numeric_limits<std::uint32_t>::max();

  WordRuns(std::string_view text, ScanPath path);

  /// Goes on to the next stretch; false at the end of the text. A run that reaches the end of a
  /// stretch belongs to the next one.
  bool Next();

  /// Starts and ends of runs by turns, ascending; possibly a start without its end at last.
  [[nodiscard]] std::span<const std::uint32_t> edges() const {
    return {edges_.values.data(), edges_.count};
  }

  /// Ascending, and kNoSign behind them.
  [[nodiscard]] const std::uint32_t* signs() const { return signs_.values.data(); }

 private:
  struct Scanner;
  using Scan = void (*)(WordRuns& runs, const char* bytes, std::size_t blocks);

  static constexpr std::size_t kBlockBytes = 64;
  static constexpr std::size_t kStretchBlocks = 32;
  /// Places are written so many at once, those behind the last without meaning.
  static constexpr std::size_t kBatch = 8;

  /// Every byte of a stretch and of the last block may be a place. One edge may be left over from
  /// the stretch before.
  struct Places {
    std::size_t count = 0;
    std::array<std::uint32_t, (kStretchBlocks + 1) * kBlockBytes + kBatch + 1> values;
  };

  std::string_view text_;
  Scan scan_;
  bool is_done_ = false;
  std::size_t at_ = 0;
  std::uint64_t run_before_ = 0;  ///< 1 when the byte before `at_` belongs to a run, as below
  std::uint64_t word_before_ = 0, digit_before_ = 0;
  Places edges_, signs_;
};

}  // namespace wiresift
