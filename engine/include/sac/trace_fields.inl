// Every quantity of one update that has a value for each transition of its batch, described once, in the order in which
// the update computes them.
//
// SAC_TRACE_FIELD(key, shape, help)
// shape: sample         one number for each transition           [B]
//        action         one for each of an action's dimensions   [B][action_size]
//        observation    one for each of an observation's         [B][observation_size]

// clang-format off
SAC_TRACE_FIELD(observation, observation, "s, as drawn from the replay buffer.")
SAC_TRACE_FIELD(action, action, "a, as drawn from the replay buffer.")
SAC_TRACE_FIELD(reward, sample, "r, before reward_scale.")
SAC_TRACE_FIELD(next_observation, observation, "s', as drawn from the replay buffer.")
SAC_TRACE_FIELD(terminal, sample, "d: 1 where nothing follows; bootstrap_on_timeout decides on time limits.")

SAC_TRACE_FIELD(next_action, action, "a' ~ pi(.|s'), twin_target only.")
SAC_TRACE_FIELD(next_log_prob, sample, "log pi(a'|s'), twin_target only.")
SAC_TRACE_FIELD(next_q1, sample, "Target Q1(s', a'), with target_update none Q1; twin_target only.")
SAC_TRACE_FIELD(next_q2, sample, "Target Q2(s', a'), twin_target with twin_q only.")
SAC_TRACE_FIELD(next_value, sample, "V_target(s'); with twin_target, min target Q(s', a') - alpha log pi(a'|s').")
SAC_TRACE_FIELD(y, sample, "The Qs' target: reward_scale r + gamma (1 - d) next_value.")
SAC_TRACE_FIELD(q1, sample, "Q1(s, a) before its step.")
SAC_TRACE_FIELD(q2, sample, "Q2(s, a) before its step, twin_q only.")

SAC_TRACE_FIELD(epsilon, action, "Noise of the new actions, which the Qs judge after their step.")
SAC_TRACE_FIELD(mean, action, "Mean of the policy's Gaussian at s, before the tanh.")
SAC_TRACE_FIELD(std, action, "Standard deviation of the same.")
SAC_TRACE_FIELD(new_action, action, "a~ = tanh(mean + std epsilon).")
SAC_TRACE_FIELD(log_prob, sample, "log pi(a~|s).")
SAC_TRACE_FIELD(new_q1, sample, "Q1(s, a~).")
SAC_TRACE_FIELD(new_q2, sample, "Q2(s, a~), twin_q only.")
SAC_TRACE_FIELD(min_q, sample, "min Q(s, a~).")
SAC_TRACE_FIELD(soft_value, sample, "min Q(s, a~) - alpha log pi(a~|s), the target of V.")
SAC_TRACE_FIELD(value, sample, "V(s) before its step, value_network only.")
// clang-format on
