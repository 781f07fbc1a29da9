#pragma once

#include <string>
#include <vector>

namespace wiresift::tests {

/// A bracket, quotation mark, dash or other mark of some script, and what closes it where it opens
/// something (else itself), both in UTF-8.
struct PunctuationPair {
  std::string open, close;
};

/// Every mark of the Unicode categories Ps, Pe, Pi, Pf, Pd and Po, in order of its code point.
[[nodiscard]] std::vector<PunctuationPair> AllPunctuation();

}  // namespace wiresift::tests
