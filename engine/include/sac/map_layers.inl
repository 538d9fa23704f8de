// Every map over the Pendulum's states, described once.
//
// SAC_MAP_LAYER(key, symbol, unit, scale, help)
// scale: sequential | diverging (zero is the middle)

// clang-format off
SAC_MAP_LAYER(value, "V(s)", "soft return", sequential, "The learned value of each state; with two target Qs, the mean of the smaller Q and the entropy bonus over the policy's actions.")
SAC_MAP_LAYER(exact_value, "V*(s)", "soft return", sequential, "The exact soft value for this physics, discount and temperature, by value iteration.")
SAC_MAP_LAYER(value_error, "V - V*", "soft return", diverging, "The learned value minus the exact one: where it is too high and where too low.")
SAC_MAP_LAYER(min_q, "min Q(s, pi(s))", "soft return", sequential, "The smaller of the two Qs at the policy's mean action.")
SAC_MAP_LAYER(q_gap, "|Q1 - Q2|", "soft return", sequential, "How much the two Qs disagree at the policy's mean action: large where they have seen little. Zero where twin_q is off.")
SAC_MAP_LAYER(policy_mean, "pi(s)", "N m", diverging, "The torque of the policy's mean action, u_max tanh(mean).")
SAC_MAP_LAYER(policy_std, "sigma(s)", "", sequential, "Standard deviation of the policy's Gaussian, before the tanh.")
SAC_MAP_LAYER(entropy, "H(pi(.|s))", "nats", sequential, "Entropy of the policy after the tanh; log 2 = 0.69 is that of a uniformly random action.")
SAC_MAP_LAYER(replay_density, "D(s)", "x uniform", sequential, "How often the replay buffer has seen each state, as a multiple of what it would be if it had seen all equally often.")
// clang-format on
