#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dedup/telling.h"
#include "text/words/tokens.h"

namespace wiresift {

/// Which words of two texts are standing text: one flag a word, or nothing.
struct StandingFlags {
  std::vector<std::uint8_t> article, root;
};

/// Two texts aligned; keeps what a Pair borrows.
class Aligned {
 public:
  Aligned(const std::string& article, const std::string& root, bool same_source,
          StandingFlags standing = {})
      : article_(Tokenize(article)),
        root_(Tokenize(root)),
        standing_(std::move(standing)),
        same_source_(same_source) {
    article_facts_.Assign(article_.view().words(), standing_.article);
    root_facts_.Assign(root_.view().words(), standing_.root);
    RunTable runs;
    runs.Assign(article_.view().words());
    Align(runs, root_.view().words(), alignment_);
  }

  [[nodiscard]] Pair pair() const {
    return {.article = article_.view(),
            .root = root_.view(),
            .article_facts = article_facts_,
            .root_facts = root_facts_,
            .alignment = alignment_,
            .article_standing = standing_.article,
            .root_standing = standing_.root,
            .same_source = same_source_};
  }

 private:
  WordRecord article_, root_;
  StandingFlags standing_;
  TextFacts article_facts_, root_facts_;
  Alignment alignment_;
  bool same_source_;
};

}  // namespace wiresift
