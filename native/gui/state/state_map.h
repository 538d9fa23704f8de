/// \file
/// The state map: a layer over all states of the pendulum, with the stages' trajectories on it.
#pragma once

#include <cstdint>
#include <optional>

#include "canvas/gl.h"
#include "lab/lab.h"
#include "state/map_values.h"
#include "state/stage.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

class StateMap {
 public:
  StateMap();
  /// \param a, b the stages of the runs; b is null while A is alone
  void draw(const Box& box, Lab& lab, const Stage& a, const Stage* b, const Theme& theme, const Fonts& fonts,
            float pixel_ratio);
  /// What is shown.
  const DisplayedMap& shown() const { return shown_; }

 private:
  float draw_head(const Box& box, Lab& lab, const Stage& stage, const Theme& theme, const Fonts& fonts);
  void render(gl::Target& target, const gl::FieldTexture& field, int columns, int rows, const Box& box,
              float pixel_ratio);
  void draw_axes(const Box& map, const Theme& theme, const Fonts& fonts) const;
  void draw_legend(const Box& legend, const Theme& theme, const Fonts& fonts) const;
  void draw_trajectory(const Box& map, const Stage& stage, ImU32 rgb) const;
  void draw_crosshair(const Box& map, const StagePlayer::State& state) const;
  void steer(const Box& map, Lab& lab, const Stage& stage);

  gl::Pass pass_;
  gl::Target map_target_;
  gl::Target legend_target_;
  gl::FieldTexture field_;
  gl::FieldTexture ramp_;
  DisplayedMap shown_;
  MapSide side_ = MapSide::a;
  std::uint64_t uploaded_ = 0;
  std::optional<StagePlayer::State> pointed_;
};

}  // namespace sac::gui
