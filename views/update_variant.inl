// The parts of a configuration that decide which formulas an update computes.
//
// SAC_UPDATE_FLAG(flag, setting, holds)
// holds: a condition on the setting's value, which is("text") compares

// clang-format off
SAC_UPDATE_FLAG(value_network, critic, is("value_network"))
SAC_UPDATE_FLAG(twin_q, twin_q, is("true"))
SAC_UPDATE_FLAG(has_target, target_update, !is("none"))
SAC_UPDATE_FLAG(polyak, target_update, is("polyak"))
SAC_UPDATE_FLAG(has_entropy, entropy_mode, !is("off"))
SAC_UPDATE_FLAG(automatic, entropy_mode, is("auto"))
SAC_UPDATE_FLAG(reparameterized, policy_gradient, is("reparameterized"))
SAC_UPDATE_FLAG(epsilon, log_prob_correction, is("epsilon"))
SAC_UPDATE_FLAG(scaled, reward_scale, !is("1"))
// clang-format on

#undef SAC_UPDATE_FLAG
