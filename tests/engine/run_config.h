// Small, fast settings for tests that train.
#pragma once

#include "sac/config.h"
#include "sac/schema.h"
#include "sac/trainer.h"

namespace sac::test {

inline Config small_config() {
  Config config = make_config(*find_preset("quick"));
  config.hidden_units = 16;
  config.batch_size = 16;
  config.learning_starts = 100;
  config.buffer_capacity = 1000;
  config.episode_steps = 50;
  config.evaluation_interval = 200;
  return config;
}

inline Trainer trained(const Config& config, int steps) {
  Trainer trainer(config);
  trainer.run(steps);
  return trainer;
}

}  // namespace sac::test
