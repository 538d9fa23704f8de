// Everything that decides how a run goes on: the content of a checkpoint.
#pragma once

#include <array>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "agent.h"
#include "episode_log.h"
#include "replay_buffer.h"
#include "runaway.h"
#include "sac/environment.h"
#include "sac/pendulum.h"
#include "sac/task.h"
#include "sac/trainer.h"

namespace sac {

// Each use of random numbers has a stream of its own, so that, say, a larger batch leaves the start states as they are.
enum Stream { kInitStream, kEnvironmentStream, kActionStream, kReplayStream, kNoiseStream, kStreams };

struct RunState {
  RunState(const Config& config_, std::unique_ptr<Environment> environment_)
      : config(config_),
        environment(std::move(environment_)),
        rng(make_streams(static_cast<std::uint64_t>(config.seed))),
        agent(environment->observation_size(), environment->action_size(), config, rng[kInitStream]),
        replay({environment->observation_size(), environment->action_size()}, config.buffer_capacity) {
    environment->configure(config);
    environment->reset(rng[kEnvironmentStream]);
  }

  // Whether an evaluation made now is one of the standard task.
  bool on_standard_task() const { return on_pendulum() && is_standard_task(config); }
  bool on_pendulum() const { return dynamic_cast<const Pendulum*>(environment.get()) != nullptr; }

  Config config;
  std::unique_ptr<Environment> environment;
  std::array<Rng, kStreams> rng;
  Agent agent;
  ReplayBuffer replay;

  std::int64_t step = 0;          // environment steps
  std::int64_t episode_step = 0;  // of the running episode
  double episode_return = 0.0;    // of the running episode
  double update_credit = 0.0;     // gradient updates that are due
  std::string divergence;         // why the run cannot go on; empty while it can
  Runaway runaway;
  EpisodeLog episodes;
  std::vector<Evaluation> evaluations;
  // Of the last evaluation; NaN where it had no answer.
  double q_bias = std::numeric_limits<double>::quiet_NaN();
  double policy_kl = std::numeric_limits<double>::quiet_NaN();

 private:
  static std::array<Rng, kStreams> make_streams(std::uint64_t seed) {
    return {Rng(seed, kInitStream), Rng(seed, kEnvironmentStream), Rng(seed, kActionStream), Rng(seed, kReplayStream),
            Rng(seed, kNoiseStream)};
  }
};

// What a trainer holds, for those who look into it.
const RunState& run_state(const Trainer& trainer);

}  // namespace sac
