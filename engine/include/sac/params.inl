// Every hyperparameter, described once. The Config struct, its validation, the JSON schema, the page's and the
// desktop's controls, the command-line flags, the URL keys and the checkpoint all come from this list.
//
// SAC_REAL(key, symbol, default, min, max, scale, group, apply, help)   a double
// SAC_INT (key, symbol, default, min, max, scale, group, apply, help)   a 64-bit integer
// SAC_BOOL(key, symbol, default,                  group, apply, help)   a switch
// SAC_ENUM(key, symbol, default, Type,            group, apply, help)   one name out of Type's list (config.h)
//
// scale: linear | log          how a slider should move
// apply: live                  takes effect at once in a running training
//        restart               needs a new run, since it changes shapes, memory or the random numbers
//
// The defaults are the article's setting (preset "article").

// clang-format off
SAC_ENUM(critic, "Q, V", value_network, Critic, algorithm, restart, "Which critics are learned: a value network V with a target copy next to two Qs (SAC of 2018), or two Qs with two target Qs and no V (the later SAC).")
SAC_BOOL(twin_q, "min(Q1, Q2)", true, algorithm, live, "Take the smaller of two Q networks, against overestimation. Off: Q1 alone, whose estimates are higher.")
SAC_ENUM(target_update, "psi-bar", polyak, TargetUpdate, algorithm, live, "How the target network follows: a moving average (polyak), a copy every target_period updates (periodic), or no delay at all (none).")
SAC_ENUM(entropy_mode, "H", fixed, EntropyMode, algorithm, live, "Weight of the entropy term: the fixed value alpha, an automatic one that holds the entropy at target_entropy, or off.")
SAC_ENUM(policy_gradient, "grad J(phi)", reparameterized, PolicyGradient, algorithm, live, "Gradient of the policy loss: through the sampled action (reparameterisation trick), or by the score function (likelihood ratio), which is noisier.")
SAC_ENUM(log_prob_correction, "log(1-a^2)", epsilon, LogProbCorrection, algorithm, live, "Correction of log pi for the tanh: log(1 - a^2 + 1e-6) as in the article, or the exact form, which stays right when the action saturates.")
SAC_BOOL(bootstrap_on_timeout, "d", false, algorithm, live, "At the time limit, go on with the value of the next state. Off: the limit counts as a terminal state, as in the article.")

SAC_REAL(alpha, "alpha", 1.0, 0.001, 10.0, log, entropy, live, "Temperature: the weight of the policy's entropy against the reward; for none, set entropy_mode to off (start value when the entropy is automatic).")
SAC_REAL(target_entropy, "H-bar", -1.0, -20.0, 2.0, linear, entropy, live, "Entropy that the automatic temperature aims at, in nats; minus the number of action dimensions is usual. The entropy of a density may be negative, and with actions in [-1, 1] it stays below 0.68 per dimension.")
SAC_REAL(alpha_lr, "lambda_alpha", 3e-4, 1e-6, 1.0, log, entropy, live, "Learning rate of the automatic temperature.")

SAC_REAL(value_lr, "lambda_V", 3e-4, 1e-6, 1.0, log, optimisation, live, "Learning rate of the value network V.")
SAC_REAL(q_lr, "lambda_Q", 3e-4, 1e-6, 1.0, log, optimisation, live, "Learning rate of the Q networks.")
SAC_REAL(policy_lr, "lambda_pi", 3e-4, 1e-6, 1.0, log, optimisation, live, "Learning rate of the policy network.")
SAC_INT (batch_size, "|B|", 128, 1, 4096, log, optimisation, live, "Transitions drawn from the replay buffer for one update; fewer than buffer_capacity.")
SAC_REAL(gamma, "gamma", 0.99, 0.0, 0.9999, linear, optimisation, live, "Discount: how much a reward one step later is worth.")
SAC_REAL(tau, "tau", 0.01, 0.0001, 1.0, log, optimisation, live, "Share of the new weights in the moving average of the target network, per update.")
SAC_INT (target_period, "C", 200, 1, 10000, log, optimisation, live, "Updates between two copies into the target network, when target_update is periodic.")
SAC_REAL(updates_per_step, "G/N", 1.0, 0.1, 16.0, log, optimisation, live, "Gradient updates per environment step.")
SAC_INT (learning_starts, "N0", 1000, 0, 20000, linear, optimisation, live, "Environment steps with uniformly random actions before the policy takes over. Updates do not wait for their end; update_after says when they begin.")
SAC_INT (update_after, "N1", 0, 0, 20000, linear, optimisation, live, "Environment steps before the first gradient update, which also waits until the replay buffer holds more than a batch. Set it to learning_starts to learn nothing during the random actions, as other libraries do.")
SAC_REAL(reward_scale, "r-scale", 1.0, 0.001, 100.0, log, optimisation, live, "Factor on the reward inside the Q target.")

SAC_INT (hidden_units, "n", 256, 1, 1024, log, networks, restart, "Units in each hidden layer of every network.")
SAC_INT (hidden_layers, "L", 2, 1, 3, linear, networks, restart, "Hidden layers of every network.")
SAC_REAL(init_w, "w0", 0.003, 0.00001, 1.0, log, networks, restart, "Last layers start uniform in [-w0, w0].")
SAC_REAL(log_std_min, "log sigma min", -20.0, -20.0, 0.0, linear, networks, live, "Lower clamp of the policy's log standard deviation.")
SAC_REAL(log_std_max, "log sigma max", 2.0, 0.0, 5.0, linear, networks, live, "Upper clamp of the policy's log standard deviation.")
SAC_INT (buffer_capacity, "|D|", 1000000, 100, 2000000, log, networks, restart, "Transitions that the replay buffer keeps; the oldest go first. More than batch_size.")

SAC_REAL(gravity, "g", 10.0, 0.0, 30.0, linear, environment, live, "Gravity in m/s^2.")
SAC_REAL(mass, "m", 1.0, 0.1, 5.0, linear, environment, live, "Mass of the rod in kg.")
SAC_REAL(length, "l", 1.0, 0.2, 3.0, linear, environment, live, "Length of the rod in m.")
SAC_REAL(max_torque, "u max", 2.0, 0.1, 20.0, linear, environment, live, "Largest torque of the motor in N m.")
SAC_REAL(max_speed, "omega max", 8.0, 1.0, 30.0, linear, environment, live, "Largest angular speed in rad/s.")
SAC_REAL(dt, "dt", 0.05, 0.005, 0.2, linear, environment, live, "Time of one step in s.")
SAC_INT (episode_steps, "T", 200, 10, 2000, linear, environment, live, "Steps in an episode.")
SAC_REAL(reward_angle, "c_theta", 1.0, 0.0, 10.0, linear, environment, live, "Cost of the angle from upright, per rad^2.")
SAC_REAL(reward_speed, "c_omega", 0.1, 0.0, 10.0, linear, environment, live, "Cost of the angular speed, per (rad/s)^2.")
SAC_REAL(reward_torque, "c_u", 0.001, 0.0, 1.0, linear, environment, live, "Cost of the torque, per (N m)^2.")

SAC_INT (seed, "seed", 1, 0, 4294967295, linear, run, restart, "Seed of all random numbers; the same seed gives the same run, bit for bit.")
SAC_INT (evaluation_interval, "k", 250, 0, 10000, linear, run, live, "Environment steps between two evaluations of the deterministic policy; 0 turns them off.")
// clang-format on
