#include "temperature_loss.h"

#include <cmath>

namespace sac {

double temperature_step(Temperature& temperature, const Config& config, const UpdateBuffers& buffers) {
  double sum = 0.0;
  for (int b = 0; b < buffers.size(); ++b) sum += buffers.now.log_prob[b] + config.target_entropy;
  const double alpha = temperature.alpha(config);
  const double loss = -alpha * sum / buffers.size();
  if (!std::isfinite(loss)) return loss;

  // With alpha = e^(log alpha), the derivative by log alpha is the loss itself.
  temperature.adam.step(loss, config.alpha_lr, temperature.log_alpha);
  return loss;
}

}  // namespace sac
