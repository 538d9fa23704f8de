// Every symbol and number of an update: what it means, its shape, and its value in a traced update.
//
// SAC_UPDATE_SYMBOL(key, shape, symbol, spoken, meaning)           no number of its own
// SAC_UPDATE_SAMPLE(key, shape, symbol, spoken, value, meaning)    one number for each transition; of the batch, its mean
// SAC_UPDATE_NUMBER(key, rounding, symbol, spoken, value, meaning) one number for the whole update
//
// shape: none | sample | action | observation, as in sac/trace_fields.inl; rounding: exact (written as set) | rounded
// symbol: TeX; spoken: how it is written where there is no TeX; empty: the symbol in letters
// value: of s the transition's fields of sac/trace_fields.inl (of actions the first dimension), of m the metrics of
// sac/metrics.inl, of c the settings of sac/params.inl, of t what the trace has once, of v the flags of
// update_variant.inl. moved(t, "q1"): how far the parameters of a network went.

#ifndef SAC_UPDATE_SYMBOL
#define SAC_UPDATE_SYMBOL(...)
#endif
#ifndef SAC_UPDATE_SAMPLE
#define SAC_UPDATE_SAMPLE(...)
#endif
#ifndef SAC_UPDATE_NUMBER
#define SAC_UPDATE_NUMBER(...)
#endif

// clang-format off
// The batch
SAC_UPDATE_SYMBOL(replay, none, R"(\mathcal{D})", "D", "Replay buffer: every transition that the agent has seen, the oldest dropped when it is full.")
SAC_UPDATE_NUMBER(batch_size, exact, "|B|", "", t.batch, "How many transitions one update looks at.")
SAC_UPDATE_SYMBOL(observation, observation, "s", "", "State at that time: cosine and sine of the angle from upright, angular speed in rad/s.")
SAC_UPDATE_SAMPLE(observation_0, sample, R"(\cos\theta)", "cos theta", s.observation[0], "Cosine of the angle.")
SAC_UPDATE_SAMPLE(observation_1, sample, R"(\sin\theta)", "sin theta", s.observation[1], "Sine of the angle.")
SAC_UPDATE_SAMPLE(observation_2, sample, R"(\dot\theta)", "omega", s.observation[2], "Angular speed in rad/s.")
SAC_UPDATE_SAMPLE(angle, sample, R"(\theta)", "theta", atan2(s.observation[1], s.observation[0]), "Angle from upright in rad.")
SAC_UPDATE_SAMPLE(next_angle, sample, R"(\theta')", "theta", atan2(s.next_observation[1], s.next_observation[0]), "Angle from upright one step later in rad.")
SAC_UPDATE_SAMPLE(action, action, "a", "", s.action, "Action that was taken then, as a share of the largest torque.")
SAC_UPDATE_SAMPLE(reward, sample, "r", "", s.reward, "Reward that followed: minus the cost of angle, speed and torque.")
SAC_UPDATE_SYMBOL(next_observation, observation, "s'", "", "State one step later: cosine and sine of the angle, angular speed.")
SAC_UPDATE_SAMPLE(next_observation_0, sample, R"(\cos\theta)", "cos theta", s.next_observation[0], "Cosine of the angle one step later.")
SAC_UPDATE_SAMPLE(next_observation_1, sample, R"(\sin\theta)", "sin theta", s.next_observation[1], "Sine of the angle one step later.")
SAC_UPDATE_SAMPLE(next_observation_2, sample, R"(\dot\theta)", "omega", s.next_observation[2], "Angular speed one step later, in rad/s.")
SAC_UPDATE_SAMPLE(terminal, sample, "d", "", s.terminal, "1 where the episode ended there, so that nothing follows; else 0.")

