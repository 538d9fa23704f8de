// What is claimed of SAC, by the article and by others, and the experiment that puts each claim to the test.
//
// SAC_CLAIM(id, key, about, found, label, sentence, preset, common, a, b, name, metric, reading, from, to, effect)
//
// about     the hyperparameter that the claim is about
// found     shown | reversed | not_visible: what came of it, in tests/golden/claims.json
// label     what the control of `about` says on the page, by what was found; "" for all but one claim of each switch
// common    what both settings change of the preset; a is the claim's own side, b the other one, with the same keys
// name      what the number is called
// reading   mean | size | spread of the metric over the evaluations of steps from .. to: its mean, the absolute value of
//           that, its standard deviation; solved: the step of the first evaluation that solves the task, where the
//           metric is evaluation_return
// effect    a_larger | a_smaller: what the claim expects
//
// 'sac-bench claims' makes the experiments; see sac/claims.h.

// clang-format off
// The entropy term.
SAC_CLAIM(entropy_spread, "entropy-spread", entropy_mode, shown, "Entropy keeps the policy from collapsing",
    "Entropy in the return keeps the policy from collapsing onto one action",
    "quick", SAC_VALUES(), SAC_VALUES({"entropy_mode", "fixed"}), SAC_VALUES({"entropy_mode", "off"}),
    "Policy entropy", policy_entropy, mean, 2000, 4000, a_larger)
SAC_CLAIM(equal_actions, "equal-actions", entropy_mode, shown, "",
    "Entropy keeps actions that are equally good equally likely",
    "quick", SAC_VALUES({"reward_angle", "0"}, {"reward_speed", "0"}, {"reward_torque", "0"}, {"evaluation_interval", "100"}), SAC_VALUES({"entropy_mode", "fixed"}), SAC_VALUES({"entropy_mode", "off"}),
    "Policy entropy", policy_entropy, mean, 750, 1500, a_larger)
SAC_CLAIM(entropy_saturation, "entropy-saturation", entropy_mode, shown, "",
    "Entropy keeps actions away from the limits of the motor",
    "quick", SAC_VALUES(), SAC_VALUES({"entropy_mode", "fixed"}), SAC_VALUES({"entropy_mode", "off"}),
    "Share of saturated actions", tanh_saturation, mean, 2000, 4000, a_smaller)
// With random actions at the beginning; entropy-explores is the same without them.
SAC_CLAIM(entropy_solved, "entropy-solved", entropy_mode, not_visible, "",
    "Entropy in the return makes learning faster",
    "quick", SAC_VALUES(), SAC_VALUES({"entropy_mode", "fixed"}), SAC_VALUES({"entropy_mode", "off"}),
    "Solved", evaluation_return, solved, 0, 4000, a_smaller)

// The critics.
SAC_CLAIM(separate_v, "separate-v", critic, not_visible, "",
    "A value network between the Qs makes learning faster",
    "quick", SAC_VALUES(), SAC_VALUES({"critic", "value_network"}), SAC_VALUES({"critic", "twin_target"}),
    "Solved", evaluation_return, solved, 0, 4000, a_smaller)
SAC_CLAIM(v_steadies, "v-steadies", critic, reversed, "Two target Qs learn more steadily than V does",
    "A value network between the Qs steadies learning",
    "quick", SAC_VALUES(), SAC_VALUES({"critic", "value_network"}), SAC_VALUES({"critic", "twin_target"}),
    "Return", evaluation_return, spread, 2500, 4000, a_smaller)

// The target.
SAC_CLAIM(target_network, "target-network", target_update, shown, "A slow target keeps learning from running away",
    "A target network is what makes learning possible",
    "quick", SAC_VALUES(), SAC_VALUES({"target_update", "polyak"}), SAC_VALUES({"target_update", "none"}),
    "Return", evaluation_return, mean, 1000, 2500, a_larger)
SAC_CLAIM(target_loss, "target-loss", target_update, shown, "",
    "A target network keeps the losses of the Qs from growing",
    "quick", SAC_VALUES(), SAC_VALUES({"target_update", "polyak"}), SAC_VALUES({"target_update", "none"}),
    "Loss of Q1", q1_loss, mean, 1000, 2500, a_smaller)
// A copy every 100 updates is 50 updates old on average, as is the average with tau 0.02.
SAC_CLAIM(periodic_copy, "periodic-copy", target_update, shown, "",
    "A moving average as target learns faster than a copy now and then",
    "quick", SAC_VALUES({"target_period", "100"}), SAC_VALUES({"target_update", "polyak"}), SAC_VALUES({"target_update", "periodic"}),
    "Solved", evaluation_return, solved, 0, 3000, a_smaller)

