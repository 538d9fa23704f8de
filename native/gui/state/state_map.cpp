#include "state/state_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "sac/pendulum.h"
#include "shaders.h"
#include "state/layer_picker.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/ticks.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr int kRamp = 64;  // cells of the legend
// Light enough to be seen on every map.
constexpr ImU32 kAlone = IM_COL32(255, 255, 255, 255), kOfA = IM_COL32(0xA9, 0xCC, 0xFF, 255),
                kOfB = IM_COL32(0xFF, 0xB8, 0x73, 255);
// Keys move the crosshair by this share of the map; with Shift by the other.
constexpr double kKeyStep = 1.0 / 40.0, kFineStep = 1.0 / 200.0;

ImU32 faded(ImU32 rgba, float alpha) {
  return (rgba & ~IM_COL32_A_MASK) | (static_cast<ImU32>(255.0F * alpha) << IM_COL32_A_SHIFT);
}

ImVec2 place(const Box& map, double theta, double omega, double max_speed) {
  return {map.x + map.width * static_cast<float>((theta + kPi) / (2.0 * kPi)),
          map.y + map.height * static_cast<float>(0.5 - 0.5 * omega / max_speed)};
}

// Any, where no value is known yet.
ValueRange drawn(ValueRange range) { return std::isnan(range.low) ? ValueRange{0.0, 1.0} : range; }

}  // namespace

StateMap::StateMap() : pass_(shaders::state_map_frag) {}

void StateMap::draw(const Box& box, Lab& lab, const Stage& a, const Stage* b, const Theme& theme, const Fonts& fonts,
                    float pixel_ratio) {
  const float u = unit();
  const Snapshot* other = lab.b();
  shown_.choose(lab.a().state_values, other ? other->state_values : nullptr, side_,
                lab.focused().snapshot().config.max_torque);
  const Stage& stage = side_ == MapSide::b && b ? *b : a;
  const float head = draw_head(box, lab, stage, theme, fonts);
  const float left = 34.0F * u, bottom = 24.0F * u, legend_space = 74.0F * u;
  const bool helps = box.height > 300.0F * u;
  const float help = helps ? 36.0F * u : 0.0F;
  const Box map{box.x + left, box.y + head, std::max(box.width - left - legend_space, 1.0F),
                std::max(box.height - bottom - head - help, 1.0F)};
  const Box legend{map.right() + 10.0F * u, map.y, 12.0F * u, map.height};
  if (helps) {
    push_font(fonts.small);
    ImGui::SetCursorScreenPos({box.x, map.bottom() + bottom});
    ImGui::PushStyleColor(ImGuiCol_Text, vec4(theme.muted));
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + box.width);
    const std::string text =
        (shown_.side() == MapSide::difference ? "What B has more than A. " : "") + std::string(shown_.layer().help);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
  }
  if (!shown_.map()) return;

  if (uploaded_ != shown_.version()) {
    field_.upload(shown_.map()->values, shown_.map()->size, shown_.map()->size);
    uploaded_ = shown_.version();
  }
  const auto [low, high] = drawn(shown_.scale().range);
  std::array<float, kRamp> ramp{};
  for (int i = 0; i < kRamp; ++i)
    ramp[static_cast<std::size_t>(i)] = static_cast<float>(low + (high - low) * (i + 0.5) / kRamp);
  ramp_.upload(ramp, 1, kRamp);
  render(map_target_, field_, shown_.map()->size, shown_.map()->size, map, pixel_ratio);
  render(legend_target_, ramp_, 1, kRamp, legend, pixel_ratio);

  draw_axes(map, theme, fonts);
  draw_legend(legend, theme, fonts);
  const bool both = b && side_ == MapSide::difference;
  if (side_ != MapSide::b) draw_trajectory(map, a, b ? kOfA : kAlone);
  if (b && (side_ == MapSide::b || both)) draw_trajectory(map, *b, kOfB);
  steer(map, lab, stage);
  if (pointed_) draw_crosshair(map, *pointed_);
}

