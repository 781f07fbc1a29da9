#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "text/model/features.h"

namespace wiresift {

/// A linear model of a block: the log-odds that it belongs to the article are the sum of its
/// features' weights. Immutable once read; any thread.
class BlockModel {
 public:
  /// Reads a weights file: lines of `name<TAB>weight`, `version<TAB>text`, `base<TAB>number`; #
  /// starts a comment. Features that it does not name weigh nothing. kMalformed with the line, what
  /// was found and what was expected.
  [[nodiscard]] static Result<BlockModel> Parse(std::string_view file);

  /// A model of `weights`, one for each feature, as the fitting tool makes it.
  BlockModel(std::string version, double base, std::vector<float> weights);

  /// Above 0 speaks for the article.
  [[nodiscard]] double Score(std::span<const FeatureId> features) const;

  [[nodiscard]] const std::string& version() const { return version_; }

  /// The weights file that Parse reads back: rounded to 1/64, zeros left out, heaviest first.
  [[nodiscard]] std::string Write() const;

 private:
  std::string version_;
  double base_ = 0;
  std::vector<float> weights_;
};

/// One model for the blocks of a page, one for the lines of a text.
struct CleanModels {
  BlockModel html;
  BlockModel text;
};

/// The models of src/text/model/weights, which are part of the program.
[[nodiscard]] BlockModel ShippedHtmlModel();
[[nodiscard]] BlockModel ShippedTextModel();

/// Both, read once. Any thread.
[[nodiscard]] const CleanModels& ShippedModels();

}  // namespace wiresift
