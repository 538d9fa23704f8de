/// \file
/// A valid configuration whose training blows up within a few hundred steps, whatever the processor makes of the bits:
/// seeds 1 to 10 of the portable build and of one for AVX-512 take at most 125.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "sac/schema.h"

inline sac::Config diverging_config() {
  sac::Config config;
  constexpr std::pair<std::string_view, std::string_view> values[] = {
      {"hidden_layers", "3"}, {"hidden_units", "64"}, {"batch_size", "2"}, {"learning_starts", "0"}, {"q_lr", "1"},
      {"value_lr", "1"},      {"policy_lr", "1"},     {"tau", "1"},        {"reward_scale", "100"},  {"init_w", "1"}};
  for (const auto& [key, value] : values)
    if (const std::string refusal = sac::set(config, key, value); !refusal.empty())
      throw std::invalid_argument(refusal);
  return config;
}
