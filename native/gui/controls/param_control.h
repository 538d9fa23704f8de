/// \file
/// The control of one hyperparameter, built from the schema's description.
#pragma once

#include <array>

#include "lab/lab.h"
#include "sac/schema.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

class ParamControls {
 public:
  /// Draws one at the cursor, as wide as the window's content. \return whether it is pointed at or has the focus
  bool draw(const Param& param, Lab& lab, const Theme& theme, const Fonts& fonts);

 private:
  void edit(const Param& param, const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);
  void edit_text(const Param& param, float width, Lab& lab, const Fonts& fonts);
  void note_focus() { active_ = active_ || is_pointed(); }
  static bool is_pointed();
  /// A double click or a right click on the last item asks for the preset's value.
  bool reset_asked(const Param& param);

  bool active_ = false;
  const Param* resetting_ = nullptr;  // double-clicked, mouse still down
  const Param* typing_ = nullptr;     // its text field is being edited
  std::array<char, 48> typed_{};
};

}  // namespace sac::gui
