#include "policy.h"

namespace sac {

using simd::Float;

PolicySample::PolicySample(int actions, int max_batch) {
  // Contiguous columns, padded at the end, so that the functions below run over whole vectors.
  const int columns = (simd::padded(actions * max_batch) + actions - 1) / actions;
  for (MatrixXf* matrix : {&epsilon, &mean, &log_std, &std, &unclamped, &action, &squash_slope, &d_log_prob_d_u}) {
    *matrix = MatrixXf::Zero(actions, columns);
  }
  log_prob = VectorXf::Zero(max_batch);
}

void policy_distribution(const Samples& output, const PolicyOptions& options, PolicySample& sample) {
  const Eigen::Index actions = output.rows() / 2;
  const Eigen::Index batch = output.cols();
  sample.mean.leftCols(batch) = output.topRows(actions);
  sample.log_std.leftCols(batch) = output.bottomRows(actions);
  for (Eigen::Index i = 0; i < actions * batch; i += simd::kLanes) {
    const Float raw = simd::load(sample.log_std.data() + i);
    const Float clamped = simd::min(simd::max(raw, Float{} + options.log_std_min), Float{} + options.log_std_max);
    simd::store(sample.unclamped.data() + i, raw == clamped ? Float{} + 1.0f : Float{});
    simd::store(sample.log_std.data() + i, clamped);
    simd::store(sample.std.data() + i, simd::exp(clamped));
  }
}

void policy_sample(const Samples& output, const PolicyOptions& options, PolicySample& sample) {
  policy_distribution(output, options, sample);
  const Eigen::Index actions = output.rows() / 2;
  const Eigen::Index batch = output.cols();
  constexpr float kDelta = 1e-6f;  // the article's guard against log 0
  constexpr float kLogTwo = 0.693147181f;

  // Per action dimension; the matrix that will hold the slope serves for the terms of log pi first.
  float log_prob_terms[simd::kLanes];
  for (Eigen::Index b = 0; b < batch; ++b) sample.log_prob[b] = 0.0f;
  for (Eigen::Index i = 0; i < actions * batch; i += simd::kLanes) {
    const Float epsilon = simd::load(sample.epsilon.data() + i);
    const Float u = simd::load(sample.mean.data() + i) + simd::load(sample.std.data() + i) * epsilon;
    const Float a = simd::tanh(u);
    const Float slope = 1.0f - a * a;
    const Float gaussian = -0.5f * (epsilon * epsilon) - simd::load(sample.log_std.data() + i) - kLogSqrtTwoPi;
    Float correction, d_correction;
    if (options.correction == LogProbCorrection::epsilon) {
      correction = simd::log(slope + kDelta);
      d_correction = -2.0f * a * slope / (slope + kDelta);
    } else {
      correction = 2.0f * (kLogTwo - u - simd::softplus(-2.0f * u));
      d_correction = -2.0f * a;
    }
    simd::store(sample.action.data() + i, a);
    simd::store(sample.squash_slope.data() + i, slope);
    simd::store(sample.d_log_prob_d_u.data() + i, -d_correction);
    simd::store(log_prob_terms, gaussian - correction);
    for (Eigen::Index lane = 0; lane < simd::kLanes && i + lane < actions * batch; ++lane) {
      sample.log_prob[(i + lane) / actions] += log_prob_terms[lane];
    }
  }
}

}  // namespace sac
