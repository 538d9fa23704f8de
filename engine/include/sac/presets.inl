// Every preset, described once: the differences from the defaults in params.inl.
//
// SAC_PRESET(id, name, title, help, values)     values: {"key", "value"} pairs
//
// The last group takes one part of the algorithm out of "quick", or puts another in its place, and changes nothing else.
// What a sentence says of an effect is what tests/golden/claims.json shows.

// clang-format off
#define SAC_QUICK                                                                                                     \
  {"hidden_units", "64"}, {"batch_size", "64"}, {"value_lr", "0.003"}, {"q_lr", "0.003"}, {"policy_lr", "0.001"},      \
  {"alpha", "0.1"}, {"gamma", "0.995"}, {"tau", "0.02"}, {"bootstrap_on_timeout", "true"}, {"buffer_capacity", "100000"}

SAC_PRESET(quick, "quick", "Quick", "The article's algorithm with small networks and larger steps: half of 20 seeds are solved by step 2,250.", SAC_VALUES(SAC_QUICK))
SAC_PRESET(article, "article", "Article", "The article's own setting, unchanged: 256 units, batches of 128, alpha 1. A step takes as long as thirty of quick: give it minutes.", SAC_VALUES())
SAC_PRESET(modern, "modern", "Modern", "The later SAC: two target Qs and no V, and a temperature that finds itself.", SAC_VALUES(
    SAC_QUICK, {"critic", "twin_target"}, {"entropy_mode", "auto"}, {"alpha_lr", "0.003"}, {"target_entropy", "-0.5"},
    {"log_prob_correction", "exact"}, {"q_lr", "0.002"}, {"tau", "0.01"}, {"hidden_units", "96"}))
SAC_PRESET(sample_efficient, "sample-efficient", "Sample-efficient", "Three updates per step, of larger batches, and two target Qs: half of all seeds are solved after 1,500 steps.", SAC_VALUES(
    SAC_QUICK, {"critic", "twin_target"}, {"updates_per_step", "3"}, {"batch_size", "128"}, {"tau", "0.05"}, {"update_after", "500"}))

SAC_PRESET(no_entropy, "no-entropy", "No entropy", "Quick without the entropy term: watch the policy collapse onto one action in each state.", SAC_VALUES(SAC_QUICK, {"entropy_mode", "off"}))
SAC_PRESET(single_q, "single-q", "One Q", "Quick with Q1 alone instead of the smaller of two. With updates_per_step 4 and tau 0.05 the Q bias ends higher.", SAC_VALUES(SAC_QUICK, {"twin_q", "false"}))
SAC_PRESET(no_target, "no-target", "No target network", "Quick with targets from the newest V itself: watch the losses grow, and the return stay low.", SAC_VALUES(SAC_QUICK, {"target_update", "none"}))
SAC_PRESET(periodic_target, "periodic-target", "Periodic target", "Quick with a target copied now and then instead of a moving average. On average it is as fresh, and yet learning takes longer.", SAC_VALUES(SAC_QUICK, {"target_update", "periodic"}, {"target_period", "100"}))
SAC_PRESET(no_value_network, "no-value-network", "No V network", "Quick with two target Qs instead of V and its target, at the same fixed temperature: once it stands, the return is steadier.", SAC_VALUES(SAC_QUICK, {"critic", "twin_target"}))
SAC_PRESET(likelihood_ratio, "likelihood-ratio", "Likelihood ratio", "Quick with the score-function gradient instead of the reparameterisation trick: more noise in the policy's gradient, and slower learning.", SAC_VALUES(SAC_QUICK, {"policy_gradient", "likelihood_ratio"}))
SAC_PRESET(exact_log_prob, "exact-log-prob", "Exact log pi", "Quick with the exact correction of log pi for the tanh instead of the article's 1e-6: it learns alike.", SAC_VALUES(SAC_QUICK, {"log_prob_correction", "exact"}))
SAC_PRESET(timeout_is_terminal, "timeout-is-terminal", "Time limit ends", "Quick with the time limit taken for a terminal state, as in the article: watch the losses of the Qs, which cannot see the clock, and how much later it learns.", SAC_VALUES(SAC_QUICK, {"bootstrap_on_timeout", "false"}))

#undef SAC_QUICK
// clang-format on
