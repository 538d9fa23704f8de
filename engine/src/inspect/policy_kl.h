// The policy against exp(Q / alpha) / Z on K equal parts of the actions [-1, 1]; one action dimension.
#pragma once

#include <span>

namespace sac {

// Probability of each of K equal parts of [-1, 1] under a = tanh(mean + std epsilon); adds up to one. [K]
void squashed_masses(double mean, double std, std::span<float> mass);

// Probability of each part under exp(q / alpha) / Z, given q at the parts' middles; adds up to one. With alpha = 0 the
// largest q has it all. \return alpha log Z, Z as integral over [-1, 1]
double boltzmann_masses(std::span<const float> q, double alpha, std::span<float> mass);

// KL(pi || exp(q / alpha) / Z) in nats, given both masses and pi's entropy: the divergence of the masses, and how much
// narrower pi is inside of the parts than the second density, which counts as even there. At least zero. Where the
// second mass has vanished in single precision it is taken as the smallest normal number.
double policy_divergence(std::span<const float> policy, std::span<const float> boltzmann, double entropy);

}  // namespace sac
