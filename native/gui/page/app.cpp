#include "page/app.h"

#include <algorithm>

#include "charts/charts.h"
#include "page/banner.h"

namespace sac::gui {

App::App(const Options& options) : theme_name_(options.theme), lab_(*options.preset, options.config) {
  if (options.train) lab_.set_running(true);
}

void App::draw(const Window& window, float seconds) {
  const Theme& colours = theme();
  const Fonts& fonts = window.fonts();
  obey(window.keys());
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
  const float height = std::max(window.height() - y - gap, 1.0F);
  const float left = std::clamp(0.225F * width, 248.0F * u, 330.0F * u);
  const float middle = std::clamp(0.5F * (width - left) - gap, 1.0F, std::max(520.0F * u, 0.62F * height));
  const float right = std::max(width - left - middle - 2.0F * gap, 1.0F);
  controls_.draw({gap, y, left, height}, lab_, colours, fonts);

  const float middle_x = 2.0F * gap + left;
  const float stage_height = 0.52F * (height - gap);
  const Box stage_inside = begin_panel("Pendulum", {middle_x, y, middle, stage_height}, fonts);
  stage_.draw(stage_inside, colours, fonts, window.pixel_ratio(), lab_);
  end_panel();
  const Box map_box{middle_x, y + stage_height + gap, middle, height - gap - stage_height};
  const Box map_inside = begin_panel("State map", map_box, fonts);
  const auto shown = lab_.focused().snapshot().state_values;
  const StateValues values = shown ? *shown : StateValues();
  if (shown) state_map_.draw(map_inside, values, stage_, colours, fonts, window.pixel_ratio(), seconds);
  const float list = 150.0F * u;
  const auto layer = choose_layer({map_inside.right() - list, map_inside.y - 24.0F * u}, list, values.layer,
                                  values.exact_progress, colours);
  if (layer) lab_.set_layer(*layer);
  end_panel();

  const float right_x = middle_x + middle + gap;
  const float returns_height = std::max(0.60F * (height - gap), 1.0F);
  draw_returns({right_x, y, right, returns_height}, fonts);
  draw_small_charts({right_x, y + returns_height + gap, right, height - gap - returns_height}, fonts);
}

void App::obey(const std::vector<int>& keys) {
  for (const int key : keys) {
    if (key == GLFW_KEY_SPACE) lab_.set_running(!lab_.running());
    if (key == GLFW_KEY_RIGHT) lab_.step();
    if (key == GLFW_KEY_R) lab_.reset();
  }
}

void App::draw_returns(const Box& box, const Fonts& fonts) {
  const float u = unit();
  const Box inside = begin_panel("Return", box, fonts);
  const int columns = inside.width >= 480.0F * u ? 4 : 2;
  const float counters = (columns == 4 ? 52.0F : 98.0F) * u;
  draw_counters({inside.x, inside.y + 8.0F * u, inside.width, counters}, columns, lab_.a(), theme(), fonts);
  const Box chart{inside.x, inside.y + counters + 8.0F * u, inside.width,
                  std::max(inside.height - counters - 8.0F * u, 1.0F)};
  draw_return_chart(chart, lab_.a(), optimum_.of(lab_.a().config), theme(), fonts);
  end_panel();
}

void App::draw_small_charts(const Box& box, const Fonts& fonts) {
  const float gap = 10.0F * unit();
  const float half = std::max(0.5F * (box.width - gap), 1.0F);
  const Box losses = begin_panel("Losses", {box.x, box.y, half, box.height}, fonts);
  draw_loss_chart(losses, lab_.a(), theme(), fonts);
  end_panel();
  const Box entropy = begin_panel("Entropy", {box.x + half + gap, box.y, half, box.height}, fonts);
  draw_entropy_chart(entropy, lab_.a(), theme(), fonts);
  end_panel();
}

}  // namespace sac::gui
