#include "fit/logistic.h"

#include <cmath>
#include <deque>
#include <numeric>

namespace wiresift {
namespace {

using Vector = std::vector<double>;

constexpr std::size_t kMemory = 10;  ///< pairs of steps that L-BFGS remembers
constexpr double kGradientMin = 1e-4;
constexpr double kArmijo = 1e-4;
constexpr int kHalvingsMax = 30;

double Dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// a + scale * b
Vector Sum(const Vector& a, double scale, const Vector& b) {
  Vector out = a;
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] += scale * b[i];
  return out;
}

/// The loss and its slope; the last parameter is the base.
class Loss {
 public:
  Loss(std::span<const Example* const> examples, double ridge)
      : examples_(examples), ridge_(ridge) {}

  double At(const Vector& parameters, Vector& gradient) const {
    gradient.assign(parameters.size(), 0.0);
    double loss = 0;
    for (const Example* example : examples_)
      loss += Add(*example, parameters, gradient);
    for (std::size_t i = 0; i + 1 < parameters.size(); ++i) {
      loss += ridge_ / 2 * parameters[i] * parameters[i];
      gradient[i] += ridge_ * parameters[i];
    }
    return loss;
  }

 private:
  static double Add(const Example& example, const Vector& parameters, Vector& gradient) {
    double score = parameters.back();
    for (const std::uint16_t feature : example.features)
      score += parameters[feature];
    const double signed_score = example.is_kept ? score : -score;
    const double weight = static_cast<double>(example.weight);
    const double wrong = 1 / (1 + std::exp(signed_score));
    const double slope = (example.is_kept ? -wrong : wrong) * weight;
    for (const std::uint16_t feature : example.features)
      gradient[feature] += slope;
    gradient.back() += slope;
    return weight * (signed_score > 0 ? std::log1p(std::exp(-signed_score))
                                      : std::log1p(std::exp(signed_score)) - signed_score);
  }

  std::span<const Example* const> examples_;
  double ridge_;
};

struct Pair {
  Vector step;
  Vector change;
  double scale;
};

/// The two-loop recursion: minus the inverse Hessian times the gradient.
Vector Direction(const std::deque<Pair>& pairs, const Vector& gradient) {
  Vector q = gradient;
  std::vector<double> alphas(pairs.size());
  for (std::size_t i = pairs.size(); i-- > 0;) {
    alphas[i] = pairs[i].scale * Dot(pairs[i].step, q);
    q = Sum(q, -alphas[i], pairs[i].change);
  }
  double start = 1;
  if (!pairs.empty()) {
    const Pair& last = pairs.back();
    start = Dot(last.step, last.change) / Dot(last.change, last.change);
  }
  for (double& value : q)
    value *= start;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const double beta = pairs[i].scale * Dot(pairs[i].change, q);
    q = Sum(q, alphas[i] - beta, pairs[i].step);
  }
  for (double& value : q)
    value = -value;
  return q;
}

}  // namespace

Fitted FitLogistic(std::span<const Example* const> examples, std::size_t features,
                   const FitOptions& options) {
  const Loss loss(examples, options.ridge);
  Vector at(features + 1);
  Vector gradient;
  double value = loss.At(at, gradient);
  std::deque<Pair> pairs;
  for (int round = 0; round < options.rounds_max; ++round) {
    if (Dot(gradient, gradient) < kGradientMin * kGradientMin) break;
    const Vector direction = Direction(pairs, gradient);
    const double slope = Dot(gradient, direction);
    double length = pairs.empty() ? 1 / std::sqrt(Dot(gradient, gradient)) : 1;
    Vector next;
    Vector next_gradient;
    double next_value = 0;
    for (int halving = 0; halving < kHalvingsMax; ++halving, length /= 2) {
      next = Sum(at, length, direction);
      next_value = loss.At(next, next_gradient);
      if (next_value <= value + kArmijo * length * slope) break;
    }
    Pair pair{Sum(next, -1, at), Sum(next_gradient, -1, gradient), 0};
    const double curvature = Dot(pair.step, pair.change);
    if (curvature <= 1e-12) break;
    pair.scale = 1 / curvature;
    pairs.push_back(std::move(pair));
    if (pairs.size() > kMemory) pairs.pop_front();
    at = std::move(next);
    gradient = std::move(next_gradient);
    value = next_value;
  }
  Fitted fitted{.base = at.back(), .weights = std::vector<float>(features)};
  for (std::size_t i = 0; i < features; ++i)
    fitted.weights[i] = static_cast<float>(at[i]);
  return fitted;
}

}  // namespace wiresift
