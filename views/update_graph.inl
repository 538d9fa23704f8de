// What flows where in one update: the nodes and edges of its diagram.
//
// SAC_UPDATE_NODE(id, kind, hue, condition, layer, lane, label, shows, name, meaning)
// kind: data | network | target | sum | loss | adam; hue: whose colour it has; layer: place from the buffer (0) to the
// optimisers (7), lane: and across; label: TeX; shows: its quantity of update_quantities.inl, or none;
// meaning: empty where it is that of this quantity. v: the flags of update_variant.inl
//
// SAC_UPDATE_SHOWS(node, substep, condition, quantity)
// What a node shows instead in one sub-step.
//
// SAC_UPDATE_PREFIX(kind, quantity, prefix)
// What stands before a number that a node of this kind shows, where it is not the part's output.
//
// SAC_UPDATE_EDGE(from, to, kind, hue, condition, steps, back)
// kind: forward  data
//       step     an optimiser moves parameters
//       follow   a target follows its network
// steps: the sub-steps that use it; back: whether the policy's gradient runs back along it

#ifndef SAC_UPDATE_NODE
#define SAC_UPDATE_NODE(...)
#endif
#ifndef SAC_UPDATE_SHOWS
#define SAC_UPDATE_SHOWS(...)
#endif
#ifndef SAC_UPDATE_PREFIX
#define SAC_UPDATE_PREFIX(...)
#endif
#ifndef SAC_UPDATE_EDGE
#define SAC_UPDATE_EDGE(...)
#endif

// clang-format off
SAC_UPDATE_PREFIX(network, std, "σ ")
SAC_UPDATE_PREFIX(target, step_target_value, "Δ")
SAC_UPDATE_PREFIX(target, step_target_q1, "Δ")
SAC_UPDATE_PREFIX(target, step_target_q2, "Δ")

SAC_UPDATE_NODE(replay, data, replay, true, 0, 2.5, R"(\mathcal{D})", none, "replay buffer", "Every transition seen so far; the batch is drawn from it at random.")
SAC_UPDATE_NODE(next, data, replay, true, 1, 0, "s'", next_observation, "next state s′", "")
SAC_UPDATE_NODE(reward, data, replay, true, 1, 0.95, "r", reward, "reward r", "")
SAC_UPDATE_NODE(terminal, data, replay, true, 1, 1.9, "d", terminal, "terminal flag d", "")
SAC_UPDATE_NODE(action, data, replay, true, 1, 2.85, "a", action, "action a", "")
SAC_UPDATE_NODE(state, data, replay, true, 1, 3.8, "s", observation, "state s", "")
SAC_UPDATE_EDGE(replay, next, forward, replay, true, "sample", false)
SAC_UPDATE_EDGE(replay, reward, forward, replay, true, "sample", false)
SAC_UPDATE_EDGE(replay, terminal, forward, replay, true, "sample", false)
SAC_UPDATE_EDGE(replay, action, forward, replay, true, "sample", false)
SAC_UPDATE_EDGE(replay, state, forward, replay, true, "sample", false)

SAC_UPDATE_NODE(policy, network, policy, true, 2, 4, R"(\pi_\phi)", std, "policy network", "State in, mean and spread of a Gaussian out; the tanh squashes its draw into an action.")
SAC_UPDATE_NODE(epsilon, data, plain, true, 2, 5, R"(\varepsilon)", epsilon, "noise", "")
SAC_UPDATE_NODE(new_action, data, policy, true, 3, 4, R"(\tilde a)", new_action, "new action", "")
SAC_UPDATE_EDGE(state, policy, forward, replay, true, "action", false)
SAC_UPDATE_EDGE(policy, new_action, forward, policy, true, "action", v.reparameterized)
SAC_UPDATE_EDGE(epsilon, new_action, forward, plain, true, "action", false)
SAC_UPDATE_NODE(loss_policy, loss, policy, true, 6, 4, R"(J(\phi))", policy_loss, "loss of the policy", "")
SAC_UPDATE_NODE(adam_policy, adam, policy, true, 7, 4, R"(|\Delta\phi|)", step_policy, "Adam for the policy", "The optimiser moves the parameters against the gradient of the loss; the number is how far.")
SAC_UPDATE_EDGE(loss_policy, adam_policy, forward, policy, true, "policy", false)
SAC_UPDATE_EDGE(adam_policy, policy, step, policy, true, "policy", false)
SAC_UPDATE_NODE(log_prob, data, policy, v.has_entropy || !v.reparameterized, 3, 5, R"(\log\pi)", log_prob, "log probability", "")
SAC_UPDATE_EDGE(policy, log_prob, forward, policy, v.has_entropy || !v.reparameterized, "action", true)

