#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "text/body/inline_cuts.h"
#include "text/clean/certain.h"
#include "text/clean/cleaner.h"
#include "text/facts/facts.h"
#include "text/model/model.h"

namespace wiresift {

/// The body as a document; see ParseHtml and ParsePlain.
[[nodiscard]] Result<Document> ParseBody(const Article& article);

/// The steps of cleaning one article, in order: what is certain, what the model says of the rest,
/// what the text still holds once that is gone, the result. For Clean, and for the tool that fits
/// the models and asks for the first step alone. Borrows all it is given.
class Cleaning {
 public:
  Cleaning(const Article& article, Document& document);

  [[nodiscard]] const Facts& facts() const { return facts_; }

  [[nodiscard]] const Certain& certain() const { return certain_; }

  /// Decides every block. Once.
  void Weigh(const CleanModels& models, const CleanOptions& options,
             const PublisherKnowledge& publisher);

  /// Last; takes the document's text with it.
  [[nodiscard]] Result<Cleaned> Compose();

 private:
  void Settle(const BlockModel& model, double guard);
  [[nodiscard]] bool SettleOnce(const BlockModel& model, double guard);
  [[nodiscard]] std::vector<std::uint32_t> KeptBlocks() const;
  [[nodiscard]] JudgedBlock Judged(std::size_t i) const;
  void Keep(const Block& block);
  void AddRemoval(const BlockVerdict& verdict, std::uint32_t start, std::uint32_t end);
  [[nodiscard]] std::string Language() const;

  const Article& article_;
  Document& document_;
  std::size_t steps_ = 0;
  InlineCuts cuts_;
  Facts facts_;
  Cleaned cleaned_;
  Certain certain_;
  std::vector<BlockVerdict> verdicts_;
  std::vector<bool> repeatable_;
};

}  // namespace wiresift
