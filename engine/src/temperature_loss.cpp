// J(alpha) = E[-alpha (log pi(a~|s) + target entropy)]   (1812.05905, equation 18)
#include "temperature_loss.h"

#include <cmath>

namespace sac {

double temperature_step(Temperature& temperature, const Config& config, const UpdateBuffers& buffers) {
  const double alpha = temperature.alpha(config);
  const auto excess = buffers.pi.log_prob.cast<double>() + config.target_entropy;
  const double loss = -alpha * bitexact::ordered_sum(excess) / buffers.size();
  if (!std::isfinite(loss)) return loss;

  // With alpha = e^(log alpha), the derivative by log alpha is the loss itself.
  temperature.adam.step(loss, config.alpha_lr, temperature.log_alpha);
  return loss;
}

}  // namespace sac
