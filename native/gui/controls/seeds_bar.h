/// \file
/// Many seeds: how many, and what came out.
#pragma once

#include <array>
#include <functional>
#include <string>

#include "lab/lab.h"
#include "lab/seeds.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// "7 of 8 solved, at step 2,000 in the median, 3,250 at worst".
std::string study_sentence(const Study& study);

class SeedsBar {
 public:
  static constexpr float kHeight = 48.0F;  ///< in layout units

  /// One row. \param save_csv gets the table; without it there is no such button \param close the visitor closes the
  /// bar
  void draw(const Box& box, Seeds& seeds, const Lab& lab, const std::function<void(std::string)>& save_csv,
            const std::function<void()>& close, const Theme& theme, const Fonts& fonts);

 private:
  void draw_steps(Seeds& seeds, const Theme& theme);

  std::array<char, 16> typed_{};
  bool typing_ = false;
};

}  // namespace sac::gui
