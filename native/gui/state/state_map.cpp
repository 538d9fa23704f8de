#include "state/state_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "sac/pendulum.h"
#include "shaders.h"
#include "ui/ticks.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {
constexpr double kPi = std::numbers::pi;
const MapLayerInfo& info(MapLayer layer) { return map_layers()[static_cast<std::size_t>(layer)]; }

// A fresh network is flat up to noise; a scale of at least this span shows it so.
float smallest_span(MapLayer layer) { return info(layer).unit == "soft return" ? 1.0F : 1e-3F; }

ImVec2 place(const Box& map, double theta, double omega, double max_speed) {
  return {map.x + map.width * static_cast<float>((theta + kPi) / (2.0 * kPi)),
          map.y + map.height * static_cast<float>(0.5 - 0.5 * omega / max_speed)};
}
}  // namespace

StateMap::StateMap() : pass_(shaders::state_map_frag) {}

void StateMap::draw(const Box& box, const StateValues& values, const Stage& stage, const Theme& theme,
                    const Fonts& fonts, float pixel_ratio, float seconds) {
  const float u = unit();
  const float left = 30.0F * u;
  const float bottom = 32.0F * u;
  const float legend_space = 62.0F * u;
  const float top = 20.0F * u;
  const Box map{box.x + left, box.y + top, std::max(box.width - left - legend_space, 1.0F),
                std::max(box.height - bottom - top, 1.0F)};
  const Box legend{map.right() + 12.0F * u, map.y, 12.0F * u, map.height};

  const bool diverging = info(values.layer).scale == MapScale::diverging;
  const float largest = std::max(std::abs(values.low), std::abs(values.high));
  const float middle = diverging ? 0.0F : 0.5F * (values.low + values.high);
  const float span = diverging ? 2.0F * largest : values.high - values.low;
  const float half = std::max(0.5F * span, 0.5F * smallest_span(values.layer));
  const bool is_new = version_ == 0 || layer_ != values.layer;
  const float ease = is_new ? 1.0F : 1.0F - std::exp(-seconds / 0.15F);
  low_ += (middle - half - low_) * ease;
  high_ += (middle + half - high_) * ease;
  layer_ = values.layer;

  constexpr int n = StateValues::kSize;  // of the legend
  if (version_ != values.version) {
    field_.upload(values.values, values.size, values.size);
    version_ = values.version;
  }
  std::array<float, n> ramp{};
  for (int i = 0; i < n; ++i)
    ramp[static_cast<std::size_t>(i)] = low_ + (high_ - low_) * (static_cast<float>(i) + 0.5F) / n;
  ramp_.upload(ramp, 1, n);
  render(map_target_, field_, values.size, values.size, map, pixel_ratio);
  render(legend_target_, ramp_, 1, n, legend, pixel_ratio);

  draw_axes(map, values.max_speed, theme, fonts);
  draw_legend(legend, theme, fonts);
  draw_trajectory(map, stage, values.max_speed);
  draw_hover(map, values, fonts);
}

void StateMap::render(gl::Target& target, const gl::FieldTexture& field, int columns, int rows, const Box& box,
                      float pixel_ratio) {
  const int width = std::max(static_cast<int>(std::lround(box.width * pixel_ratio)), 1);
  const int height = std::max(static_cast<int>(std::lround(box.height * pixel_ratio)), 1);
  target.begin(width, height);
  pass_.use();
  field.bind(0);
  pass_.set("field", 0);
  pass_.set("field_size", static_cast<float>(columns), static_cast<float>(rows));
  pass_.set("range", low_, high_);
  pass_.set("colour_scale", info(layer_).scale == MapScale::diverging ? 1 : 0);
  pass_.set("resolution", static_cast<float>(width), static_cast<float>(height));
  pass_.set("pixel_ratio", pixel_ratio * unit());
  pass_.draw();
  target.end();
  ImGui::GetWindowDrawList()->AddImage((ImTextureID)(std::intptr_t)target.texture(), box.min(), box.max(), {0.0F, 1.0F},
                                       {1.0F, 0.0F});
}

void StateMap::draw_axes(const Box& map, double max_speed, const Theme& theme, const Fonts& fonts) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  const ImU32 muted = colour(theme.muted);
  const std::array<std::string, 5> names = fonts.has_greek
                                               ? std::array<std::string, 5>{"-π", "-π/2", "0", "π/2", "π"}
                                               : std::array<std::string, 5>{"-pi", "-pi/2", "0", "pi/2", "pi"};
  for (int i = 0; i < 5; ++i) {
    const float x = std::min(map.x + map.width * 0.25F * static_cast<float>(i), map.right() - 1.0F);
    list.AddLine({x, map.bottom()}, {x, map.bottom() + 4.0F * u}, muted);
    text_at({x, map.bottom() + 5.0F * u}, fonts.small, muted, names[static_cast<std::size_t>(i)], Align::centre);
  }
  text_at({map.x + 0.5F * map.width, map.bottom() + 18.0F * u}, fonts.small, muted,
          fonts.has_greek ? "angle θ, 0 is upright" : "angle, 0 is upright", Align::centre);
  for (const double omega : nice_ticks(-max_speed, max_speed, 5)) {
    const float y = place(map, 0.0, omega, max_speed).y;
    list.AddLine({map.x - 4.0F * u, y}, {map.x, y}, muted);
    text_at({map.x - 6.0F * u, y - 7.0F * u}, fonts.small, muted, brief(omega, 0), Align::right);
  }
  text_at({map.x, map.y - 17.0F * u}, fonts.small, muted, fonts.has_greek ? "speed ω in rad/s" : "speed in rad/s");
}

