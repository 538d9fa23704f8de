/// \file
/// A control for every hyperparameter, built from the schema.
#pragma once

#include <array>

#include "lab/lab.h"
#include "sac/schema.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

class Controls {
 public:
  void draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);

 private:
  void draw_group(std::string_view group, Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_param(const Param& param, Lab& lab, const Theme& theme, const Fonts& fonts);
  /// Slider, text field, switch or list below or beside the label.
  void edit(const Param& param, float width, Lab& lab, const Theme& theme, const Fonts& fonts);
  void edit_text(const Param& param, float width, Lab& lab, const Fonts& fonts);
  /// A double click or a right click on the last item asks for the preset's value.
  bool reset_asked(const Param& param);

  const Param* resetting_ = nullptr;  // double-clicked, mouse still down
  const Param* typing_ = nullptr;     // its text field is being edited
  std::array<char, 48> typed_{};
};

}  // namespace sac::gui
