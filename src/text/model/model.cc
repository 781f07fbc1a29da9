#include "text/model/model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "text/model/weights.h"

namespace wiresift {
namespace {

constexpr float kGrain = 64;  ///< weights are kept in steps of 1/64

std::optional<double> NumberOf(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

/// Reads a weights file line by line.
class Reader {
 public:
  Status Read(std::string_view file) {
    for (std::size_t number = 1; !file.empty(); ++number) {
      const std::size_t end = std::min(file.find('\n'), file.size());
      if (const std::string problem = ReadLine(file.substr(0, end)); !problem.empty()) {
        return Fail(ErrorCode::kMalformed,
                    "weights: line " + std::to_string(number) + ": " + problem);
      }
      file.remove_prefix(std::min(end + 1, file.size()));
    }
    if (version.empty()) return Fail(ErrorCode::kMalformed, "weights: no line `version`");
    return {};
  }

  std::string version;
  double base = 0;
  std::vector<float> weights = std::vector<float>(FeatureCount());

 private:
  /// What is wrong with the line, or nothing.
  std::string ReadLine(std::string_view line) {
    if (line.empty() || line.front() == '#') return {};
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return "expected a name, a tab and a value";
    const std::string_view name = line.substr(0, tab);
    const std::string_view value = line.substr(tab + 1);
    if (name == "version") {
      version = value;
      return {};
    }
    const std::optional<double> number = NumberOf(value);
    if (!number) return "expected a number, found `" + std::string(value) + "`";
    if (name == "base") {
      base = *number;
      return {};
    }
    const std::optional<FeatureId> feature = FeatureNamed(name);
    if (!feature) return "unknown feature `" + std::string(name) + "`";
    weights[*feature] = static_cast<float>(*number);
    return {};
  }
};

std::string NumberText(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", number);
  return text;
}

BlockModel ReadShipped(const EmbeddedFile& file) {
  Result<BlockModel> model = BlockModel::Parse(file.text);
  if (!model) {  // a bug of the build: a test reads them too
    std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(file.name.size()), file.name.data(),
                 model.error().detail.c_str());
    std::abort();
  }
  return *std::move(model);
}

}  // namespace

BlockModel::BlockModel(std::string version, double base, std::vector<float> weights)
    : version_(std::move(version)), base_(base), weights_(std::move(weights)) {}

Result<BlockModel> BlockModel::Parse(std::string_view file) {
  Reader reader;
  if (const Status status = reader.Read(file); !status) return std::unexpected(status.error());
  return BlockModel(std::move(reader.version), reader.base, std::move(reader.weights));
}

double BlockModel::Score(std::span<const FeatureId> features) const {
  double score = base_;
  for (const FeatureId feature : features)
    score += static_cast<double>(weights_[feature]);
  return score;
}

std::string BlockModel::Write() const {
  std::vector<FeatureId> order(weights_.size());
  std::iota(order.begin(), order.end(), FeatureId{0});
  const auto rounded = [&](FeatureId id) { return std::round(weights_[id] * kGrain) / kGrain; };
  std::stable_sort(order.begin(), order.end(), [&](FeatureId a, FeatureId b) {
    return std::abs(rounded(a)) > std::abs(rounded(b));
  });
  std::string file = "version\t" + version_ + "\nbase\t" + NumberText(base_) + "\n";
  for (const FeatureId id : order) {
    if (rounded(id) == 0) break;
    file += NameOfFeature(id) + "\t" + NumberText(static_cast<double>(rounded(id))) + "\n";
  }
  return file;
}

BlockModel ShippedHtmlModel() {
  return ReadShipped(kWeightFiles[0]);
}

BlockModel ShippedTextModel() {
  return ReadShipped(kWeightFiles[1]);
}

const CleanModels& ShippedModels() {
  static const CleanModels kModels{ShippedHtmlModel(), ShippedTextModel()};
  return kModels;
}

}  // namespace wiresift