// Name of the layer, whose state is read, and the choice of layer and run. \return the height that it takes
float StateMap::draw_head(const Box& box, Lab& lab, const Stage& stage, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const std::string name = layer_name(map_layers()[static_cast<std::size_t>(lab.layer())]);
  text_at({box.x, box.y + 2.0F * u}, fonts.bold, colour(theme.ink), name);
  float left = box.x + text_size(fonts.bold, name).x + 14.0F * u;
  if (shown_.map() && shown_.map()->exact_progress < 1.0) {
    const std::string text = format_percent(shown_.map()->exact_progress);
    text_at({left, box.y + 3.0F * u}, fonts.small, colour(theme.muted), text);
    left += text_size(fonts.small, text).x + 14.0F * u;
  }

  const StagePlayer::State state = pointed_.value_or(stage.state());
  const MapReadout readout = read_state(shown_, state);
  struct Reading {
    std::string_view symbol;
    std::string value, unit;
  };
  const std::string unit_name(shown_.layer().unit);
  const Reading readings[] = {{shown_.layer().symbol, readout.value, unit_name},
                              {"omega", readout.omega, "rad/s"},
                              {"theta", readout.theta, "rad"}};
  float x = box.right();
  for (const Reading& reading : readings) {
    const float symbol = symbol_width(reading.symbol, fonts);
    const float value = std::max(text_size(fonts.bold, reading.value).x, 42.0F * u);
    const float after = text_size(fonts.small, reading.unit).x + 4.0F * u;
    const float width = symbol + value + after + 12.0F * u;
    if (x - width < left) break;
    draw_symbol({x - width, box.y + 1.0F * u}, reading.symbol, theme, fonts, theme.muted);
    text_at({x - after, box.y + 2.0F * u}, fonts.bold, colour(theme.ink), reading.value, Align::right);
    text_at({x - after + 4.0F * u, box.y + 3.5F * u}, fonts.small, colour(theme.muted), reading.unit);
    x -= width + 10.0F * u;
  }
  const char* whose = pointed_ ? "pointer" : "stage";
  if (x - text_size(fonts.small, whose).x > left)
    text_at({x, box.y + 3.5F * u}, fonts.small, colour(theme.muted), whose, Align::right);

  float y = box.y + 26.0F * u;
  float room = box.width;
  if (lab.comparing()) {
    constexpr std::string_view kSides[] = {"A", "B", "B − A"};
    ImGui::SetCursorScreenPos({box.right() - 132.0F * u, y});
    side_ = static_cast<MapSide>(segmented("side", kSides, static_cast<int>(side_), 24.0F * u, theme, fonts));
    room -= 142.0F * u;
  } else {
    side_ = MapSide::a;
  }
  const LayerChoice choice =
      pick_layer({box.x, y, room, 60.0F * u}, lab.layer(), lab.focused().snapshot().config, theme, fonts);
  if (choice.chosen) lab.set_layer(*choice.chosen);
  return y + choice.height + 8.0F * u - box.y;
}

void StateMap::render(gl::Target& target, const gl::FieldTexture& field, int columns, int rows, const Box& box,
                      float pixel_ratio) {
  const int width = std::max(static_cast<int>(std::lround(box.width * pixel_ratio)), 1);
  const int height = std::max(static_cast<int>(std::lround(box.height * pixel_ratio)), 1);
  const auto [low, high] = drawn(shown_.scale().range);
  target.begin(width, height);
  pass_.use();
  field.bind(0);
  pass_.set("field", 0);
  pass_.set("field_size", static_cast<float>(columns), static_cast<float>(rows));
  pass_.set("range", static_cast<float>(low), static_cast<float>(high));
  pass_.set("colour_scale", shown_.diverging() ? 1 : 0);
  pass_.set("resolution", static_cast<float>(width), static_cast<float>(height));
  pass_.set("pixel_ratio", pixel_ratio * unit());
  pass_.draw();
  target.end();
  ImGui::GetWindowDrawList()->AddImage((ImTextureID)(std::intptr_t)target.texture(), box.min(), box.max(), {0.0F, 1.0F},
                                       {1.0F, 0.0F});
}

