/// \file
/// Pictures of what a training knows about every state of the Pendulum.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "sac/soft_value_iteration.h"
#include "sac/trainer.h"

namespace sac {

/// What a map can show; `map_layers.inl` describes each.
enum class MapLayer {
/// \cond map_layers.inl
#define SAC_MAP_LAYER(key, symbol, unit, scale, help) key,
#include "sac/map_layers.inl"
#undef SAC_MAP_LAYER
  /// \endcond
};

/// How a layer's colours should run.
enum class MapScale {
  sequential,  ///< from the lowest to the highest value
  diverging    ///< zero is the middle
};

/// True for the layers that need the exact solution, which takes a while: exact_value and value_error.
bool needs_exact(MapLayer layer);

/// The description of one layer; its place in the list is its value as MapLayer.
struct MapLayerInfo {
  std::string_view key;     ///< "value_error"
  std::string_view symbol;  ///< "V - V*"
  std::string_view unit;    ///< empty where there is none
  MapScale scale;           ///< for its colours
  std::string_view help;    ///< one sentence
};
/// All layers, in the order of MapLayer.
std::span<const MapLayerInfo> map_layers();

/// Draws layers on one grid of states. All memory is taken when it is made: drawing allocates nothing.
class StateMap {
 public:
  /// \param width cells across theta from -pi to pi, at least 1
  /// \param height cells up omega, at least 1
  StateMap(int width, int height);
  ~StateMap();
  StateMap(StateMap&&) noexcept;             ///< the other one is left empty, fit only to be replaced
  StateMap& operator=(StateMap&&) noexcept;  ///< the other one is left empty, fit only to be replaced

  int width() const;   ///< cells across theta
  int height() const;  ///< cells up omega

  /// The layer at the cells' centres, omega from -max_speed to max_speed in rad/s, lowest row first; valid until the
  /// next call. The replay density is counted from at most 8192 transitions, evenly spread over the buffer's content,
  /// and each state belongs to the cell that it lies in (those beyond max_speed to none). exact_value and value_error
  /// are NaN where `exact` is null.
  ///
  /// \pre the trainer's environment is the Pendulum; max_speed is above 0
  ///
  /// \return [height][width]
  std::span<const float> draw(const Trainer& trainer, MapLayer layer, double max_speed,
                              const SoftValueIteration* exact = nullptr);
  /// The layer exact_value alone, for which no training is needed. \pre max_speed is above 0 \return [height][width]
  std::span<const float> draw(const SoftValueIteration& exact, double max_speed);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sac
