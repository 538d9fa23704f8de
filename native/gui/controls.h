/// \file
/// A control for every hyperparameter, built from the schema.
#pragma once

#include "lab.h"
#include "panel.h"
#include "sac/schema.h"
#include "theme.h"

namespace sac::gui {

class Controls {
 public:
  void draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);

 private:
  void draw_group(std::string_view group, Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_param(const Param& param, Lab& lab, const Theme& theme, const Fonts& fonts);
  /// \return true if the visitor asked for the preset's value by a double click or a right click on the last item
  bool reset_asked(const Param& param);

  const Param* resetting_ = nullptr;  // double-clicked, mouse still down
};

}  // namespace sac::gui