void StateMap::draw_axes(const Box& map, const Theme& theme, const Fonts& fonts) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  const ImU32 muted = colour(theme.muted);
  const double max_speed = shown_.map()->max_speed;
  const std::array<std::string, 5> names = fonts.has_greek
                                               ? std::array<std::string, 5>{"−π", "−π/2", "0", "π/2", "π"}
                                               : std::array<std::string, 5>{"-pi", "-pi/2", "0", "pi/2", "pi"};
  for (int i = 0; i < 5; ++i) {
    const float x = std::min(map.x + map.width * 0.25F * static_cast<float>(i), map.right() - 1.0F);
    list.AddLine({x, map.bottom()}, {x, map.bottom() + 4.0F * u}, muted);
    text_at({x, map.bottom() + 5.0F * u}, fonts.small, muted, names[static_cast<std::size_t>(i)], Align::centre);
  }
  draw_symbol({map.x - 34.0F * u, map.bottom() + 4.0F * u}, "theta", theme, fonts, theme.muted, 15.0F);
  for (const double omega : nice_ticks(-max_speed, max_speed, 5)) {
    const float y = place(map, 0.0, omega, max_speed).y;
    list.AddLine({map.x - 4.0F * u, y}, {map.x, y}, muted);
    text_at({map.x - 6.0F * u, std::clamp(y - 8.0F * u, map.y - 4.0F * u, map.bottom() - 12.0F * u)}, fonts.small,
            muted, format_fixed(omega, 0), Align::right);
  }
  draw_symbol({map.x - 34.0F * u, map.y + 8.0F * u}, "omega", theme, fonts, theme.muted, 15.0F);
}

void StateMap::draw_legend(const Box& legend, const Theme& theme, const Fonts& fonts) const {
  const float u = unit();
  const auto [low, high] = shown_.scale().range;
  const int most = std::clamp(static_cast<int>(legend.height / (24.0F * u)), 2, 6);
  const auto [ticks, step] = ticks_of(shown_.scale().range, most);
  for (const double value : ticks) {
    const float y = legend.bottom() - static_cast<float>((value - low) / (high - low)) * legend.height;
    ImGui::GetWindowDrawList()->AddLine({legend.right(), y}, {legend.right() + 4.0F * u, y}, colour(theme.muted));
    const bool top = value == ticks.back() && shown_.scale().clipped;
    text_at({legend.right() + 7.0F * u, std::clamp(y - 8.0F * u, legend.y - 4.0F * u, legend.bottom() - 12.0F * u)},
            fonts.small, colour(theme.muted), (top ? "≥" : "") + format_tick(value, step));
  }
  text_at({legend.x, legend.bottom() + 5.0F * u}, fonts.small, colour(theme.muted), shown_.layer().unit);
}