void StateMap::draw_legend(const Box& legend, const Theme& theme, const Fonts& fonts) const {
  const float u = unit();
  for (const double value : nice_ticks(low_, high_, 6)) {
    const float share = static_cast<float>((value - low_) / (high_ - low_));
    const float y = legend.bottom() - share * legend.height;
    ImGui::GetWindowDrawList()->AddLine({legend.right(), y}, {legend.right() + 4.0F * u, y}, colour(theme.muted));
    text_at({legend.right() + 7.0F * u, y - 7.0F * u}, fonts.small, colour(theme.muted),
            compact(value, tick_decimals(low_, high_, 6)));
  }
}

void StateMap::draw_trajectory(const Box& map, const Stage& stage, double max_speed) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  list.PushClipRect(map.min(), map.max(), true);
  const auto segment = [&](Stage::State from, Stage::State to, float strength) {
    // Drawn where the older end is, and once more a turn away if it leaves there.
    const double turn = Pendulum::wrap(from.theta) - from.theta;
    for (const double shift : {0.0, 2.0 * kPi, -2.0 * kPi}) {
      const ImVec2 a = place(map, from.theta + turn + shift, from.omega, max_speed);
      const ImVec2 b = place(map, to.theta + turn + shift, to.omega, max_speed);
      if (std::max(a.x, b.x) < map.x || std::min(a.x, b.x) > map.right()) continue;
      list.AddLine(a, b, IM_COL32(8, 12, 24, static_cast<int>(150 * strength)), 3.8F * u);
      list.AddLine(a, b, IM_COL32(255, 255, 255, static_cast<int>(235 * strength)), 1.7F * u);
    }
  };
  const auto& states = stage.trajectory();
  const Stage::State now = stage.state();
  for (std::size_t i = 0; i + 1 < states.size(); ++i) {
    const float age = static_cast<float>(states.size() - 1 - i);
    const bool newest = i + 2 == states.size();
    segment(states[i], newest ? now : states[i + 1], std::max(0.25F, 1.0F - age / 60.0F));
  }
  for (const double shift : {0.0, 2.0 * kPi, -2.0 * kPi}) {
    const ImVec2 dot = place(map, Pendulum::wrap(now.theta) + shift, now.omega, max_speed);
    list.AddCircleFilled(dot, 6.0F * u, IM_COL32(8, 12, 24, 150), 24);
    list.AddCircleFilled(dot, 4.6F * u, IM_COL32(255, 255, 255, 255), 24);
  }
  list.PopClipRect();
}

void StateMap::draw_hover(const Box& map, const StateValues& values, const Fonts& fonts) const {
  ImGui::SetCursorScreenPos(map.min());
  ImGui::InvisibleButton("map", {map.width, map.height});
  if (!ImGui::IsItemHovered()) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const int n = values.size;
  const double across = (mouse.x - map.x) / map.width;
  const double up = (map.bottom() - mouse.y) / map.height;
  const int i = std::clamp(static_cast<int>(across * n), 0, n - 1);
  const int j = std::clamp(static_cast<int>(up * n), 0, n - 1);
  const MapLayerInfo& layer = info(values.layer);
  ImGui::SetTooltip("angle %.0f°, speed %.1f rad/s\n%s = %s %s", (across - 0.5) * 360.0,
                    (2.0 * up - 1.0) * values.max_speed, pretty_symbol(layer.symbol, fonts.has_greek).c_str(),
                    brief(static_cast<double>(values.values[static_cast<std::size_t>(j * n + i)]), 2).c_str(),
                    std::string(layer.unit).c_str());
}

std::optional<MapLayer> choose_layer(ImVec2 at, float width, MapLayer chosen, double exact_progress,
                                     const Theme& theme) {
  std::optional<MapLayer> wanted;
  ImGui::SetCursorScreenPos(at);
  std::string shown = spaced(info(chosen).key);
  if (exact_progress < 1.0) shown += " " + brief(100.0 * exact_progress, 0) + " %";
  if (!begin_list("##layer", shown.c_str(), width, theme)) return wanted;
  for (const MapLayerInfo& layer : map_layers()) {
    const auto value = static_cast<MapLayer>(&layer - map_layers().data());
    if (ImGui::Selectable(spaced(layer.key).c_str(), value == chosen)) wanted = value;
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", std::string(layer.help).c_str());
  }
  end_list();
  return wanted;
}

}  // namespace sac::gui