// The policy. With a learning rate of almost nothing both estimators see the same policy, so their gradients have the same
// mean, and what is longer is noise.
SAC_CLAIM(gradient_noise, "gradient-noise", policy_gradient, shown, "Reparameterised gradients are less noisy",
    "The reparameterised gradient of the policy has less noise",
    "quick", SAC_VALUES({"policy_lr", "0.000001"}, {"evaluation_interval", "20"}), SAC_VALUES({"policy_gradient", "reparameterized"}), SAC_VALUES({"policy_gradient", "likelihood_ratio"}),
    "Norm of the policy's gradient", policy_gradient_norm, mean, 300, 600, a_smaller)
SAC_CLAIM(likelihood_ratio, "likelihood-ratio", policy_gradient, shown, "",
    "The reparameterised gradient learns faster",
    "quick", SAC_VALUES(), SAC_VALUES({"policy_gradient", "reparameterized"}), SAC_VALUES({"policy_gradient", "likelihood_ratio"}),
    "Return", evaluation_return, mean, 1000, 3000, a_larger)
// The two differ only where 1 - a^2 is about 1e-6 or less: more than 7 from zero, before the tanh.
SAC_CLAIM(exact_correction, "exact-correction", log_prob_correction, not_visible, "An epsilon of 1e-6 learns like the exact log pi",
    "The exact correction of log pi learns faster than an epsilon of 1e-6",
    "quick", SAC_VALUES(), SAC_VALUES({"log_prob_correction", "exact"}), SAC_VALUES({"log_prob_correction", "epsilon"}),
    "Solved", evaluation_return, solved, 0, 3000, a_smaller)
// The same runs, bit for bit: log std does not reach 2 in them.
SAC_CLAIM(std_clamp, "std-clamp", log_std_max, not_visible, "",
    "The upper clamp of log std helps learning",
    "quick", SAC_VALUES(), SAC_VALUES({"log_std_max", "2"}), SAC_VALUES({"log_std_max", "5"}),
    "Return", evaluation_return, mean, 1000, 2000, a_larger)

// Data.
SAC_CLAIM(time_limit, "time-limit", bootstrap_on_timeout, shown, "A time limit is not the end: go on with V",
    "Going on with the value at the time limit makes the losses of the Qs smaller",
    "quick", SAC_VALUES(), SAC_VALUES({"bootstrap_on_timeout", "true"}), SAC_VALUES({"bootstrap_on_timeout", "false"}),
    "Loss of Q1", q1_loss, mean, 2000, 4000, a_smaller)
SAC_CLAIM(time_limit_solved, "time-limit-solved", bootstrap_on_timeout, shown, "",
    "Going on with the value at the time limit makes learning faster",
    "quick", SAC_VALUES(), SAC_VALUES({"bootstrap_on_timeout", "true"}), SAC_VALUES({"bootstrap_on_timeout", "false"}),
    "Solved", evaluation_return, solved, 0, 4000, a_smaller)
SAC_CLAIM(warm_up, "warm-up", learning_starts, shown, "",
    "Random actions at the beginning make learning faster",
    "quick", SAC_VALUES(), SAC_VALUES({"learning_starts", "1000"}), SAC_VALUES({"learning_starts", "0"}),
    "Solved", evaluation_return, solved, 0, 4000, a_smaller)
SAC_CLAIM(small_replay, "small-replay", buffer_capacity, shown, "",
    "A replay buffer that forgets early costs return",
    "quick", SAC_VALUES(), SAC_VALUES({"buffer_capacity", "100000"}), SAC_VALUES({"buffer_capacity", "500"}),
    "Return", evaluation_return, mean, 2000, 4000, a_larger)

// Size and pace.
SAC_CLAIM(width, "width", hidden_units, shown, "",
    "Networks of 64 units learn faster than networks of 16",
    "quick", SAC_VALUES(), SAC_VALUES({"hidden_units", "64"}), SAC_VALUES({"hidden_units", "16"}),
    "Solved", evaluation_return, solved, 0, 3000, a_smaller)
SAC_CLAIM(learning_rate, "learning-rate", q_lr, shown, "",
    "Learning rates above the article's 0.0003 learn faster",
    "quick", SAC_VALUES(), SAC_VALUES({"value_lr", "0.003"}, {"q_lr", "0.003"}, {"policy_lr", "0.001"}), SAC_VALUES({"value_lr", "0.0003"}, {"q_lr", "0.0003"}, {"policy_lr", "0.0003"}),
    "Solved", evaluation_return, solved, 0, 3000, a_smaller)
