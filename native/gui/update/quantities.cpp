#include "update/quantities.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "sac/number_text.h"
#include "ui/numbers.h"

namespace sac::gui {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double at(const UpdateTrace& trace, const std::vector<float>& values, int b, int part = 0) {
  if (trace.batch == 0 || values.empty()) return kNone;
  const std::size_t width = values.size() / static_cast<std::size_t>(trace.batch);
  const std::size_t place = static_cast<std::size_t>(b) * width + static_cast<std::size_t>(part);
  return place < values.size() ? static_cast<double>(values[place]) : kNone;
}
double square(double x) { return x * x; }
// log(1 + e^x), also where e^x is large.
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

// A number of the trace for each transition; of vectors one part.
template <auto Field, int Part = 0>
double field(const Reading& reading, int b) {
  return at(reading.trace, reading.trace.*Field, b, Part);
}
template <auto Sample>
double average(const Reading& reading) {
  double sum = 0.0;
  for (int b = 0; b < reading.trace.batch; ++b) sum += Sample(reading, b);
  return sum / reading.trace.batch;
}
template <auto Field>
double metric(const Reading& reading) {
  return reading.trace.metrics.*Field;
}
template <auto Field>
double setting(const Reading& reading) {
  return static_cast<double>(reading.config.*Field);
}

double moved(const Reading& reading, std::string_view network) {
  for (const UpdateTrace::Step& step : reading.trace.steps)
    if (step.network == network) return step.change;
  return kNone;
}

using T = UpdateTrace;
double draw(const Reading& r, int b) { return field<&T::mean>(r, b) + field<&T::std>(r, b) * field<&T::epsilon>(r, b); }
double angle(const Reading& r, int b) { return angle_of(r.trace, r.trace.observation, b); }
double q1_error(const Reading& r, int b) { return square(field<&T::q1>(r, b) - field<&T::y>(r, b)); }
double q2_error(const Reading& r, int b) { return square(field<&T::q2>(r, b) - field<&T::y>(r, b)); }
double value_error(const Reading& r, int b) { return square(field<&T::value>(r, b) - field<&T::soft_value>(r, b)); }
double log_normal(const Reading& r, int b) {
  return -0.5 * square(field<&T::epsilon>(r, b)) - std::log(field<&T::std>(r, b)) -
         0.5 * std::log(2.0 * std::numbers::pi);
}
double log_slope(const Reading& r, int b) {
  if (r.variant.epsilon) return std::log(1.0 - square(field<&T::new_action>(r, b)) + 1e-6);
  const double u = draw(r, b);
  return 2.0 * (std::numbers::ln2 - u - softplus(-2.0 * u));
}
double policy_term(const Reading& r, int b) {
  return r.trace.alpha * field<&T::log_prob>(r, b) - field<&T::min_q>(r, b);
}
double baseline(const Reading& r, int b) {
  return r.variant.value_network ? field<&T::value>(r, b) : r.mean_soft_value;
}
double score_weight(const Reading& r, int b) { return baseline(r, b) - field<&T::soft_value>(r, b); }
double alpha_term(const Reading& r, int b) {
  return -r.trace.alpha * (field<&T::log_prob>(r, b) + r.config.target_entropy);
}

#define SAMPLED(of) of, average<of>
#define FIELD(name) SAMPLED((field<&T::name>))

// clang-format off
constexpr auto kNumber = Quantity::Shape::number, kSample = Quantity::Shape::sample, kAction = Quantity::Shape::action,
               kObservation = Quantity::Shape::observation, kNoShape = Quantity::Shape::none;
const Quantity kQuantities[] = {
    // The batch
    {"replay", "\\mathcal{D}", "Replay buffer: every transition that the agent has seen, the oldest dropped when it is full.", kNoShape, nullptr, nullptr},
    {"batch_size", "|B|", "How many transitions one update looks at.", kNumber, nullptr, [](const Reading& r) { return static_cast<double>(r.trace.batch); }, true},
    {"observation", "s", "State at that time: cosine and sine of the angle from upright, angular speed in rad/s.", kObservation, nullptr, nullptr},
    {"observation_0", "\\cos\\theta", "Cosine of the angle.", kSample, SAMPLED((field<&T::observation, 0>))},
    {"observation_1", "\\sin\\theta", "Sine of the angle.", kSample, SAMPLED((field<&T::observation, 1>))},
    {"observation_2", "\\dot{\\theta}", "Angular speed in rad/s.", kSample, SAMPLED((field<&T::observation, 2>))},
    {"angle", "\\theta", "Angle from upright in rad.", kSample, SAMPLED(angle)},
    {"action", "a", "Action that was taken then, as a share of the largest torque.", kAction, FIELD(action)},
    {"reward", "r", "Reward that followed: minus the cost of angle, speed and torque.", kSample, FIELD(reward)},
    {"next_observation", "s'", "State one step later: cosine and sine of the angle, angular speed.", kObservation, nullptr, nullptr},
    {"next_observation_0", "\\cos\\theta", "Cosine of the angle one step later.", kSample, SAMPLED((field<&T::next_observation, 0>))},
    {"next_observation_1", "\\sin\\theta", "Sine of the angle one step later.", kSample, SAMPLED((field<&T::next_observation, 1>))},
    {"next_observation_2", "\\dot{\\theta}", "Angular speed one step later, in rad/s.", kSample, SAMPLED((field<&T::next_observation, 2>))},
    {"terminal", "d", "1 where the episode ended there, so that nothing follows; else 0.", kSample, FIELD(terminal)},
    // The Q step
    {"next_action", "\\tilde{a}'", "New action drawn from the policy at the next state.", kAction, FIELD(next_action)},
    {"next_log_prob", "\\log\\pi(\\tilde{a}'|s')", "Log of the probability density of that new action.", kSample, FIELD(next_log_prob)},
    {"next_q1", "\\bar{Q}_1(s',\\tilde{a}')", "What the first target Q (without a target: Q₁) expects of the new action at s′.", kSample, FIELD(next_q1)},
    {"next_q2", "\\bar{Q}_2(s',\\tilde{a}')", "What the second target Q (without a target: Q₂) expects of the new action at s′.", kSample, FIELD(next_q2)},
    {"next_value", "\\bar{V}(s')", "What the next state is worth by the network that follows slowly (without a target: by the one that learns).", kSample, FIELD(next_value)},
    {"y", "y", "Target of Q: what Q(s, a) should be, as far as is known now.", kSample, FIELD(y)},
    {"q_target_mean", "\\bar{y}", "Mean of y over the batch.", kNumber, nullptr, metric<&Metrics::q_target_mean>},
    {"q1", "Q_1(s,a)", "What Q₁ expects of the old action, before its step.", kSample, FIELD(q1)},
    {"q2", "Q_2(s,a)", "What Q₂ expects of the old action, before its step.", kSample, FIELD(q2)},
    {"q1_error", "(Q_1-y)^2", "Squared error of Q₁ for this transition.", kSample, SAMPLED(q1_error)},
    {"q2_error", "(Q_2-y)^2", "Squared error of Q₂ for this transition.", kSample, SAMPLED(q2_error)},
    {"q1_loss", "J(\\theta_1)", "Loss of Q₁: mean of its squared errors over the batch.", kNumber, nullptr, metric<&Metrics::q1_loss>},
    {"q2_loss", "J(\\theta_2)", "Loss of Q₂: mean of its squared errors over the batch.", kNumber, nullptr, metric<&Metrics::q2_loss>},
    // New actions
    {"epsilon", "\\varepsilon", "Noise from the standard normal distribution; it does not depend on the policy.", kAction, FIELD(epsilon)},
    {"mean", "\\mu(s)", "Mean of the policy's Gaussian before the tanh.", kAction, FIELD(mean)},
    {"std", "\\sigma(s)", "Standard deviation of the policy's Gaussian before the tanh.", kAction, FIELD(std)},
    {"u", "u", "Draw from the Gaussian before the tanh.", kAction, SAMPLED(draw)},
    {"new_action", "\\tilde{a}", "New action: what the present policy would do in this old state.", kAction, FIELD(new_action)},
    {"log_normal", "\\log\\mathcal{N}", "Log density of the draw before the tanh.", kSample, SAMPLED(log_normal)},
    {"log_slope", "\\log(d\\tilde{a}/du)", "Log of the slope of the tanh: squeezing the axis makes the density higher.", kSample, SAMPLED(log_slope)},
    {"log_prob", "\\log\\pi(\\tilde{a}|s)", "Log of the probability density of the new action.", kSample, FIELD(log_prob)},
    {"policy_entropy", "\\mathcal{H}(\\pi)", "Entropy of the policy in nats: mean of −log π over the batch. Large: it still tries many things.", kNumber, nullptr, metric<&Metrics::policy_entropy>},
    {"new_q1", "Q_1(s,\\tilde{a})", "What Q₁, after its step, expects of the new action.", kSample, FIELD(new_q1)},
    {"new_q2", "Q_2(s,\\tilde{a})", "What Q₂, after its step, expects of the new action.", kSample, FIELD(new_q2)},
    {"min_q", "\\min Q(s,\\tilde{a})", "The smaller of both Qs at the new action: a guard against values that are too high by chance.", kSample, FIELD(min_q)},
    {"soft_value", "\\hat{V}", "Soft value of the state by one new action: its Q, plus α times how surprising it is.", kSample, FIELD(soft_value)},
    // V
    {"value", "V(s)", "What V expects of the state, before its step.", kSample, FIELD(value)},
    {"value_error", "(V-\\hat{V})^2", "Squared error of V for this transition.", kSample, SAMPLED(value_error)},
    {"value_loss", "J(\\psi)", "Loss of V: mean of its squared errors over the batch.", kNumber, nullptr, metric<&Metrics::value_loss>},
    // Policy and temperature
    {"policy_term", "\\alpha\\log\\pi-Q", "What this transition adds to the policy's loss.", kSample, SAMPLED(policy_term)},
    {"policy_loss", "J(\\phi)", "Loss of the policy: mean of α log π − min Q. Lower means more return and more entropy.", kNumber, nullptr, metric<&Metrics::policy_loss>},
    {"baseline", "b", "What was expected without looking at the action; it takes noise out of the gradient.", kSample, SAMPLED(baseline)},
    {"score_weight", "b-\\hat{V}", "Weight of this action's score: negative makes it more likely, positive less.", kSample, SAMPLED(score_weight)},
    {"alpha", "\\alpha", "Temperature: what one nat of entropy is worth, in reward.", kNumber, nullptr, [](const Reading& r) { return r.trace.alpha; }},
    {"new_alpha", "\\alpha", "Temperature after this update.", kNumber, nullptr, [](const Reading& r) { return r.trace.new_alpha; }},
    {"alpha_term", "-\\alpha(\\log\\pi+\\bar{\\mathcal{H}})", "What this transition adds to the loss of the temperature.", kSample, SAMPLED(alpha_term)},
    {"alpha_loss", "J(\\alpha)", "Loss of the temperature; its derivative by log α is the loss itself.", kNumber, nullptr, metric<&Metrics::alpha_loss>},
    {"entropy_excess", "\\mathcal{H}(\\pi)-\\bar{\\mathcal{H}}", "How much more random the policy is than wanted; α goes the other way.", kNumber, nullptr, [](const Reading& r) { return r.trace.metrics.policy_entropy - r.config.target_entropy; }},
    // Steps
    {"adam", "\\text{Adam}", "Optimiser: follows the averaged gradient, each parameter with a step size of its own.", kNoShape, nullptr, nullptr},
    {"q1_gradient_norm", "\\|\\nabla J(\\theta_1)\\|", "Euclidean length of the gradient of the loss of Q₁, which Adam turns into a step.", kNumber, nullptr, metric<&Metrics::q1_gradient_norm>},
    {"q2_gradient_norm", "\\|\\nabla J(\\theta_2)\\|", "Euclidean length of the gradient of the loss of Q₂, which Adam turns into a step.", kNumber, nullptr, metric<&Metrics::q2_gradient_norm>},
    {"value_gradient_norm", "\\|\\nabla J(\\psi)\\|", "Euclidean length of the gradient of the loss of V, which Adam turns into a step.", kNumber, nullptr, metric<&Metrics::value_gradient_norm>},
    {"policy_gradient_norm", "\\|\\nabla J(\\phi)\\|", "Euclidean length of the gradient of the loss of the policy, which Adam turns into a step.", kNumber, nullptr, metric<&Metrics::policy_gradient_norm>},
    {"step_q1", "\\|\\Delta\\theta_1\\|", "How far this update moved the parameters of Q₁: Euclidean length of the step.", kNumber, nullptr, [](const Reading& r) { return moved(r, "q1"); }},
    {"step_q2", "\\|\\Delta\\theta_2\\|", "How far this update moved the parameters of Q₂: Euclidean length of the step.", kNumber, nullptr, [](const Reading& r) { return moved(r, "q2"); }},
    {"step_value", "\\|\\Delta\\psi\\|", "How far this update moved the parameters of V: Euclidean length of the step.", kNumber, nullptr, [](const Reading& r) { return moved(r, "value"); }},
    {"step_policy", "\\|\\Delta\\phi\\|", "How far this update moved the parameters of the policy: Euclidean length of the step.", kNumber, nullptr, [](const Reading& r) { return moved(r, "policy"); }},
    {"step_target_value", "\\|\\Delta\\bar{\\psi}\\|", "How far this update moved the parameters of the target V: Euclidean length of the step.", kNumber, nullptr, [](const Reading& r) { return moved(r, "target_value"); }},
    {"step_target_q1", "\\|\\Delta\\bar{\\theta}_1\\|", "How far this update moved the parameters of the first target Q: Euclidean length of the step.", kNumber, nullptr, [](const Reading& r) { return moved(r, "target_q1"); }},
    {"step_target_q2", "\\|\\Delta\\bar{\\theta}_2\\|", "How far this update moved the parameters of the second target Q: Euclidean length of the step.", kNumber, nullptr, [](const Reading& r) { return moved(r, "target_q2"); }},
    // Settings
    {"gamma", "\\gamma", "Discount: what a reward one step later is worth today.", kNumber, nullptr, setting<&Config::gamma>, true},
    {"reward_scale", "c", "Factor on the reward.", kNumber, nullptr, setting<&Config::reward_scale>, true},
    {"tau", "\\tau", "Share of the new weights in the moving average.", kNumber, nullptr, setting<&Config::tau>, true},
    {"keep", "1-\\tau", "Share of the old weights in the moving average.", kNumber, nullptr, [](const Reading& r) { return 1.0 - r.config.tau; }, true},
    {"target_period", "C", "Updates between two copies into the target network.", kNumber, nullptr, setting<&Config::target_period>, true},
    {"update", "k", "Number of this update.", kNumber, nullptr, [](const Reading& r) { return static_cast<double>(r.trace.update); }, true},
    {"since_copy", "k\\bmod C", "Updates since the last copy; 0: this update has copied.", kNumber, nullptr, [](const Reading& r) { return static_cast<double>(r.trace.update % std::max<std::int64_t>(r.config.target_period, 1)); }, true},
    {"target_entropy", "\\bar{\\mathcal{H}}", "Entropy that the temperature aims at, in nats.", kNumber, nullptr, setting<&Config::target_entropy>, true},
    {"q_lr", "\\lambda_Q", "Learning rate of the Qs.", kNumber, nullptr, setting<&Config::q_lr>, true},
    {"policy_lr", "\\lambda_\\pi", "Learning rate of the policy.", kNumber, nullptr, setting<&Config::policy_lr>, true},
    {"alpha_lr", "\\lambda_\\alpha", "Learning rate of the temperature.", kNumber, nullptr, setting<&Config::alpha_lr>, true},
};
// clang-format on

#undef FIELD
#undef SAMPLED

}  // namespace

