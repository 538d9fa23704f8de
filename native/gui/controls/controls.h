/// \file
/// The panel of all hyperparameters.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "controls/param_control.h"
#include "lab/lab.h"
#include "sac/schema.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

class Controls {
 public:
  void draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);

  /// Shows what has every word of this in its name, symbol, help, group or claim.
  void search(std::string_view text);
  /// The keyboard goes to the search.
  void focus_search() { search_wanted_ = true; }
  /// The parameters that are shown, in the order of the panel, as of the latest frame.
  const std::vector<const Param*>& shown() const { return shown_; }
  /// The parameter that is explained at the panel's foot; null: none.
  const Param* explained() const { return explained_; }

 private:
  float draw_head(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_list(Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_group(std::string_view group, Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_explanation(const Box& box, const Lab& lab, const Theme& theme, const Fonts& fonts) const;

  ParamControls params_;
  std::array<char, 64> search_{};
  bool search_wanted_ = false;
  std::vector<const Param*> shown_;
  const Param* explained_ = nullptr;
};

/// The parameters whose wanted values are not the preset's; the seed belongs to no preset.
std::vector<const Param*> changed_params(const Lab& lab);

}  // namespace sac::gui
