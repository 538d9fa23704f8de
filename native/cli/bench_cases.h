/// \file
/// What sac-bench measures of a training.
#pragma once

#include <string>

#include "measurement.h"
#include "sac/config.h"

namespace sac::cli {

/// The Pendulum training that RLtools (arXiv:2306.03530) publishes its times for: SAC with target Qs and an automatic
/// temperature, two hidden layers of 64 units, batches of 100, learning rates of 0.001, one update of everything per
/// step after 100 random ones, 10,000 steps, no evaluation.
Config rltools_config();
inline constexpr int kRltoolsSteps = 10'000;

/// Environment steps alone, per second. \param seconds how long to measure
double environment_rate(double seconds);

/// The whole of `steps` steps, from a new trainer's first to its last, in seconds: the median of `repetitions`.
/// \throws Failure if the training diverges
double seconds_for_steps(const Config& config, int steps, int repetitions);

/// Gradient updates per second, hardly disturbed by acting and stepping. \throws Failure if the training diverges
double update_rate(Config config, double seconds);

/// Appends the rows of one setting: steps, evaluations, updates, arithmetic and its share of the peak (FLOP/s).
void measure_training(const std::string& name, Config config, double seconds, double peak, Measurements& results);

/// Appends how long it takes to solve the setting exactly, and then to draw each layer of the state map with 64 x 64
/// cells.
void measure_maps(const std::string& name, Config config, double seconds, Measurements& results);

/// Appends rows that show how speed depends on width, batch size, replay size and jobs at a time.
void measure_scaling(double seconds, double peak, Measurements& results);

}  // namespace sac::cli