// The Q step
SAC_UPDATE_SAMPLE(next_action, action, R"(\tilde a')", "", s.next_action, "New action drawn from the policy at the next state.")
SAC_UPDATE_SAMPLE(next_log_prob, sample, R"(\log\pi(\tilde a'|s'))", "", s.next_log_prob, "Log of the probability density of that new action.")
SAC_UPDATE_SAMPLE(next_q1, sample, R"(\bar Q_1(s',\tilde a'))", "", s.next_q1, "What the first target Q (without a target: Q₁) expects of the new action at s′.")
SAC_UPDATE_SAMPLE(next_q2, sample, R"(\bar Q_2(s',\tilde a'))", "", s.next_q2, "What the second target Q (without a target: Q₂) expects of the new action at s′.")
SAC_UPDATE_SAMPLE(next_value, sample, R"(\bar V(s'))", "", s.next_value, "What the next state is worth by the network that follows slowly (without a target: by the one that learns).")
SAC_UPDATE_SAMPLE(y, sample, "y", "", s.y, "Target of Q: what Q(s, a) should be, as far as is known now.")
SAC_UPDATE_NUMBER(q_target_mean, rounded, R"(\bar y)", "mean y", m.q_target_mean, "Mean of y over the batch.")
SAC_UPDATE_SAMPLE(q1, sample, "Q_1(s,a)", "", s.q1, "What Q₁ expects of the old action, before its step.")
SAC_UPDATE_SAMPLE(q2, sample, "Q_2(s,a)", "", s.q2, "What Q₂ expects of the old action, before its step.")
SAC_UPDATE_SAMPLE(q1_error, sample, "(Q_1-y)^2", "", square(s.q1 - s.y), "Squared error of Q₁ for this transition.")
SAC_UPDATE_SAMPLE(q2_error, sample, "(Q_2-y)^2", "", square(s.q2 - s.y), "Squared error of Q₂ for this transition.")
SAC_UPDATE_NUMBER(q1_loss, rounded, R"(J(\theta_1))", "", m.q1_loss, "Loss of Q₁: mean of its squared errors over the batch.")
SAC_UPDATE_NUMBER(q2_loss, rounded, R"(J(\theta_2))", "", m.q2_loss, "Loss of Q₂: mean of its squared errors over the batch.")

// New actions
SAC_UPDATE_SAMPLE(epsilon, action, R"(\varepsilon)", "", s.epsilon, "Noise from the standard normal distribution; it does not depend on the policy.")
SAC_UPDATE_SAMPLE(mean, action, R"(\mu(s))", "", s.mean, "Mean of the policy’s Gaussian before the tanh.")
SAC_UPDATE_SAMPLE(std, action, R"(\sigma(s))", "", s.std, "Standard deviation of the policy’s Gaussian before the tanh.")
SAC_UPDATE_SAMPLE(u, action, "u", "", s.mean + s.std * s.epsilon, "Draw from the Gaussian before the tanh.")
SAC_UPDATE_SAMPLE(new_action, action, R"(\tilde a)", "", s.new_action, "New action: what the present policy would do in this old state.")
SAC_UPDATE_SAMPLE(log_normal, sample, R"(\log\mathcal{N})", "log N", -0.5 * square(s.epsilon) - log(s.std) - 0.5 * log(2 * pi), "Log density of the draw before the tanh.")
SAC_UPDATE_SAMPLE(log_slope, sample, R"(\log(d\tilde a/du))", "log dã/du", v.epsilon ? log(1 - square(s.new_action) + 1e-6) : 2 * (ln2 - (s.mean + s.std * s.epsilon) - softplus(-2 * (s.mean + s.std * s.epsilon))), "Log of the slope of the tanh: squeezing the axis makes the density higher.")
SAC_UPDATE_SAMPLE(log_prob, sample, R"(\log\pi(\tilde a|s))", "", s.log_prob, "Log of the probability density of the new action.")
SAC_UPDATE_NUMBER(policy_entropy, rounded, R"(\mathcal{H}(\pi))", "H(π)", m.policy_entropy, "Entropy of the policy in nats: mean of −log π over the batch. Large: it still tries many things.")
SAC_UPDATE_SAMPLE(new_q1, sample, R"(Q_1(s,\tilde a))", "", s.new_q1, "What Q₁, after its step, expects of the new action.")
SAC_UPDATE_SAMPLE(new_q2, sample, R"(Q_2(s,\tilde a))", "", s.new_q2, "What Q₂, after its step, expects of the new action.")
SAC_UPDATE_SAMPLE(min_q, sample, R"(\min Q(s,\tilde a))", "", s.min_q, "The smaller of both Qs at the new action: a guard against values that are too high by chance.")
SAC_UPDATE_SAMPLE(soft_value, sample, R"(\hat V)", "", s.soft_value, "Soft value of the state by one new action: its Q, plus α times how surprising it is.")