void StateMap::draw_trajectory(const Box& map, const Stage& stage, ImU32 rgb) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  const double max_speed = shown_.map()->max_speed;
  list.PushClipRect(map.min(), map.max(), true);
  const auto segment = [&](Stage::State from, Stage::State to, float strength) {
    // Drawn where the older end is, and once more a turn away if it leaves there.
    const double turn = Pendulum::wrap(from.theta) - from.theta;
    for (const double shift : {0.0, 2.0 * kPi, -2.0 * kPi}) {
      const ImVec2 a = place(map, from.theta + turn + shift, from.omega, max_speed);
      const ImVec2 b = place(map, to.theta + turn + shift, to.omega, max_speed);
      if (std::max(a.x, b.x) < map.x || std::min(a.x, b.x) > map.right()) continue;
      list.AddLine(a, b, IM_COL32(0, 0, 0, static_cast<int>(105.0F * strength)), 4.0F * u);
      list.AddLine(a, b, faded(rgb, strength), 2.0F * u);
    }
  };
  const auto& states = stage.trajectory();
  const Stage::State now = stage.state();
  for (std::size_t i = 0; i + 1 < states.size(); ++i) {
    const float age = static_cast<float>(states.size() - 1 - i);
    const bool newest = i + 2 == states.size();
    segment(states[i], newest ? now : states[i + 1], std::max(0.16F, 1.0F - age / 70.0F));
  }
  for (const double shift : {0.0, 2.0 * kPi, -2.0 * kPi}) {
    const ImVec2 dot = place(map, Pendulum::wrap(now.theta) + shift, now.omega, max_speed);
    list.AddCircleFilled(dot, 6.5F * u, IM_COL32(17, 17, 17, 255), 24);
    list.AddCircleFilled(dot, 4.6F * u, rgb, 24);
  }
  list.PopClipRect();
}

void StateMap::draw_crosshair(const Box& map, const StagePlayer::State& state) const {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  const ImVec2 at = place(map, Pendulum::wrap(state.theta), state.omega, shown_.map()->max_speed);
  const float gap = 7.0F * u;
  for (const auto& [width, rgba] :
       {std::pair(3.0F, IM_COL32(0, 0, 0, 90)), std::pair(1.0F, IM_COL32(255, 255, 255, 255))}) {
    list.AddLine({map.x, at.y}, {at.x - gap, at.y}, rgba, width * u);
    list.AddLine({at.x + gap, at.y}, {map.right(), at.y}, rgba, width * u);
    list.AddLine({at.x, map.y}, {at.x, at.y - gap}, rgba, width * u);
    list.AddLine({at.x, at.y + gap}, {at.x, map.bottom()}, rgba, width * u);
    list.AddCircle(at, gap, rgba, 24, width * u);
  }
}

// Pointing reads a state, there and in the action slice; a click puts the stage's pendulum there; so do the keys.
void StateMap::steer(const Box& map, Lab& lab, const Stage& stage) {
  ImGui::SetCursorScreenPos(map.min());
  const bool clicked = ImGui::InvisibleButton("map", {map.width, map.height});
  const double max_speed = shown_.map()->max_speed;
  const bool focused = focusable();
  std::optional<StagePlayer::State> pointed = focused ? pointed_ : std::nullopt;
  if (ImGui::IsItemHovered()) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    pointed = {(static_cast<double>((mouse.x - map.x) / map.width) - 0.5) * 2.0 * kPi,
               (1.0 - 2.0 * static_cast<double>((mouse.y - map.y) / map.height)) * max_speed};
  }
  if (focused) {
    const Arrow arrow = pressed_arrow();
    const double step = ImGui::GetIO().KeyShift ? kFineStep : kKeyStep;
    StagePlayer::State at = pointed.value_or(stage.state());
    if (arrow == Arrow::left || arrow == Arrow::right)
      at.theta = Pendulum::wrap(at.theta + (arrow == Arrow::right ? 1.0 : -1.0) * step * 2.0 * kPi);
    if (arrow == Arrow::up || arrow == Arrow::down)
      at.omega =
          std::clamp(at.omega + (arrow == Arrow::up ? 1.0 : -1.0) * step * 2.0 * max_speed, -max_speed, max_speed);
    if (arrow != Arrow::none) pointed = at;
  }
  const bool same = pointed_.has_value() == pointed.has_value() &&
                    (!pointed || (pointed_->theta == pointed->theta && pointed_->omega == pointed->omega));
  pointed_ = pointed;
  if (!same) lab.point_at(pointed_);
  if (pointed_ && (clicked || (focused && focus_pressed()))) lab.place(*pointed_, false);
}

}  // namespace sac::gui