SAC_CLAIM(more_updates, "more-updates", updates_per_step, shown, "",
    "More updates per step need fewer steps",
    "sample-efficient", SAC_VALUES(), SAC_VALUES({"updates_per_step", "3"}), SAC_VALUES({"updates_per_step", "1"}),
    "Solved", evaluation_return, solved, 0, 3000, a_smaller)

// Two Qs, where many updates and a fast target make the most of every mistake of a Q.
SAC_CLAIM(twin_q_bias, "twin-q-bias", twin_q, shown, "Two Qs: the smaller promises less",
    "The smaller of two Qs promises less than one Q does",
    "quick", SAC_VALUES({"updates_per_step", "4"}, {"tau", "0.05"}), SAC_VALUES({"twin_q", "true"}), SAC_VALUES({"twin_q", "false"}),
    "Q bias", q_bias, mean, 2250, 3000, a_smaller)
SAC_CLAIM(twin_q_solved, "twin-q-solved", twin_q, not_visible, "",
    "The smaller of two Qs makes learning faster",
    "quick", SAC_VALUES({"updates_per_step", "4"}, {"tau", "0.05"}), SAC_VALUES({"twin_q", "true"}), SAC_VALUES({"twin_q", "false"}),
    "Solved", evaluation_return, solved, 0, 3000, a_smaller)
SAC_CLAIM(twin_q_truth, "twin-q-truth", twin_q, reversed, "",
    "The smaller of two Qs is closer to what follows",
    "quick", SAC_VALUES({"updates_per_step", "4"}, {"tau", "0.05"}), SAC_VALUES({"twin_q", "true"}), SAC_VALUES({"twin_q", "false"}),
    "Q bias", q_bias, size, 2250, 3000, a_smaller)

// The temperature.
SAC_CLAIM(alpha_high, "alpha-high", alpha, shown, "",
    "A temperature that is too high costs return",
    "quick", SAC_VALUES(), SAC_VALUES({"alpha", "0.1"}), SAC_VALUES({"alpha", "10"}),
    "Return", evaluation_return, mean, 1500, 2500, a_larger)
SAC_CLAIM(alpha_low, "alpha-low", alpha, not_visible, "",
    "A temperature that is too low learns later",
    "quick", SAC_VALUES(), SAC_VALUES({"alpha", "0.1"}), SAC_VALUES({"alpha", "0.001"}),
    "Solved", evaluation_return, solved, 0, 3000, a_smaller)
SAC_CLAIM(automatic_alpha, "automatic-alpha", entropy_mode, shown, "",
    "An automatic temperature suits rewards of another size, a fixed one does not",
    "quick", SAC_VALUES({"reward_scale", "0.01"}, {"alpha_lr", "0.003"}, {"target_entropy", "-0.5"}), SAC_VALUES({"entropy_mode", "auto"}), SAC_VALUES({"entropy_mode", "fixed"}),
    "Return", evaluation_return, mean, 1500, 2500, a_larger)

// Too much of a good thing, and two more places to look.
SAC_CLAIM(learning_rate_high, "learning-rate-high", q_lr, shown, "",
    "Learning rates thirty times higher still cost return",
    "quick", SAC_VALUES(), SAC_VALUES({"value_lr", "0.003"}, {"q_lr", "0.003"}, {"policy_lr", "0.001"}), SAC_VALUES({"value_lr", "0.1"}, {"q_lr", "0.1"}, {"policy_lr", "0.03"}),
    "Return", evaluation_return, mean, 1500, 2500, a_larger)
SAC_CLAIM(entropy_explores, "entropy-explores", entropy_mode, shown, "",
    "Entropy explores in place of random actions at the beginning",
    "quick", SAC_VALUES({"learning_starts", "0"}), SAC_VALUES({"entropy_mode", "fixed"}), SAC_VALUES({"entropy_mode", "off"}),
    "Return", evaluation_return, mean, 1000, 2500, a_larger)
// A weak motor and little entropy: the best torque is the largest, far out on the flat part of the tanh.
SAC_CLAIM(exact_saturated, "exact-saturated", log_prob_correction, not_visible, "",
    "Where actions saturate, the exact correction of log pi saturates them less",
    "quick", SAC_VALUES({"max_torque", "1"}, {"alpha", "0.01"}, {"policy_lr", "0.01"}), SAC_VALUES({"log_prob_correction", "exact"}), SAC_VALUES({"log_prob_correction", "epsilon"}),
    "Share of saturated actions", tanh_saturation, mean, 1000, 2000, a_smaller)
// clang-format on
