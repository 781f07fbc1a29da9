#pragma once

namespace wiresift {

/// The letter or digit by which matching compares `c`: its lower case without accents, the ASCII
/// digit of any script's digit, the simplified form of a Han character, the plain form of a
/// full-width one; of Arabic what a 7-bit wire or a Persian keyboard makes of it, as Lucene's
/// ArabicNormalizer has it. Signs and marks are given back. Slow: Characters keeps most answers.
/// Any thread.
[[nodiscard]] char32_t FoldForMatching(char32_t c);

}  // namespace wiresift
