#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "text/body/block.h"
#include "text/body/inline_junk.h"
#include "text/body/removal.h"

namespace wiresift {

/// The junk glued into a document's sentences (see FindInlineJunk), taken out before anything is
/// decided: a sentence is judged by what will be left of it.
class InlineCuts {
 public:
  /// Takes it out of the blocks of `document`. Adds the bytes looked at to `steps`, and looks no
  /// further once it passes kCleanStepsMax.
  InlineCuts(Document& document, std::size_t& steps);

  /// Puts it back into the same document; the marks then count bytes of the restored body.
  void Restore(Document& document, std::vector<ProvenanceMark>& marks);

  /// The spans to cut out of a block of the restored document, bytes into its body.
  [[nodiscard]] std::span<const Span> In(const Block& block) const;

 private:
  void CutBlock(const Block& block, std::size_t& steps);
  void Shorten(Document& document);

  std::vector<Span> spans_;    ///< in order, bytes into the body as it was
  std::string body_;           ///< as it was; empty when nothing is cut
  std::vector<Block> blocks_;  ///< the same
};

}  // namespace wiresift