Reading make_reading(const UpdateTrace& trace, const Config& config) {
  const double sum = std::accumulate(trace.soft_value.begin(), trace.soft_value.end(), 0.0);
  return {trace, config, variant_of(config), trace.batch > 0 ? sum / trace.batch : kNone};
}

bool fits(const UpdateTrace& trace, const Variant& v) {
  return trace.batch > 0 && trace.value.empty() != v.value_network && trace.q2.empty() != v.twin_q &&
         (trace.alpha == 0.0) == !v.has_entropy();
}

std::span<const Quantity> quantities() { return kQuantities; }
const Quantity& quantity(std::string_view key) {
  return *std::find_if(std::begin(kQuantities), std::end(kQuantities),
                       [key](const Quantity& q) { return q.key == key; });
}

double value_of(std::string_view key, const Reading& reading, std::optional<int> b) {
  const Quantity& q = quantity(key);
  if (b && q.of_sample) return q.of_sample(reading, *b);
  return q.of_batch ? q.of_batch(reading) : kNone;
}

std::string text_of(std::string_view key, const Reading& reading, std::optional<int> b, bool short_text) {
  const double value = value_of(key, reading, b);
  if (quantity(key).exact) {
    const auto rounded = parse_number(significant_text(value, 12));
    return rounded ? format_value(*rounded) : "–";
  }
  return short_text ? format_short(value) : format_number(value);
}

double angle_of(const UpdateTrace& trace, const std::vector<float>& observations, int b) {
  return std::atan2(at(trace, observations, b, 1), at(trace, observations, b, 0));
}

}  // namespace sac::gui
