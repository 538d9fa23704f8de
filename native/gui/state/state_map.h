/// \file
/// The state map: a layer over all states of the pendulum, with the stage's trajectory on it.
#pragma once

#include <cstdint>
#include <optional>

#include "canvas/gl.h"
#include "lab/state_values.h"
#include "state/stage.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

class StateMap {
 public:
  StateMap();
  void draw(const Box& box, const StateValues& values, const Stage& stage, const Theme& theme, const Fonts& fonts,
            float pixel_ratio, float seconds);

 private:
  void render(gl::Target& target, const gl::FieldTexture& field, int columns, int rows, const Box& box,
              float pixel_ratio);
  void draw_axes(const Box& map, double max_speed, const Theme& theme, const Fonts& fonts) const;
  void draw_legend(const Box& legend, const Theme& theme, const Fonts& fonts) const;
  void draw_trajectory(const Box& map, const Stage& stage, double max_speed) const;
  void draw_hover(const Box& map, const StateValues& values, const Fonts& fonts) const;

  gl::Pass pass_;
  gl::Target map_target_;
  gl::Target legend_target_;
  gl::FieldTexture field_;
  gl::FieldTexture ramp_;
  std::uint64_t version_ = 0;
  MapLayer layer_ = MapLayer::value;
  float low_ = 0.0F;  // the legend's ends follow the values smoothly
  float high_ = 0.0F;
};

/// A list of all layers. \param at upper left corner \param exact_progress of the exact solution, as in StateValues
/// \return the one that the visitor picks, if any
std::optional<MapLayer> choose_layer(ImVec2 at, float width, MapLayer chosen, double exact_progress,
                                     const Theme& theme);

}  // namespace sac::gui
