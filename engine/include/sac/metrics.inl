// Every number that a running training reports, described once.
//
// SAC_METRIC(key, symbol, unit, group, help)
// A metric that has no value yet is NaN. Losses and means are those of the last update's batch.

// clang-format off
SAC_METRIC(environment_steps, "t", "steps", counters, "Environment steps so far, over all episodes.")
SAC_METRIC(gradient_updates, "k", "updates", counters, "Gradient updates so far; one updates every network once.")
SAC_METRIC(episodes, "e", "episodes", counters, "Finished episodes.")
SAC_METRIC(episode_return, "R", "reward", returns, "Undiscounted return of the last finished training episode.")
SAC_METRIC(evaluation_return, "R-bar", "reward", returns, "Mean return of the deterministic policy over the 64 fixed start states, at the latest evaluation; none with evaluation_interval 0.")
SAC_METRIC(best_evaluation, "R-max", "reward", returns, "Best evaluation so far; none with evaluation_interval 0.")
SAC_METRIC(q1_loss, "J(theta1)", "", losses, "Mean squared error of Q1 against its target.")
SAC_METRIC(q2_loss, "J(theta2)", "", losses, "Mean squared error of Q2 against its target.")
SAC_METRIC(value_loss, "J(psi)", "", losses, "Mean squared error of V against min Q - alpha log pi.")
SAC_METRIC(policy_loss, "J(phi)", "", losses, "Mean of alpha log pi - min Q.")
SAC_METRIC(alpha_loss, "J(alpha)", "", losses, "Loss of the automatic temperature.")
SAC_METRIC(temperature, "alpha", "", entropy, "Temperature in use.")
SAC_METRIC(policy_entropy, "H(pi)", "nats", entropy, "Mean of -log pi over the batch. Negative where the policy's density is high: it is the entropy of a density, at most ln 2 = 0.69 for each action dimension.")
SAC_METRIC(tanh_saturation, "|a|>0.99", "share", entropy, "Share of the batch's sampled actions with |a| > 0.99.")
SAC_METRIC(policy_kl, "KL(pi || exp(Q/alpha)/Z)", "nats", entropy, "How far the policy is from exp(min Q / alpha) / Z, which its loss draws it to: mean over 16 states of the replay buffer, at each evaluation; only with one action dimension and alpha above 0.")
SAC_METRIC(q1_mean, "Q1", "soft return", values, "Mean of Q1 over the batch.")
SAC_METRIC(q2_mean, "Q2", "soft return", values, "Mean of Q2 over the batch.")
SAC_METRIC(value_mean, "V", "soft return", values, "Mean of V over the batch.")
SAC_METRIC(q_target_mean, "y", "soft return", values, "Mean of the Q target over the batch.")
SAC_METRIC(q_bias, "Q - Q-hat", "soft return", values, "Predicted minus obtained: min Q(s, a) less the discounted soft return that followed, mean over the last two finished episodes of the policy, at each evaluation. Positive: the Qs are too optimistic.")
SAC_METRIC(q1_gradient_norm, "||grad J(theta1)||", "", gradients, "Euclidean norm of Q1's gradient.")
SAC_METRIC(q2_gradient_norm, "||grad J(theta2)||", "", gradients, "Euclidean norm of Q2's gradient.")
SAC_METRIC(value_gradient_norm, "||grad J(psi)||", "", gradients, "Euclidean norm of V's gradient.")
SAC_METRIC(policy_gradient_norm, "||grad J(phi)||", "", gradients, "Euclidean norm of the policy's gradient.")
// clang-format on
