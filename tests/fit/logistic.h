#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wiresift {

/// One labelled block: which features it has, whether it stays, what it counts.
struct Example {
  std::vector<std::uint16_t> features;
  float weight = 1;
  bool is_kept = false;
};

/// Logistic regression over features that are there or not.
struct Fitted {
  double base = 0;
  std::vector<float> weights;
};

struct FitOptions {
  double ridge = 10;  ///< lambda of the squared weights, against a sum of weighted losses
  int rounds_max = 200;
};

/// Minimises the weighted log loss plus ridge / 2 times the squared weights (the base is free) by
/// L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4). Deterministic.
[[nodiscard]] Fitted FitLogistic(std::span<const Example* const> examples, std::size_t features,
                                 const FitOptions& options);

}  // namespace wiresift
