#include "dedup/grams.h"

namespace wiresift {

void HashGrams(std::span<const Token> tokens, std::vector<std::uint64_t>& out) {
  out.clear();
  if (tokens.size() < kGramWords) return;
  out.reserve(tokens.size() - kGramWords + 1);
  RollingGram gram;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    gram.Roll(tokens[i].hash, i < kGramWords ? 0 : tokens[i - kGramWords].hash);
    if (i + 1 >= kGramWords) out.push_back(gram.hash());
  }
}

}  // namespace wiresift