// V
SAC_UPDATE_SAMPLE(value, sample, "V(s)", "", s.value, "What V expects of the state, before its step.")
SAC_UPDATE_SAMPLE(value_error, sample, R"((V-\hat V)^2)", "", square(s.value - s.soft_value), "Squared error of V for this transition.")
SAC_UPDATE_NUMBER(value_loss, rounded, R"(J(\psi))", "", m.value_loss, "Loss of V: mean of its squared errors over the batch.")

// Policy and temperature
SAC_UPDATE_SAMPLE(policy_term, sample, R"(\alpha\log\pi-Q)", "", t.alpha * s.log_prob - s.min_q, "What this transition adds to the policy’s loss.")
SAC_UPDATE_NUMBER(policy_loss, rounded, R"(J(\phi))", "", m.policy_loss, "Loss of the policy: mean of α log π − min Q. Lower means more return and more entropy.")
SAC_UPDATE_SAMPLE(baseline, sample, "b", "", v.value_network ? s.value : t.mean_soft_value, "What was expected without looking at the action; it takes noise out of the gradient.")
SAC_UPDATE_SAMPLE(score_weight, sample, R"(b-\hat V)", "", (v.value_network ? s.value : t.mean_soft_value) - s.soft_value, "Weight of this action’s score: negative makes it more likely, positive less.")
SAC_UPDATE_NUMBER(alpha, rounded, R"(\alpha)", "", t.alpha, "Temperature: what one nat of entropy is worth, in reward.")
SAC_UPDATE_NUMBER(new_alpha, rounded, R"(\alpha)", "new α", t.new_alpha, "Temperature after this update.")
SAC_UPDATE_NUMBER(alpha_change, rounded, R"(\Delta\alpha)", "", t.new_alpha - t.alpha, "How far this update moved the temperature.")
SAC_UPDATE_SAMPLE(alpha_term, sample, R"(-\alpha(\log\pi+\bar{\mathcal{H}}))", "−α (log π + H̄)", -t.alpha * (s.log_prob + c.target_entropy), "What this transition adds to the loss of the temperature.")
SAC_UPDATE_NUMBER(alpha_loss, rounded, R"(J(\alpha))", "", m.alpha_loss, "Loss of the temperature; its derivative by log α is the loss itself.")
SAC_UPDATE_NUMBER(entropy_excess, rounded, R"(\mathcal{H}(\pi)-\bar{\mathcal{H}})", "H(π) − H̄", m.policy_entropy - c.target_entropy, "How much more random the policy is than wanted; α goes the other way.")

