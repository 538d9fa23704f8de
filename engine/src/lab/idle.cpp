#include "sac/idle.h"

namespace sac {

namespace {

// What a hyperparameter belongs to: these values of another one, as bits in the order of its choices.
struct Need {
  std::string_view key, of;
  unsigned values;
};
template <class... Choices>
constexpr unsigned any_of(Choices... choices) {
  return ((1U << static_cast<unsigned>(choices)) | ...);
}
constexpr Need kNeeds[] = {
    {"alpha", "entropy_mode", any_of(EntropyMode::fixed, EntropyMode::automatic)},
    {"log_prob_correction", "entropy_mode", any_of(EntropyMode::fixed, EntropyMode::automatic)},
    {"target_entropy", "entropy_mode", any_of(EntropyMode::automatic)},
    {"alpha_lr", "entropy_mode", any_of(EntropyMode::automatic)},
    {"value_lr", "critic", any_of(Critic::value_network)},
    {"tau", "target_update", any_of(TargetUpdate::polyak)},
    {"target_period", "target_update", any_of(TargetUpdate::periodic)},
};

}  // namespace

std::string idle_reason(const Config& config, const Param& param) {
  for (const Need& need : kNeeds) {
    if (need.key != param.key) continue;
    const Param& of = *find_param(need.of);
    if ((need.values >> static_cast<unsigned>(get(config, of)) & 1U) == 0) {
      return std::string(need.of) + " is " + get_text(config, of);
    }
  }
  return {};
}

}  // namespace sac
