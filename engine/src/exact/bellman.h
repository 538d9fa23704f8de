// One backup of the Pendulum's (soft) Bellman equation on a grid.
//
//   (T V)(s) = alpha log integral over a in [-1, 1] of exp(Q(s, a) / alpha) da,   Q(s, a) = r(s, a) + gamma V(s'(s, a))
//
// (1702.08165, equations 2 and 4; the integral is over the normalised action, as is the density pi(a|s) of the squashed
// Gaussian), and its limit for alpha = 0, max over a of Q(s, a).
#pragma once

#include <span>
#include <vector>

#include "exact/value_grid.h"
#include "kernels/matrix.h"
#include "sac/config.h"

namespace sac {

// A torque moves the next state along one line only: theta' = theta + omega' dt. So a backup first looks up
// W(theta, omega') = V(theta + omega' dt, omega'), where each omega' has one shift, and then goes along omega' only,
// where each pair of angle and torque has one shift. The Pendulum's mirror symmetry saves half of the work.
class Bellman {
 public:
  // Which torques are looked at. Evenly spaced ones; or, where neighbouring ones would lead to speeds too far apart, as
  // those of a strong motor or on a light rod do, torques that lead to evenly spaced speeds: every one of the grid for
  // a maximum, at most kMostSpeeds for an integral.
  enum class Torques { even, as_needed };
  static constexpr int kMostSpeeds = 96;
  // \param torques segments between neighbouring torques, at least 1
  Bellman(const Config& config, double alpha, double gamma, int angles, int speeds, int torques,
          Torques choice = Torques::even);

  // to = T from. Allocates nothing. \return smallest and largest change (to - from)
  struct Change {
    double min;
    double max;
  };
  Change backup(const ValueGrid& from, ValueGrid& to);

  // Log of the integral of exp(q / alpha) over [-1, 1], times alpha, for values of Q at evenly spaced actions, as if
  // log of the integrand went straight from each to the next: exact where Q is linear, however small alpha is.
  static double soft_maximum(std::span<const double> q, double alpha);

 private:
  void backup_column(const ValueGrid& from, int i, double* out);
  // Q for a torque that moves omega' by so many grid steps, from W of the column; without what no torque changes.
  [[gnu::noinline]] void look(double position, double reward, Eigen::Ref<ArrayXf> values) const;
  void try_every_speed(int i);
  void choose_speeds(int i);

  double alpha_, gamma_, reward_angle_, reward_speed_;
  int torques_;
  double push_;                            // of omega' by full torque, in grid steps
  double torque_penalty_;                  // of full torque
  bool by_speed_;                          // torques that lead to evenly spaced speeds
  std::vector<double> action_, position_;  // of these, with the two strongest torques at the ends
  std::vector<double> torque_reward_;      // per torque
  std::vector<double> torque_shift_;       // of omega' in grid steps, per torque
  std::vector<double> drift_;              // of omega' without torque in grid steps, per angle
  struct Shift {
    int whole;
    LimitedCubic cubic;
  };
  std::vector<Shift> angle_shift_;  // of theta' in grid steps, per speed

  // One column at a time, in single precision, relative to one of its values.
  ArrayXf moved_;                  // W(theta, .) with one value more at each end [1 + speeds + 1]
  ArrayXXf q_;                     // [speeds, torques + 1]
  ArrayXf maximum_;                // over the torques [speeds]
  ArrayXf e0_, e1_, exp0_, exp1_;  // log of the integrand and the integrand, at two neighbouring torques [speeds]
  ArrayXf integral_;               // [speeds]
};

}  // namespace sac
