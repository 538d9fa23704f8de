#include "sac/optimum.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "sac/pendulum.h"
#include "sac/trainer.h"

namespace sac {

namespace {

constexpr double kPi = std::numbers::pi;

// The best return-to-go on a grid over theta in [-pi, pi) (periodic) and omega in [-max_speed, max_speed].
class ValueGrid {
 public:
  ValueGrid(int angles, int speeds, double max_speed)
      : angles_(angles), speeds_(speeds), max_speed_(max_speed), values_(static_cast<std::size_t>(angles) * speeds) {}

  int size() const { return angles_ * speeds_; }
  double theta(int i) const { return -kPi + 2.0 * kPi * (i / speeds_) / angles_; }
  double omega(int i) const { return max_speed_ * (2.0 * (i % speeds_) / (speeds_ - 1) - 1.0); }
  float& operator[](int i) { return values_[i]; }

  // Where a state lies between four grid points, and how close to each.
  struct Place {
    int corner[4];
    float weight[4];
  };
  Place place(double theta, double omega) const {
    const double column = (Pendulum::wrap(theta) + kPi) / (2.0 * kPi) * angles_;
    const double row = (omega / max_speed_ + 1.0) * 0.5 * (speeds_ - 1);
    const int c0 = std::clamp(static_cast<int>(column), 0, angles_ - 1);
    const int r0 = std::clamp(static_cast<int>(row), 0, speeds_ - 2);
    const int c1 = c0 + 1 == angles_ ? 0 : c0 + 1;
    const float x = static_cast<float>(column - c0);
    const float y = static_cast<float>(row - r0);
    return {{c0 * speeds_ + r0, c0 * speeds_ + r0 + 1, c1 * speeds_ + r0, c1 * speeds_ + r0 + 1},
            {(1 - x) * (1 - y), (1 - x) * y, x * (1 - y), x * y}};
  }
  float at(const Place& place) const {
    float value = 0.0f;
    for (int i = 0; i < 4; ++i) value += place.weight[i] * values_[place.corner[i]];
    return value;
  }

 private:
  int angles_, speeds_;
  double max_speed_;
  std::vector<float> values_;
};

struct Move {
  float reward;
  ValueGrid::Place next;
};

}  // namespace

double optimal_return(const Config& config, const OptimumGrid& resolution) {
  ValueGrid value(resolution.angles, resolution.speeds, config.max_speed);
  ValueGrid next = value;

  // What every torque does in every state is the same at all times.
  Pendulum pendulum(config);
  std::vector<Move> moves;
  moves.reserve(static_cast<std::size_t>(value.size()) * resolution.torques);
  for (int i = 0; i < value.size(); ++i) {
    for (int j = 0; j < resolution.torques; ++j) {
      const double state[] = {value.theta(i), value.omega(i)};
      const float action = 2.0f * static_cast<float>(j) / static_cast<float>(resolution.torques - 1) - 1.0f;
      pendulum.set_state(state);
      const double reward = pendulum.step({&action, 1}).reward;
      moves.push_back({static_cast<float>(reward), value.place(pendulum.theta(), pendulum.omega())});
    }
  }

  // Backwards from the last step.
  for (std::int64_t step = 0; step < config.episode_steps; ++step) {
    std::swap(value, next);
    const Move* move = moves.data();
    for (int i = 0; i < value.size(); ++i) {
      float best = -std::numeric_limits<float>::infinity();
      for (int j = 0; j < resolution.torques; ++j, ++move) best = std::max(best, move->reward + next.at(move->next));
      value[i] = best;
    }
  }

  double sum = 0.0;
  for (int i = 0; i < kEvaluationStarts; ++i) {
    pendulum.set_start_state(i, kEvaluationStarts);
    sum += value.at(value.place(pendulum.theta(), pendulum.omega()));
  }
  return sum / kEvaluationStarts;
}

}  // namespace sac
