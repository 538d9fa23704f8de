#include "policy.h"

#include "kernels/bitexact.h"

namespace sac {

namespace {
constexpr float kLogSqrtTwoPi = 0.918938533f;
constexpr float kLogTwo = 0.693147181f;
constexpr float kDelta = 1e-6f;  // the article's guard against log 0
}  // namespace

PolicySample::PolicySample(int actions, int batch) : log_prob(RowArrayXf::Zero(batch)) {
  for (ArrayXXf* array :
       {&epsilon, &mean, &log_std, &std, &clamp_mask, &action, &d_action_du, &d_log_prob_du, &log_prob_terms}) {
    array->setZero(actions, batch);
  }
}

void policy_distribution(const Samples& output, const PolicyOptions& options, PolicySample& pi) {
  pi.mean = mean_rows(output);
  pi.log_std = log_std_rows(output);
  pi.clamp_mask = (pi.log_std == options.clamp(pi.log_std)).cast<float>();
  pi.log_std = options.clamp(pi.log_std);
  pi.std = bitexact::exp(pi.log_std);
}

void policy_sample(const Samples& output, const PolicyOptions& options, PolicySample& pi) {
  policy_distribution(output, options, pi);
  const auto u = pi.mean + pi.std * pi.epsilon;
  const auto log_gaussian = -0.5f * pi.epsilon.square() - pi.log_std - kLogSqrtTwoPi;
  pi.action = bitexact::tanh(u);
  pi.d_action_du = 1.0f - pi.action.square();
  if (options.correction == LogProbCorrection::epsilon) {
    pi.log_prob_terms = log_gaussian - bitexact::log(pi.d_action_du + kDelta);
    pi.d_log_prob_du = 2.0f * pi.action * pi.d_action_du / (pi.d_action_du + kDelta);
  } else {  // log(1 - tanh(u)^2) = 2 (log 2 - u - softplus(-2 u))
    pi.log_prob_terms = log_gaussian - 2.0f * (kLogTwo - u - bitexact::softplus(-2.0f * u));
    pi.d_log_prob_du = 2.0f * pi.action;
  }
  pi.log_prob = bitexact::sum_rows(pi.log_prob_terms);
}

}  // namespace sac
