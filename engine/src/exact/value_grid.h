// A function of the Pendulum's state on a grid: theta in [-pi, pi), periodic, and omega in [-max_speed, max_speed].
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "sac/pendulum.h"

namespace sac {

// Interpolation in [0, 1] by the cubic through four values at -1, 0, 1, 2 (Lagrange's form), kept between the two inner
// values (as Bermejo and Staniforth do, Monthly Weather Review 120, 1992). Straight lines would smear a value out over
// the hundreds of steps that it looks ahead; a free cubic overshoots next to a cliff, and a maximum over actions then
// picks what is not there.
struct LimitedCubic {
  double w[4];
  explicit LimitedCubic(double x)
      : w{-x * (x - 1) * (x - 2) / 6, (x + 1) * (x - 1) * (x - 2) / 2, -(x + 1) * x * (x - 2) / 2,
          (x + 1) * x * (x - 1) / 6} {}
  // \param v [4]
  double at(const double* v) const {
    const double value = w[0] * v[0] + w[1] * v[1] + w[2] * v[2] + w[3] * v[3];
    const double low = v[1] < v[2] ? v[1] : v[2];
    const double high = v[1] < v[2] ? v[2] : v[1];
    return value < low ? low : value > high ? high : value;
  }
};

class ValueGrid {
 public:
  ValueGrid(int angles, int speeds, double max_speed)
      : angles_(angles), speeds_(speeds), max_speed_(max_speed), values_(static_cast<std::size_t>(angles) * speeds) {}

  int angles() const { return angles_; }
  int speeds() const { return speeds_; }
  double max_speed() const { return max_speed_; }
  double angle_step() const { return 2.0 * std::numbers::pi / angles_; }
  double speed_step() const { return 2.0 * max_speed_ / (speeds_ - 1); }
  double theta(int i) const { return -std::numbers::pi + angle_step() * i; }
  double omega(int j) const { return max_speed_ * (2.0 * j / (speeds_ - 1) - 1.0); }

  // All speeds of one angle, slowest first. [speeds]
  double* column(int i) { return values_.data() + static_cast<std::ptrdiff_t>(i) * speeds_; }
  const double* column(int i) const { return values_.data() + static_cast<std::ptrdiff_t>(i) * speeds_; }
  std::vector<double>& values() { return values_; }
  const std::vector<double>& values() const { return values_; }

  // The function at any state; theta is wrapped, omega clipped to +-max_speed.
  double at(double theta, double omega) const {
    const double x = (Pendulum::wrap(theta) + std::numbers::pi) / angle_step();
    const double y = (std::clamp(omega, -max_speed_, max_speed_) + max_speed_) / speed_step();
    const int i = std::clamp(static_cast<int>(x), 0, angles_ - 1);
    const int j = std::clamp(static_cast<int>(y), 0, speeds_ - 2);
    const LimitedCubic across(x - i), along(y - j);
    double rows[4];
    for (int k = 0; k < 4; ++k) {
      const double* c = column((i + k - 1 + angles_) % angles_);
      const double v[] = {j > 0 ? c[j - 1] : beyond_first(c), c[j], c[j + 1],
                          j + 2 < speeds_ ? c[j + 2] : beyond_last(c + speeds_ - 1)};
      rows[k] = along.at(v);
    }
    return across.at(rows);
  }

  // A parabola's continuation by one step, below the first and above the last of a row of values.
  template <class Real>
  static double beyond_first(const Real* first) {
    return 3.0 * first[0] - 3.0 * first[1] + first[2];
  }
  template <class Real>
  static double beyond_last(const Real* last) {
    return 3.0 * last[0] - 3.0 * last[-1] + last[-2];
  }

 private:
  int angles_, speeds_;
  double max_speed_;
  std::vector<double> values_;
};

}  // namespace sac
