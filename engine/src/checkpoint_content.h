// What a checkpoint holds: every tensor by its name, shape and valid values, once for saving and loading.
#pragma once

#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "checkpoint_archive.h"
#include "run_state.h"

namespace sac {

constexpr auto kAny = [](auto) { return true; };
// Far more than a run can reach, and far enough from where integers end.
constexpr auto kCount = [](std::int64_t value) { return value >= 0 && value <= std::int64_t{1} << 52; };
constexpr auto kShare = [](double value) { return value >= 0.0 && value <= 1.0; };
template <int limit>
constexpr auto kWithin = [](double value) { return value >= -limit && value <= limit; };

template <class Archive>
void exchange_parameters(Archive& archive, const std::string& name, const NamedTensor& tensor, VectorXf& flat,
                         bool is_second_moment = false) {
  const Shape shape = tensor.is_weight ? Shape{tensor.rows, tensor.columns} : Shape{tensor.rows};
  archive.template tensor<float>(
      name, shape,
      [&](std::int64_t i) -> float& {
        return flat[tensor.at(static_cast<int>(i / tensor.columns), static_cast<int>(i % tensor.columns))];
      },
      [&](float value) { return !is_second_moment || value >= 0.0f; });
}

template <class Archive>
void exchange_network(Archive& archive, const char* network_name, Network& network) {
  for (const NamedTensor& tensor : named_tensors(network_name, network.mlp))
    exchange_parameters(archive, tensor.name, tensor, network.mlp.parameters);
}

template <class Archive>
void exchange_log_alpha(Archive& archive, Temperature& temperature) {
  archive.template tensor<double>(
      "log_alpha", {1}, [&](std::int64_t) -> double& { return temperature.log_alpha; }, kWithin<100'000>);
}

template <class Archive>
void exchange_agent(Archive& archive, Agent& agent) {
  agent.for_each_network([&](const char* name, Network& network) { exchange_network(archive, name, network); });
  agent.for_each_learned([&](const char* network_name, LearnedNetwork& network) {
    const std::string prefix = std::string("optimizer.").append(network_name);
    Adam& adam = network.adam;
    for (const NamedTensor& tensor : named_tensors(network_name, network.mlp)) {
      const std::string name = std::string("optimizer.").append(tensor.name);
      exchange_parameters(archive, name + ".exp_avg", tensor, adam.first_moment);
      exchange_parameters(archive, name + ".exp_avg_sq", tensor, adam.second_moment, true);
    }
    archive.template tensor<double>(
        prefix + ".beta_powers", {2},
        [&](std::int64_t i) -> double& { return i == 0 ? adam.beta1_power : adam.beta2_power; }, kShare);
  });

  Temperature& temperature = agent.temperature;
  ScalarAdam& adam = temperature.adam;
  exchange_log_alpha(archive, temperature);
  archive.template tensor<double>(
      "optimizer.log_alpha", {4},
      [&](std::int64_t i) -> double& {
        double* const fields[] = {&adam.first_moment, &adam.second_moment, &adam.beta1_power, &adam.beta2_power};
        return *fields[i];
      },
      [](std::int64_t i, double value) { return i == 0 || (value >= 0.0 && (i == 1 || value <= 1.0)); });
}

constexpr std::int64_t kMaxHistory = 100'000'000;

// How many have finished stands there if they are more than are kept.
template <class Archive>
void exchange_episodes(Archive& archive, EpisodeLog& log) {
  std::vector<Episode> kept = log.kept();
  const std::int64_t rows = archive.rows("episodes.frame", static_cast<std::int64_t>(kept.size()), kMaxHistory);
  kept.resize(static_cast<std::size_t>(rows));
  archive.template tensor<std::int64_t>(
      "episodes.frame", {rows}, [&](std::int64_t i) -> std::int64_t& { return kept[i].step; }, kCount);
  archive.template tensor<double>(
      "episodes.return", {rows}, [&](std::int64_t i) -> double& { return kept[i].episode_return; }, kAny);
  std::int64_t count = Archive::kLoads ? rows : log.count();
  if (archive.rows("episodes.count", count > rows ? 1 : 0, 1) == 1) {
    archive.template tensor<std::int64_t>(
        "episodes.count", {1}, [&](std::int64_t) -> std::int64_t& { return count; },
        [&](std::int64_t value) { return kCount(value) && value > rows && EpisodeLog::kept_of(value) == rows; });
  }
  if constexpr (Archive::kLoads) log = EpisodeLog(std::move(kept), count);
}

// Environment state, counters, random numbers and history.
template <class Archive>
void exchange_progress(Archive& archive, RunState& run) {
  const std::span<const double> state = run.environment->state();
  std::vector<double> environment(state.begin(), state.end());
  archive.template tensor<double>(
      "environment.state", {static_cast<std::int64_t>(environment.size())},
      [&](std::int64_t i) -> double& { return environment[i]; },
      // The number of half turns of an angle has to be one that an integer holds.
      [&](double value) { return !run.on_pendulum() || kWithin<100'000>(value); });
  if constexpr (Archive::kLoads) run.environment->set_state(environment);

  archive.template tensor<std::int64_t>(
      "counters", {3},
      [&](std::int64_t i) -> std::int64_t& {
        std::int64_t* const fields[] = {&run.step, &run.agent.updates, &run.episode_step};
        return *fields[i];
      },
      kCount);
  archive.template tensor<double>(
      "episode_return", {1}, [&](std::int64_t) -> double& { return run.episode_return; }, kAny);
  // At most `updates_per_step` more than one: a run that diverged has some left.
  archive.template tensor<double>(
      "update_credit", {1}, [&](std::int64_t) -> double& { return run.update_credit; },
      [](double value) { return value >= 0.0 && value <= 17.0; });

  std::array<Rng::State, kStreams> streams;
  for (int i = 0; i < kStreams; ++i) streams[i] = run.rng[i].state();
  archive.template tensor<std::int64_t>(
      "rng.state", {kStreams, 4}, [&](std::int64_t i) -> std::uint32_t& { return streams[i / 4][i % 4]; },
      [&](std::int64_t i, std::int64_t value) {
        // A generator whose state is all zeros stays there.
        const Rng::State& s = streams[i / 4];
        const bool stuck = i % 4 == 3 && value == 0 && s[0] == 0 && s[1] == 0 && s[2] == 0;
        return value >= 0 && value <= 0xffffffffll && !stuck;
      });
  exchange_episodes(archive, run.episodes);
  if constexpr (Archive::kLoads) {
    for (int i = 0; i < kStreams; ++i) run.rng[i].set_state(streams[i]);
    run.evaluations.resize(archive.rows("evaluations.frame", 0, kMaxHistory));
  }
  const std::int64_t evaluations = static_cast<std::int64_t>(run.evaluations.size());
  archive.template tensor<std::int64_t>(
      "evaluations.frame", {evaluations}, [&](std::int64_t i) -> std::int64_t& { return run.evaluations[i].step; },
      kCount);
  archive.template tensor<double>(
      "evaluations.return", {evaluations}, [&](std::int64_t i) -> double& { return run.evaluations[i].mean_return; },
      kAny);
  if (archive.has("evaluations.standard_task")) {
    archive.template tensor<std::int64_t>(
        "evaluations.standard_task", {evaluations},
        [&](std::int64_t i) -> bool& { return run.evaluations[i].standard_task; },
        [](std::int64_t value) { return value == 0 || value == 1; });
  } else {  // format version 1 does not say it; the task that the run ends with is what is known
    for (Evaluation& evaluation : run.evaluations) evaluation.standard_task = run.on_standard_task();
  }
  if (archive.has("largest_reward")) {
    double reward = run.runaway.largest_reward();
    archive.template tensor<double>(
        "largest_reward", {1}, [&](std::int64_t) -> double& { return reward; }, [](double v) { return v >= 0.0; });
    run.runaway.see_reward(reward);
  }
}

// What the last evaluation found out about the Qs and the policy; what it could not tell is left out.
template <class Archive>
void exchange_diagnostics(Archive& archive, RunState& run) {
  const auto exchange_one = [&](const char* name, double& value) {
    if (archive.rows(name, std::isnan(value) ? 0 : 1, 1) == 0) return;
    archive.template tensor<double>(
        name, {1}, [&](std::int64_t) -> double& { return value; }, kAny);
  };
  exchange_one("diagnostics.q_bias", run.q_bias);
  exchange_one("diagnostics.policy_kl", run.policy_kl);
}

// Empty if the checkpoint was written without it: the run then goes on, but not bit for bit.
template <class Archive>
void exchange_replay(Archive& archive, RunState& run) {
  ReplayBuffer& replay = run.replay;
  const std::int64_t width = replay.layout().size();
  std::vector<float> records(replay.records().begin(), replay.records().end());
  std::int64_t position = replay.position();
  const std::int64_t rows = archive.rows("replay.records", replay.size(), replay.capacity());
  records.resize(static_cast<std::size_t>(rows * width));
  archive.template tensor<float>(
      "replay.records", {rows, width}, [&](std::int64_t i) -> float& { return records[i]; }, kAny);
  archive.template tensor<std::int64_t>(
      "replay.position", {1}, [&](std::int64_t) -> std::int64_t& { return position; },
      [&](std::int64_t value) { return value >= 0 && value < replay.capacity() && value <= rows; });
  if constexpr (Archive::kLoads) {
    replay.restore(records, position);
    if (archive.has("largest_reward")) return;
    for (std::int64_t row = 0; row < rows; ++row)
      run.runaway.see_reward(records[row * width + replay.layout().reward()]);
  }
}

}  // namespace sac