SAC_UPDATE_NODE(value, network, value, v.value_network, 4, 3, R"(V_\psi)", value, "value network", "State in, soft value out: the return to expect from there, entropy bonus included.")
SAC_UPDATE_SHOWS(value, q_target, !v.has_target, next_value)
SAC_UPDATE_EDGE(state, value, forward, replay, v.value_network, "v_update", false)
SAC_UPDATE_EDGE(value, loss_value, forward, value, v.value_network, "v_update", false)
SAC_UPDATE_NODE(loss_value, loss, value, v.value_network, 6, 3, R"(J(\psi))", value_loss, "loss of V", "")
SAC_UPDATE_NODE(adam_value, adam, value, v.value_network, 7, 3, R"(|\Delta\psi|)", step_value, "Adam for V", "The optimiser moves the parameters against the gradient of the loss; the number is how far.")
SAC_UPDATE_EDGE(loss_value, adam_value, forward, value, v.value_network, "v_update", false)
SAC_UPDATE_EDGE(adam_value, value, step, value, v.value_network, "v_update", false)
SAC_UPDATE_EDGE(next, value, forward, replay, v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_EDGE(value, y, forward, value, v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_NODE(target_value, target, value, v.value_network && v.has_target, 4, 0, R"(V_{\bar\psi})", next_value, "target value network", "A copy of V that follows slowly.")
SAC_UPDATE_SHOWS(target_value, target, true, step_target_value)
SAC_UPDATE_EDGE(next, target_value, forward, replay, v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(target_value, y, forward, value, v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(value, target_value, follow, value, v.value_network && v.has_target, "target", false)
SAC_UPDATE_EDGE(value, loss_policy, forward, value, v.value_network && !v.reparameterized, "policy", false)

SAC_UPDATE_NODE(y, sum, plain, true, 5, v.value_network ? 0 : 0.5, "y", y, "target of Q", "")
SAC_UPDATE_EDGE(reward, y, forward, replay, true, "q_target", false)
SAC_UPDATE_EDGE(terminal, y, forward, replay, true, "q_target", false)
SAC_UPDATE_NODE(q1, network, q1, true, 4, v.value_network ? 1 : 2, R"(Q_{\theta_1})", q1, "first Q network", "State and action in, the return to expect out.")
SAC_UPDATE_SHOWS(q1, v_update, true, new_q1)
SAC_UPDATE_SHOWS(q1, policy, true, new_q1)
SAC_UPDATE_SHOWS(q1, action, true, new_q1)
SAC_UPDATE_SHOWS(q1, q_target, !v.value_network && !v.has_target, next_q1)
SAC_UPDATE_EDGE(state, q1, forward, replay, true, "q_update v_update policy", false)
SAC_UPDATE_EDGE(action, q1, forward, replay, true, "q_update", false)
SAC_UPDATE_EDGE(q1, loss_q1, forward, q1, true, "q_update", false)
SAC_UPDATE_EDGE(y, loss_q1, forward, plain, true, "q_update", false)
SAC_UPDATE_EDGE(new_action, q1, forward, policy, true, "v_update policy", v.reparameterized)
SAC_UPDATE_NODE(loss_q1, loss, q1, true, 6, v.value_network ? 1 : 2, R"(J(\theta_1))", q1_loss, "loss of Q1", "")
SAC_UPDATE_NODE(adam_q1, adam, q1, true, 7, v.value_network ? 1 : 2, R"(|\Delta\theta_1|)", step_q1, "Adam for Q1", "The optimiser moves the parameters against the gradient of the loss; the number is how far.")
SAC_UPDATE_EDGE(loss_q1, adam_q1, forward, q1, true, "q_update", false)
SAC_UPDATE_EDGE(adam_q1, q1, step, q1, true, "q_update", false)
SAC_UPDATE_NODE(target_q1, target, q1, !v.value_network && v.has_target, 4, 0, R"(Q_{\bar\theta_1})", next_q1, "target of the first Q network", "A copy of Q1 that follows slowly.")
SAC_UPDATE_SHOWS(target_q1, target, true, step_target_q1)
SAC_UPDATE_EDGE(q1, target_q1, follow, q1, !v.value_network && v.has_target, "target", false)
SAC_UPDATE_NODE(q2, network, q2, v.twin_q, 4, v.value_network ? 2 : 3, R"(Q_{\theta_2})", q2, "second Q network", "State and action in, the return to expect out.")
SAC_UPDATE_SHOWS(q2, v_update, true, new_q2)
SAC_UPDATE_SHOWS(q2, policy, true, new_q2)
SAC_UPDATE_SHOWS(q2, action, true, new_q2)
SAC_UPDATE_SHOWS(q2, q_target, !v.value_network && !v.has_target, next_q2)
SAC_UPDATE_EDGE(state, q2, forward, replay, v.twin_q, "q_update v_update policy", false)
SAC_UPDATE_EDGE(action, q2, forward, replay, v.twin_q, "q_update", false)
SAC_UPDATE_EDGE(q2, loss_q2, forward, q2, v.twin_q, "q_update", false)
SAC_UPDATE_EDGE(y, loss_q2, forward, plain, v.twin_q, "q_update", false)
SAC_UPDATE_EDGE(new_action, q2, forward, policy, v.twin_q, "v_update policy", v.reparameterized)
SAC_UPDATE_NODE(loss_q2, loss, q2, v.twin_q, 6, v.value_network ? 2 : 3, R"(J(\theta_2))", q2_loss, "loss of Q2", "")
SAC_UPDATE_NODE(adam_q2, adam, q2, v.twin_q, 7, v.value_network ? 2 : 3, R"(|\Delta\theta_2|)", step_q2, "Adam for Q2", "The optimiser moves the parameters against the gradient of the loss; the number is how far.")
SAC_UPDATE_EDGE(loss_q2, adam_q2, forward, q2, v.twin_q, "q_update", false)
SAC_UPDATE_EDGE(adam_q2, q2, step, q2, v.twin_q, "q_update", false)
SAC_UPDATE_NODE(target_q2, target, q2, v.twin_q && !v.value_network && v.has_target, 4, 1, R"(Q_{\bar\theta_2})", next_q2, "target of the second Q network", "A copy of Q2 that follows slowly.")
SAC_UPDATE_SHOWS(target_q2, target, true, step_target_q2)
SAC_UPDATE_EDGE(q2, target_q2, follow, q2, v.twin_q && !v.value_network && v.has_target, "target", false)

// The later SAC judges a fresh action at the next state.
SAC_UPDATE_NODE(next_action, data, policy, !v.value_network, 3, 0, R"(\tilde a')", next_action, "new action at s′", "")
SAC_UPDATE_EDGE(next, policy, forward, replay, !v.value_network, "q_target", false)
SAC_UPDATE_EDGE(policy, next_action, forward, policy, !v.value_network, "q_target", false)
SAC_UPDATE_EDGE(next, target_q1, forward, replay, !v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(next_action, target_q1, forward, policy, !v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(target_q1, y, forward, q1, !v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(next, q1, forward, replay, !v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_EDGE(next_action, q1, forward, policy, !v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_EDGE(q1, y, forward, q1, !v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_EDGE(next, target_q2, forward, replay, v.twin_q && !v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(next_action, target_q2, forward, policy, v.twin_q && !v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(target_q2, y, forward, q2, v.twin_q && !v.value_network && v.has_target, "q_target", false)
SAC_UPDATE_EDGE(next, q2, forward, replay, v.twin_q && !v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_EDGE(next_action, q2, forward, policy, v.twin_q && !v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_EDGE(q2, y, forward, q2, v.twin_q && !v.value_network && !v.has_target, "q_target", false)
SAC_UPDATE_NODE(next_log_prob, data, policy, !v.value_network && v.has_entropy, 3, 1, R"(\log\pi')", next_log_prob, "log probability at s′", "")
SAC_UPDATE_EDGE(policy, next_log_prob, forward, policy, !v.value_network && v.has_entropy, "q_target", false)
SAC_UPDATE_EDGE(next_log_prob, y, forward, policy, !v.value_network && v.has_entropy, "q_target", false)

// min Q, less alpha log pi: what V and the policy learn from.
SAC_UPDATE_NODE(min_q, sum, plain, v.twin_q, 5, v.value_network ? 1.5 : 2.5, R"(\min Q)", min_q, "smaller Q", "")
SAC_UPDATE_EDGE(q1, min_q, forward, q1, v.twin_q, "v_update policy", v.reparameterized)
SAC_UPDATE_EDGE(q2, min_q, forward, q2, v.twin_q, "v_update policy", v.reparameterized)
SAC_UPDATE_NODE(soft_value, sum, plain, v.has_entropy, 5, 4, R"(\hat V)", soft_value, "soft value", "")
SAC_UPDATE_NODE(alpha, data, plain, v.has_entropy, 4, 5, R"(\alpha)", alpha, "temperature", "")
SAC_UPDATE_EDGE(min_q, soft_value, forward, plain, v.has_entropy && v.twin_q, "v_update policy", v.reparameterized)
SAC_UPDATE_EDGE(q1, soft_value, forward, plain, v.has_entropy && !v.twin_q, "v_update policy", v.reparameterized)
SAC_UPDATE_EDGE(log_prob, soft_value, forward, policy, v.has_entropy, "v_update policy", v.reparameterized)
SAC_UPDATE_EDGE(alpha, soft_value, forward, plain, v.has_entropy, "v_update policy", false)
SAC_UPDATE_EDGE(log_prob, loss_policy, forward, policy, !v.has_entropy && !v.reparameterized, "policy", false)
SAC_UPDATE_EDGE(soft_value, loss_value, forward, plain, v.value_network && v.has_entropy, "v_update", false)
SAC_UPDATE_EDGE(min_q, loss_value, forward, plain, v.value_network && !v.has_entropy && v.twin_q, "v_update", false)
SAC_UPDATE_EDGE(q1, loss_value, forward, plain, v.value_network && !v.has_entropy && !v.twin_q, "v_update", false)
SAC_UPDATE_EDGE(soft_value, loss_policy, forward, plain, v.has_entropy, "policy", v.reparameterized)
SAC_UPDATE_EDGE(min_q, loss_policy, forward, plain, !v.has_entropy && v.twin_q, "policy", v.reparameterized)
SAC_UPDATE_EDGE(q1, loss_policy, forward, plain, !v.has_entropy && !v.twin_q, "policy", v.reparameterized)

SAC_UPDATE_EDGE(alpha, y, forward, plain, v.has_entropy && !v.value_network, "q_target", false)
SAC_UPDATE_EDGE(log_prob, loss_alpha, forward, policy, v.automatic, "temperature", false)
SAC_UPDATE_EDGE(alpha, loss_alpha, forward, plain, v.automatic, "temperature", false)
SAC_UPDATE_NODE(loss_alpha, loss, plain, v.automatic, 6, 5, R"(J(\alpha))", alpha_loss, "loss of the temperature", "")
SAC_UPDATE_NODE(adam_alpha, adam, plain, v.automatic, 7, 5, R"(\operatorname{Adam})", none, "Adam for the temperature", "The optimiser moves the parameters against the gradient of the loss; the number is how far.")
SAC_UPDATE_EDGE(loss_alpha, adam_alpha, forward, plain, v.automatic, "temperature", false)
SAC_UPDATE_EDGE(adam_alpha, alpha, step, plain, v.automatic, "temperature", false)
// clang-format on

#undef SAC_UPDATE_NODE
#undef SAC_UPDATE_SHOWS
#undef SAC_UPDATE_PREFIX
#undef SAC_UPDATE_EDGE
