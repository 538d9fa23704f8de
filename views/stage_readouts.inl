// What is read on the stage: the state, what the pendulum did last, and what the policy would do.
//
// SAC_STAGE_READOUT(name, short_name, symbol, unit, mark, value, decimals, help)
// short_name: as short as the stage needs it; symbol: as the schema writes symbols; mark: how it is drawn on the stage,
// none | arc | tick | band
// value: of s the fields of StageSample in sac/stage_player.h; wrap(theta) is within [-pi, pi)

// clang-format off
SAC_STAGE_READOUT("angle", "angle", "theta", "rad", none, wrap(s.theta), 2, "Angle in rad: 0 is upright, counter-clockwise is positive.")
SAC_STAGE_READOUT("angular speed", "speed", "omega", "rad/s", none, s.omega, 2, "Angular speed in rad/s.")
SAC_STAGE_READOUT("torque", "torque", "u", "N m", arc, s.torque, 2, "Torque of the last step in N m: the solid arrow.")
SAC_STAGE_READOUT("policy mean", "mean", "pi(s)", "N m", tick, s.max_torque * tanh(s.mean), 2, "Torque of the policy’s mean action, u max tanh(μ), in N m: the mark on the outer scale.")
SAC_STAGE_READOUT("policy standard deviation", "spread", "sigma(s)", "", band, s.std, 2, "Standard deviation of the policy’s Gaussian before the tanh; the band is u max tanh(μ ± σ).")
SAC_STAGE_READOUT("reward", "reward", "r", "a step", none, s.reward, 2, "Reward of the last step; 0 is the best.")
// clang-format on

#undef SAC_STAGE_READOUT
