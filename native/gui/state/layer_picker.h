/// \file
/// Chooses the state map's layer: one chip for each, in its symbol.
#pragma once

#include <optional>
#include <string>

#include "sac/config.h"
#include "sac/state_map.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// "Policy mean".
std::string layer_name(const MapLayerInfo& layer);

struct LayerChoice {
  float height;                    ///< that it takes
  std::optional<MapLayer> chosen;  ///< what the visitor picks
};
/// Rows of chips from the upper left corner of a box. \param config of the run: without a second Q there is no gap
LayerChoice pick_layer(const Box& box, MapLayer shown, const Config& config, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