// Steps
SAC_UPDATE_SYMBOL(adam, none, R"(\text{Adam})", "Adam", "Optimiser: follows the averaged gradient, each parameter with a step size of its own.")
SAC_UPDATE_NUMBER(q1_gradient_norm, rounded, R"(\|\nabla J(\theta_1)\|)", "", m.q1_gradient_norm, "Euclidean length of the gradient of the loss of Q₁, which Adam turns into a step.")
SAC_UPDATE_NUMBER(q2_gradient_norm, rounded, R"(\|\nabla J(\theta_2)\|)", "", m.q2_gradient_norm, "Euclidean length of the gradient of the loss of Q₂, which Adam turns into a step.")
SAC_UPDATE_NUMBER(value_gradient_norm, rounded, R"(\|\nabla J(\psi)\|)", "", m.value_gradient_norm, "Euclidean length of the gradient of the loss of V, which Adam turns into a step.")
SAC_UPDATE_NUMBER(policy_gradient_norm, rounded, R"(\|\nabla J(\phi)\|)", "", m.policy_gradient_norm, "Euclidean length of the gradient of the loss of the policy, which Adam turns into a step.")
SAC_UPDATE_NUMBER(step_q1, rounded, R"(\|\Delta\theta_1\|)", "", moved(t, "q1"), "How far this update moved the parameters of Q₁: Euclidean length of the step.")
SAC_UPDATE_NUMBER(step_q2, rounded, R"(\|\Delta\theta_2\|)", "", moved(t, "q2"), "How far this update moved the parameters of Q₂: Euclidean length of the step.")
SAC_UPDATE_NUMBER(step_value, rounded, R"(\|\Delta\psi\|)", "", moved(t, "value"), "How far this update moved the parameters of V: Euclidean length of the step.")
SAC_UPDATE_NUMBER(step_policy, rounded, R"(\|\Delta\phi\|)", "", moved(t, "policy"), "How far this update moved the parameters of the policy: Euclidean length of the step.")
SAC_UPDATE_NUMBER(step_target_value, rounded, R"(\|\Delta\bar\psi\|)", "", moved(t, "target_value"), "How far this update moved the parameters of the target V: Euclidean length of the step.")
SAC_UPDATE_NUMBER(step_target_q1, rounded, R"(\|\Delta\bar\theta_1\|)", "", moved(t, "target_q1"), "How far this update moved the parameters of the first target Q: Euclidean length of the step.")
SAC_UPDATE_NUMBER(step_target_q2, rounded, R"(\|\Delta\bar\theta_2\|)", "", moved(t, "target_q2"), "How far this update moved the parameters of the second target Q: Euclidean length of the step.")

// Settings
SAC_UPDATE_NUMBER(gamma, exact, R"(\gamma)", "", c.gamma, "Discount: what a reward one step later is worth today.")
SAC_UPDATE_NUMBER(reward_scale, exact, "c", "", c.reward_scale, "Factor on the reward.")
SAC_UPDATE_NUMBER(tau, exact, R"(\tau)", "", c.tau, "Share of the new weights in the moving average.")
SAC_UPDATE_NUMBER(keep, exact, R"(1-\tau)", "", 1 - c.tau, "Share of the old weights in the moving average.")
SAC_UPDATE_NUMBER(target_period, exact, "C", "", c.target_period, "Updates between two copies into the target network.")
SAC_UPDATE_NUMBER(update, exact, "k", "", t.update, "Number of this update.")
SAC_UPDATE_NUMBER(since_copy, exact, R"(k\bmod C)", "", fmod(t.update, c.target_period), "Updates since the last copy; 0: this update has copied.")
SAC_UPDATE_NUMBER(target_entropy, exact, R"(\bar{\mathcal{H}})", "H̄", c.target_entropy, "Entropy that the temperature aims at, in nats.")
SAC_UPDATE_NUMBER(q_lr, exact, R"(\lambda_Q)", "", c.q_lr, "Learning rate of the Qs.")
SAC_UPDATE_NUMBER(policy_lr, exact, R"(\lambda_\pi)", "", c.policy_lr, "Learning rate of the policy.")
SAC_UPDATE_NUMBER(alpha_lr, exact, R"(\lambda_\alpha)", "", c.alpha_lr, "Learning rate of the temperature.")
// clang-format on

#undef SAC_UPDATE_SYMBOL
#undef SAC_UPDATE_SAMPLE
#undef SAC_UPDATE_NUMBER
