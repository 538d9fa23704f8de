#include "charts/catalogue.h"

#include <algorithm>
#include <array>

#include "sac/schema.h"

namespace sac::gui {
namespace {

TimeChart returns() {
  return {
      ChartId::returns,
      "Return",
      "Return",
      "",
      "",
      false,
      false,
      {{.key = "evaluation",
        .name = "evaluation",
        .label = "",
        .hue = &Theme::policy,
        .width = 2.25F,
        .smooth = false,
        .dots = true},
       {.key = "training", .name = "training", .label = "", .hue = &Theme::training, .width = 1.25F, .dots = true}}};
}

// Squared errors of the Qs and V on a logarithmic axis, the policy's loss on one of its own, since it has a sign.
TimeChart losses() {
  return {ChartId::losses,
          "Losses",
          "Losses",
          "squared error",
          "policy",
          true,
          true,
          {{.key = "q1_loss", .name = "Q1 loss", .label = "J(\\theta_1)", .hue = &Theme::q1, .banded = true},
           {.key = "q2_loss", .name = "Q2 loss", .label = "J(\\theta_2)", .hue = &Theme::q2, .banded = true},
           {.key = "value_loss", .name = "V loss", .label = "J(\\psi)", .hue = &Theme::value, .banded = true},
           {.key = "policy_loss",
            .name = "policy loss",
            .label = "J(\\phi)",
            .hue = &Theme::policy,
            .side = AxisSide::right}}};
}

// The policy's entropy and its target, the temperature that trades it for reward, and how well the policy fits.
TimeChart entropy() {
  return {ChartId::entropy,
          "Entropy and temperature",
          "Entropy",
          "nats",
          "α, share",
          false,
          false,
          {{.key = "policy_entropy",
            .name = "entropy",
            .label = "H(\\pi)",
            .hue = &Theme::policy,
            .width = 2.0F,
            .banded = true},
           {.key = "temperature",
            .name = "temperature",
            .label = "\\alpha",
            .hue = &Theme::ink,
            .side = AxisSide::right,
            .smooth = false},
           {.key = "tanh_saturation",
            .name = "saturated actions",
            .label = "|a|\\,>\\,.99",
            .hue = &Theme::replay,
            .side = AxisSide::right,
            .dashed = true},
           {.key = "policy_kl",
            .name = "divergence from the target density",
            .label = "\\operatorname{KL}",
            .hue = &Theme::muted,
            .smooth = false,
            .dots = true,
            .hidden = true,
            .at_evaluations = true}}};
}

// Whether the Qs promise more than comes: predicted minus obtained, around zero.
TimeChart bias() {
  return {ChartId::bias,
          "Q bias",
          "Q bias",
          "predicted minus obtained soft return",
          "",
          false,
          false,
          {{.key = "q_bias",
            .name = "Q bias",
            .label = "\\min Q-\\hat{Q}",
            .hue = &Theme::ink,
            .width = 2.0F,
            .smooth = false,
            .dots = true,
            .area = true,
            .at_evaluations = true,
            .banded = true},
           {.key = "q1_mean", .name = "mean of Q1", .label = "Q_1", .hue = &Theme::q1, .hidden = true},
           {.key = "q2_mean", .name = "mean of Q2", .label = "Q_2", .hue = &Theme::q2, .hidden = true},
           {.key = "value_mean", .name = "mean of V", .label = "V", .hue = &Theme::value, .hidden = true}}};
}

// How steep the losses are: a norm for each network.
TimeChart gradients() {
  return {
      ChartId::gradients,
      "Gradient norms",
      "Gradients",
      "Euclidean norm",
      "",
      true,
      true,
      {{.key = "q1_gradient_norm", .name = "Q1", .label = "\\|\\nabla J(\\theta_1)\\|", .hue = &Theme::q1},
       {.key = "q2_gradient_norm", .name = "Q2", .label = "\\|\\nabla J(\\theta_2)\\|", .hue = &Theme::q2},
       {.key = "value_gradient_norm", .name = "V", .label = "\\|\\nabla J(\\psi)\\|", .hue = &Theme::value},
       {.key = "policy_gradient_norm", .name = "policy", .label = "\\|\\nabla J(\\phi)\\|", .hue = &Theme::policy}}};
}

const std::array<TimeChart, 5>& charts() {
  static const std::array<TimeChart, 5> all{returns(), losses(), entropy(), bias(), gradients()};
  return all;
}

}  // namespace

std::size_t metric_place(std::string_view key) {
  const auto infos = metric_infos();
  return static_cast<std::size_t>(
      std::find_if(infos.begin(), infos.end(), [&](const MetricInfo& info) { return info.key == key; }) -
      infos.begin());
}

std::vector<std::string_view> banded_metrics() {
  std::vector<std::string_view> keys;
  for (const TimeChart& chart : charts())
    for (const Trace& trace : chart.traces)
      if (trace.banded) keys.push_back(trace.key);
  return keys;
}

Behind behind_of(ChartId id) {
  const TimeChart* chart = time_chart(id);
  if (!chart) return {false, false};
  const bool is_return = id == ChartId::returns;
  return {is_return, is_return || std::any_of(chart->traces.begin(), chart->traces.end(),
                                              [](const Trace& trace) { return trace.banded; })};
}

const TimeChart* time_chart(ChartId id) {
  const auto found =
      std::find_if(charts().begin(), charts().end(), [id](const TimeChart& chart) { return chart.id == id; });
  return found == charts().end() ? nullptr : &*found;
}
std::string_view chart_title(ChartId id) { return time_chart(id) ? time_chart(id)->title : "Actions"; }
std::string_view chart_short(ChartId id) { return time_chart(id) ? time_chart(id)->short_title : "Actions"; }

Curve curve_of(const Trace& trace, const Snapshot& run) {
  Curve curve;
  if (trace.key == "evaluation") {
    for (const Evaluation& evaluation : run.history.evaluations)
      curve.add(static_cast<double>(evaluation.step), evaluation.mean_return);
    return curve;
  }
  if (trace.key == "training") {
    for (const Episode& episode : run.history.episodes)
      curve.add(static_cast<double>(episode.step), episode.episode_return);
    return curve;
  }
  const std::size_t metric = metric_place(trace.key);
  for (const HistoryPoint& point : run.history.points)
    curve.add(static_cast<double>(point.step), static_cast<double>(point.metrics[metric]));
  if (!trace.at_evaluations) return curve;
  std::vector<double> steps;
  for (const Evaluation& evaluation : run.history.evaluations) steps.push_back(static_cast<double>(evaluation.step));
  return at_evaluations(curve, steps);
}

std::vector<Line> lines_of(const TimeChart& chart, const ChartSource& source) {
  std::vector<Line> lines;
  if (chart.id == ChartId::returns && source.optimum)
    lines.push_back({"optimum", "optimum", *source.optimum, &Theme::optimum});
  if (chart.id == ChartId::bias) lines.push_back({"no bias", "", 0.0, &Theme::muted});
  if (chart.id != ChartId::entropy) return lines;
  // Only the automatic temperature has a target.
  for (const Snapshot* run : {&source.a, source.b})
    if (run && run->config.entropy_mode == EntropyMode::automatic)
      lines.push_back({"target entropy", "H_{\\operatorname{target}}", run->config.target_entropy,
                       run == &source.a ? &Theme::policy : &Theme::run_b});
  return lines;
}

}  // namespace sac::gui
