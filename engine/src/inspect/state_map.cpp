#include "sac/state_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <vector>

#include "inspect/agent_evaluation.h"
#include "run_state.h"
#include "sac/pendulum.h"

namespace sac {

namespace {
constexpr double kPi = std::numbers::pi;
constexpr std::int64_t kCounted = 8192;  // transitions
constexpr int kObservation = Pendulum::kObservationSize;
}  // namespace

std::span<const MapLayerInfo> map_layers() {
  static constexpr std::array kLayers = {
#define SAC_MAP_LAYER(key, symbol, unit, scale, help) MapLayerInfo{#key, symbol, unit, MapScale::scale, help},
#include "sac/map_layers.inl"
#undef SAC_MAP_LAYER
  };
  return kLayers;
}

bool needs_exact(MapLayer layer) { return layer == MapLayer::exact_value || layer == MapLayer::value_error; }

struct StateMap::Impl {
  Impl(int width_, int height_)
      : width(width_),
        height(height_),
        states(MatrixXf::Zero(kObservation, static_cast<Eigen::Index>(width) * height)),
        values(static_cast<std::size_t>(width) * height) {}

  double theta(int column) const { return kPi * (2.0 * (column + 0.5) / width - 1.0); }
  double omega(int row) const { return max_speed * (2.0 * (row + 0.5) / height - 1.0); }

  // The grid, made anew only for another range of speeds.
  void prepare(double wanted_max_speed) {
    if (max_speed == wanted_max_speed) return;
    max_speed = wanted_max_speed;
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
      Pendulum::observe(theta(i % width), omega(i / width), {states.col(i).data(), kObservation});
    }
  }
  // The passes, made anew only for other networks.
  void prepare(const Agent& agent) {
    const Shape needed{agent.policy.mlp.parameters.size(), agent.value.mlp.parameters.size()};
    if (evaluation && shape == needed) return;
    shape = needed;
    evaluation.emplace(agent);
  }

  // Calls f(states, begin, count) for all cells in chunks.
  template <class F>
  void for_each_chunk(F f) {
    const int cells = static_cast<int>(values.size());
    for (int begin = 0; begin < cells; begin += AgentEvaluation::kChunk) {
      const int count = std::min(AgentEvaluation::kChunk, cells - begin);
      f(Samples(states.middleCols(begin, count)), begin, count);
    }
  }

  void draw_policy(const Agent& agent, const Config& config, MapLayer layer) {
    for_each_chunk([&](const Samples& s, int begin, int count) {
      const AgentEvaluation::Gaussian policy = evaluation->policy(agent, config, s);
      Eigen::Map<RowArrayXf> out(values.data() + begin, count);
      if (layer == MapLayer::policy_std) out = as_row(policy.std);
      if (layer == MapLayer::entropy) out = evaluation->entropy();
      if (layer == MapLayer::policy_mean) {
        out = static_cast<float>(config.max_torque) * as_row(evaluation->mean_action());
      }
    });
  }

  void draw_q(const Agent& agent, const Config& config, MapLayer layer) {
    for_each_chunk([&](const Samples& s, int begin, int count) {
      evaluation->policy(agent, config, s);
      const Qs q = evaluation->q(agent, config, s, evaluation->mean_action());
      Eigen::Map<RowArrayXf> out(values.data() + begin, count);
      if (layer == MapLayer::min_q) out = q.min();
      if (layer == MapLayer::q_gap) out = (q.q1 - q.q2).abs();
    });
  }

  // V* at the centre of a cell; NaN without it.
  double exact_value(const SoftValueIteration* exact, int cell) const {
    return exact ? exact->value(theta(cell % width), omega(cell / width)) : std::numeric_limits<double>::quiet_NaN();
  }
  void draw_exact(const SoftValueIteration* exact) {
    for (int i = 0; i < static_cast<int>(values.size()); ++i) values[i] = static_cast<float>(exact_value(exact, i));
  }
  void subtract_exact(const SoftValueIteration* exact) {
    for (int i = 0; i < static_cast<int>(values.size()); ++i)
      values[i] = static_cast<float>(values[i] - exact_value(exact, i));
  }

  void draw_density(const ReplayBuffer& replay) {
    std::fill(values.begin(), values.end(), 0.0f);
    const std::int64_t counted = std::min(replay.size(), kCounted);
    for (std::int64_t k = 0; k < counted; ++k) {
      const Samples observation = replay.record(k * replay.size() / counted).observation();
      const float* s = observation.data();
      const double x = (std::atan2(s[1], s[0]) / kPi + 1.0) * 0.5 * width;
      const double y = (s[2] / max_speed + 1.0) * 0.5 * height;
      if (!(y >= 0.0 && y <= height)) continue;
      const int column = std::min(static_cast<int>(x), width - 1);
      const int row = std::min(static_cast<int>(y), height - 1);
      values[static_cast<std::size_t>(row) * width + column] +=
          static_cast<float>(values.size()) / static_cast<float>(counted);
    }
  }

  struct Shape {
    Eigen::Index policy, value;
    bool operator==(const Shape&) const = default;
  };

  int width, height;
  double max_speed = 0.0;
  MatrixXf states;            // observations of the cells' centres [observation, cells]
  std::vector<float> values;  // [cells]
  Shape shape{};
  std::optional<AgentEvaluation> evaluation;
};

StateMap::StateMap(int width, int height) : impl_(std::make_unique<Impl>(width, height)) {}
StateMap::~StateMap() = default;
StateMap::StateMap(StateMap&&) noexcept = default;
StateMap& StateMap::operator=(StateMap&&) noexcept = default;
int StateMap::width() const { return impl_->width; }
int StateMap::height() const { return impl_->height; }

std::span<const float> StateMap::draw(const Trainer& trainer, MapLayer layer, double max_speed,
                                      const SoftValueIteration* exact) {
  const RunState& run = run_state(trainer);
  impl_->prepare(max_speed);
  impl_->prepare(run.agent);
  switch (layer) {
    case MapLayer::value:
    case MapLayer::value_error:
      impl_->evaluation->value(run.agent, run.config, impl_->states, impl_->values);
      if (layer == MapLayer::value_error) impl_->subtract_exact(exact);
      break;
    case MapLayer::exact_value: impl_->draw_exact(exact); break;
    case MapLayer::min_q:
    case MapLayer::q_gap: impl_->draw_q(run.agent, run.config, layer); break;
    case MapLayer::policy_mean:
    case MapLayer::policy_std:
    case MapLayer::entropy: impl_->draw_policy(run.agent, run.config, layer); break;
    case MapLayer::replay_density: impl_->draw_density(run.replay); break;
  }
  return impl_->values;
}

std::span<const float> StateMap::draw(const SoftValueIteration& exact, double max_speed) {
  impl_->prepare(max_speed);
  impl_->draw_exact(&exact);
  return impl_->values;
}

}  // namespace sac
