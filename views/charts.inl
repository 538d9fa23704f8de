// The charts over environment steps, in their order, and the curves of each.
//
// SAC_CHART(id, title, short_title, left_unit, right_unit, log_axis, starts_log)
// short_title: on a small chart; units: at the axes' heads; log_axis: none | left | right, the axis that can be
// logarithmic; starts_log: whether it is at first
//
// SAC_TRACE(chart, key, name, symbol, hue, side, width, style)
// key: of a metric, whose values are drawn, or of the two curves of returns; name: in words; symbol: for the legend,
// empty where it is the metric's own; hue: whose colour it has; side: left | right axis; width: in CSS pixels
// style, any of:  smooth          smoothing is for it
//                 dots            its points are marked where they are few
//                 dotted          a dotted line
//                 area            what lies between the curve and zero is tinted
//                 hidden          only shown when asked for
//                 at_evaluations  its values are those of the evaluations
//                 banded          the study of many seeds draws a band of it

// SAC_CHART_SPAN(chart, low, high)
// Values that the left axis shows in any case while all steps are in view.

#ifndef SAC_CHART
#define SAC_CHART(...)
#endif
#ifndef SAC_TRACE
#define SAC_TRACE(...)
#endif
#ifndef SAC_CHART_SPAN
#define SAC_CHART_SPAN(...)
#endif

// clang-format off
// Training episodes and evaluations, over bands of many seeds and the runs before.
SAC_CHART(returns, "Return", "Return", "", "", none, false)
SAC_CHART_SPAN(returns, -1800, 0)  // about the worst return of an episode with the standard physics
SAC_TRACE(returns, evaluation, "evaluation", "", policy, left, 2.25, "dots")
SAC_TRACE(returns, training, "training", "", training, left, 1.25, "smooth dots")

// Squared errors of the Qs and V on a logarithmic axis; the policy's loss, which has a sign, on one of its own.
SAC_CHART(losses, "Losses", "Losses", "squared error", "policy", left, true)
SAC_TRACE(losses, q1_loss, "Q1 loss", "", q1, left, 1.5, "smooth banded")
SAC_TRACE(losses, q2_loss, "Q2 loss", "", q2, left, 1.5, "smooth banded")
SAC_TRACE(losses, value_loss, "V loss", "", value, left, 1.5, "smooth banded")
SAC_TRACE(losses, policy_loss, "policy loss", "", policy, right, 1.5, "smooth")

// The policy's entropy, the temperature that trades it for reward, and how well the policy fits.
SAC_CHART(entropy, "Entropy and temperature", "Entropy", "nats", "α, share", right, false)
SAC_TRACE(entropy, policy_entropy, "entropy", "", policy, left, 2, "smooth banded")
SAC_TRACE(entropy, temperature, "temperature", "", ink, right, 1.5, "")
SAC_TRACE(entropy, tanh_saturation, "saturated actions", "", replay, right, 1.5, "smooth dotted")
SAC_TRACE(entropy, policy_kl, "divergence from the target density", "KL", muted, left, 1.5, "dots hidden at_evaluations")

// Whether the Qs promise more than comes: predicted minus obtained, around zero.
SAC_CHART(bias, "Q bias", "Q bias", "predicted minus obtained soft return", "", none, false)
SAC_TRACE(bias, q_bias, "Q bias", "", ink, left, 2, "dots area at_evaluations banded")
SAC_TRACE(bias, q1_mean, "mean of Q1", "", q1, left, 1.5, "smooth hidden")
SAC_TRACE(bias, q2_mean, "mean of Q2", "", q2, left, 1.5, "smooth hidden")
SAC_TRACE(bias, value_mean, "mean of V", "", value, left, 1.5, "smooth hidden")

// How steep the losses are: a norm for each network.
SAC_CHART(gradients, "Gradient norms", "Gradients", "Euclidean norm", "", left, true)
SAC_TRACE(gradients, q1_gradient_norm, "Q1", "", q1, left, 1.5, "smooth")
SAC_TRACE(gradients, q2_gradient_norm, "Q2", "", q2, left, 1.5, "smooth")
SAC_TRACE(gradients, value_gradient_norm, "V", "", value, left, 1.5, "smooth")
SAC_TRACE(gradients, policy_gradient_norm, "policy", "", policy, left, 1.5, "smooth")
// clang-format on

#undef SAC_CHART
#undef SAC_TRACE
#undef SAC_CHART_SPAN
