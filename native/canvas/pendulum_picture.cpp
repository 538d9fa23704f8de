#include "canvas/pendulum_picture.h"

#include <algorithm>
#include <cmath>

#include "shaders.h"

namespace sac {

void PendulumTrail::push(double theta) {
  std::shift_right(thetas_.begin(), thetas_.end(), 1);
  thetas_[0] = static_cast<float>(theta);
  count_ = std::min(count_ + 1, static_cast<int>(thetas_.size()));
}

PendulumPicture::PendulumPicture() : pass_(shaders::pendulum_frag) {}

void PendulumPicture::draw(const PendulumLook& look, const PendulumTrail& trail, const Theme& theme, int width,
                           int height, float pixel_ratio) const {
  const bool known = std::isfinite(look.mean) && std::isfinite(look.std) && look.max_torque > 0.0;
  const auto squashed = [](double x) { return static_cast<float>(std::tanh(x)); };
  const double share = look.torque / std::max(look.max_torque, 1e-9);
  pass_.use();
  pass_.set("resolution", static_cast<float>(width), static_cast<float>(height));
  pass_.set("pixel_ratio", pixel_ratio);
  pass_.set("theta", static_cast<float>(look.theta));
  pass_.set("torque", static_cast<float>(std::clamp(share, -1.0, 1.0)));
  pass_.set("rod_length", static_cast<float>(std::clamp(look.length, 0.35, 1.25)));
  pass_.set("trail", trail.thetas());
  pass_.set("trail_count", trail.count());
  pass_.set("policy_shown", known ? 1 : 0);
  pass_.set("policy_mean", squashed(look.mean));
  pass_.set("policy_spread", squashed(look.mean - look.std), squashed(look.mean + look.std));
  pass_.set("background", theme.panel);
  pass_.set("ink", theme.ink);
  pass_.set("rod", theme.rod);
  pass_.set("accent", theme.policy);
  pass_.draw();
}

}  // namespace sac
