#include "page/app.h"

#include <algorithm>

#include "controls/counters.h"
#include "page/banner.h"
#include "ui/focus.h"

namespace sac::gui {

App::App(const Options& options) : theme_name_(options.theme), lab_(*options.preset, options.config) {
  if (options.train) lab_.set_running(true);
}

void App::draw(const Window& window, float seconds) {
  const Theme& colours = theme();
  const Fonts& fonts = window.fonts();
  obey(window.keys());
  lab_.see({.slice = true, .update = true, .histogram = true});
  lab_.update(ImGui::IsAnyItemActive());
  stage_.advance(seconds, lab_.run(Side::a).stage_samples());

  // Toolbar on top; below it controls, stage over map, charts.
  const float u = unit();
  const float gap = 10.0F * u;
  const float width = window.width() - 2.0F * gap;
  toolbar_.draw({gap, gap, width, 56.0F * u}, lab_, theme_name_, colours, fonts);
  float y = 2.0F * gap + 56.0F * u;
  if (const float banner = banner_height(lab_, width, fonts); banner > 0.0F) {
    draw_banner({gap, y, width, banner}, lab_, colours, fonts);
    y += banner + gap;
  }
  if (toolbar_.shows_seeds()) {
    const float bar = SeedsBar::kHeight * u;
    const Box inside = begin_panel("##seeds", {gap, y, width, bar}, fonts);
    seeds_bar_.draw(
        {inside.x, y, inside.width, bar}, seeds_, lab_, {}, [this] { toolbar_.show_seeds(false); }, colours, fonts);
    end_panel();
    y += bar + gap;
  }
  // Across the bottom, where the window is high enough, one update.
  const float update =
      window.height() > 800.0F * u ? std::clamp(0.25F * window.height(), 226.0F * u, 420.0F * u) : 0.0F;
  const float height = std::max(window.height() - y - gap - (update > 0.0F ? update + gap : 0.0F), 1.0F);
  if (update > 0.0F) {
    const Box inside = begin_panel("##update", {gap, y + height + gap, width, update}, fonts);
    update_.draw(inside, lab_, colours, fonts);
    end_panel();
  }
  const float left = std::clamp(0.225F * width, 248.0F * u, 330.0F * u);
  const float middle = std::clamp(0.5F * (width - left) - gap, 1.0F, std::max(520.0F * u, 0.62F * height));
  const float right = std::max(width - left - middle - 2.0F * gap, 1.0F);
  controls_.draw({gap, y, left, height}, lab_, colours, fonts);

  const float middle_x = 2.0F * gap + left;
  const float stage_height = 0.40F * (height - gap);
  const Box stage_inside = begin_panel("Current policy, live", {middle_x, y, middle, stage_height}, fonts);
  stage_.draw(stage_inside, colours, fonts, window.pixel_ratio(), lab_);
  end_panel();
  const Box map_box{middle_x, y + stage_height + gap, middle, height - gap - stage_height};
  const Box map_inside = begin_panel("##map", map_box, fonts);
  state_map_.draw(map_inside, lab_, stage_, nullptr, colours, fonts, window.pixel_ratio());
  end_panel();

  const float right_x = middle_x + middle + gap;
  const float counters = 40.0F * u;
  const float slice = 0.34F * (height - counters - 2.0F * gap);
  const float charts = std::max(height - counters - slice - 2.0F * gap, 1.0F);
  draw_charts({right_x, y, right, charts}, fonts);
  const Box slice_inside = begin_panel("##slice", {right_x, y + charts + gap, right, slice}, fonts);
  slice_.draw(slice_inside, lab_, colours, fonts);
  end_panel();
  const Box counter_box = {right_x, y + height - counters, right, counters};
  begin_panel("##counters", counter_box, fonts);
  draw_counters(counter_box, lab_.a(), colours, fonts);
  end_panel();
}

void App::obey(const std::vector<int>& keys) {
  for (const int key : keys) {
    if (focus_is_set() && (key == GLFW_KEY_SPACE || key == GLFW_KEY_RIGHT)) continue;  // they are that control's
    if (key == GLFW_KEY_SPACE) lab_.set_running(!lab_.running());
    if (key == GLFW_KEY_RIGHT) lab_.step();
    if (key == GLFW_KEY_R) lab_.reset();
  }
}

void App::draw_charts(const Box& box, const Fonts& fonts) {
  const Box inside = begin_panel("##charts", box, fonts);
  charts_.draw(inside,
               {.a = lab_.a(), .b = lab_.b(), .optimum = optimum_.of(lab_.a().config), .bands = bands_.of(seeds_)}, {},
               theme(), fonts);
  end_panel();
}

}  // namespace sac::gui
