#include "state/stage.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "canvas/stage_motion.h"
#include "sac/pendulum.h"
#include "state/physics_panel.h"
#include "state/stage_readouts.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {
// More than this at once would be a jump, for instance behind a paused window.
constexpr double kLongestFrame = 0.25;
constexpr float kBar = 32.0F;  // below the pendulum, in layout units
}  // namespace

void Stage::advance(double seconds, const std::vector<StageSample>& samples) {
  take(samples);
  if (drag_.holds() || samples_.empty()) return;
  look(stage_now());
  shown_torque_ += (shown_.torque - shown_torque_) * (1.0 - std::exp(-seconds / 0.06));
  trail_time_ = std::min(trail_time_ + seconds, kLongestFrame);
  for (; trail_time_ >= PendulumTrail::kInterval; trail_time_ -= PendulumTrail::kInterval) trail_.push(state_.theta);
}

void Stage::take(const std::vector<StageSample>& samples) {
  for (const StageSample& sample : samples) {
    // A new start replaces what had been computed ahead.
    while (!samples_.empty() && samples_.back().time >= sample.time) samples_.pop_back();
    samples_.push_back(sample);
  }
}

// Where the pendulum is between two samples, and how it came there from the start of its episode.
void Stage::look(double now) {
  std::size_t at = samples_.size() - 1;
  while (at > 0 && samples_[at].time > now) --at;
  std::size_t start = at;
  while (start > 0 && samples_[start].step > 0.0) --start;
  samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(start));
  at -= start;
  if (trajectory_.size() > at + 2) trail_.clear();  // another episode

  const StageSample& from = samples_[at];
  const bool goes_on = at + 1 < samples_.size() && samples_[at + 1].step == from.step + 1.0;
  const StageSample& to = goes_on ? samples_[at + 1] : from;
  const double share = goes_on ? std::clamp((now - from.time) / (to.time - from.time), 0.0, 1.0) : 0.0;
  const bool has_before = at > 0;  // samples_ begin with the episode
  const bool has_after = goes_on && at + 2 < samples_.size() && samples_[at + 2].step == to.step + 1.0;
  const StageMotion motion{from.theta, to.theta,
                           has_before, has_before ? samples_[at - 1].theta : kNone,
                           has_after,  has_after ? samples_[at + 2].theta : kNone,
                           share};
  state_ = {motion.theta(), from.omega + (to.omega - from.omega) * share};
  shown_ = to;
  trajectory_.clear();
  for (std::size_t i = 0; i <= at; ++i) trajectory_.push_back({samples_[i].theta, samples_[i].omega});
  trajectory_.push_back(state_);
}

StageSample Stage::seen() const {
  StageSample sample = shown_;
  sample.theta = state_.theta;
  sample.omega = state_.omega;
  return sample;
}

// Somebody has put it there: what was computed before is not what comes next.
void Stage::hold(double theta, double omega) {
  state_ = {theta, omega};
  trajectory_.assign(1, state_);
  samples_.clear();
  shown_.torque = shown_torque_ = 0.0;
  shown_.reward = kNone;
  trail_.clear();
}

void Stage::steer(const Box& box, Lab& lab) {
  ImGui::SetCursorScreenPos(box.min());
  ImGui::InvisibleButton("pendulum", {box.width, box.height});
  const double max_speed = lab.wanted().max_speed;
  if (ImGui::IsItemActive()) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double x = mouse.x - (box.x + 0.5F * box.width);
    const double y = (box.y + 0.5F * box.height) - mouse.y;
    drag_.move(stage_now(), std::atan2(-x, y));
    hold(drag_.theta(), 0.0);
    lab.place(state_, true);
  } else if (drag_.holds()) {
    const double theta = drag_.theta();
    hold(theta, drag_.release(stage_now(), max_speed));
    lab.place(state_, false);
  } else if (ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (!focusable()) return;
  const double push = 0.25 * max_speed;
  const auto set = [&](double theta, double omega) {
    hold(theta, std::clamp(omega, -max_speed, max_speed));
    lab.place(state_, false);
  };
  switch (pressed_arrow()) {
    case Arrow::left: set(state_.theta, state_.omega + push); break;
    case Arrow::right: set(state_.theta, state_.omega - push); break;
    case Arrow::up: set(0.0, 0.0); break;
    case Arrow::down: set(std::numbers::pi, 0.0); break;
    default: break;
  }
}

void Stage::draw(const Box& box, const Theme& theme, const Fonts& fonts, float pixel_ratio, Lab& lab) {
  const float bar = kBar * unit();
  const Box body{box.x, box.y, box.width, std::max(box.height - bar, 1.0F)};
  draw_body(body, theme, fonts, pixel_ratio, lab);
  draw_bar({box.x, body.bottom(), box.width, bar}, theme, fonts, lab);
}

void Stage::draw_both(const Box& box, Stage& a, Stage& b, const Theme& theme, const Fonts& fonts, float pixel_ratio,
                      Lab& lab) {
  const float u = unit();
  const float bar = kBar * u, gap = 12.0F * u;
  const float half = std::max(0.5F * (box.width - gap), 1.0F);
  for (Stage* stage : {&a, &b}) {
    const bool second = stage == &b;
    const Box body{second ? box.x + half + gap : box.x, box.y, half, std::max(box.height - bar, 1.0F)};
    ImGui::PushID(second);
    stage->draw_body(body, theme, fonts, pixel_ratio, lab);
    ImGui::PopID();
    run_tile(body.min(), second, theme, fonts);
  }
  draw_bar({box.x, box.bottom() - bar, box.width, bar}, theme, fonts, lab);
}

// From wide to narrow: readouts, picture and physics side by side; readouts and picture; the readouts below it.
void Stage::draw_body(const Box& body, const Theme& theme, const Fonts& fonts, float pixel_ratio, Lab& lab) {
  const float u = unit();
  const bool physics = body.width > 480.0F * u && body.height > physics_height() - 28.0F * u;
  const bool beside = body.width > 330.0F * u && body.height > 150.0F * u;
  const float left = beside ? 148.0F * u : 0.0F;
  const float right = physics ? std::min(190.0F * u, 0.3F * body.width) : 0.0F;
  const int columns = body.width > 260.0F * u ? 3 : 2;
  const float below = beside ? 0.0F : 6.0F / static_cast<float>(columns) * 33.0F * u;
  const Box picture{body.x + left, body.y, std::max(body.width - left - right, 1.0F),
                    std::max(body.height - below, 1.0F)};
  render(picture, theme, pixel_ratio);
  steer(picture, lab);
  if (beside) {
    const float height = std::min(body.height, 6.0F * 28.0F * u);
    draw_readouts({body.x, body.y + 0.5F * (body.height - height), left, height}, 1, theme, fonts);
  } else {
    draw_readouts({body.x, picture.bottom(), body.width, below}, columns, theme, fonts);
  }
  if (physics) {
    const float top = std::max(0.5F * (body.height - physics_height()), 0.0F);
    draw_physics({body.right() - right, body.y + top, right, body.height}, lab, theme, fonts);
  }
}

void Stage::render(const Box& box, const Theme& theme, float pixel_ratio) {
  const int width = std::max(static_cast<int>(std::lround(box.width * pixel_ratio)), 1);
  const int height = std::max(static_cast<int>(std::lround(box.height * pixel_ratio)), 1);

  target_.begin(width, height);
  picture_.draw({state_.theta, shown_torque_, shown_.max_torque, shown_.length, shown_.mean, shown_.std}, trail_, theme,
                width, height, pixel_ratio * unit());
  target_.end();

  // Textures have their origin at the bottom left, ImGui's pictures at the top left.
  ImGui::GetWindowDrawList()->AddImage((ImTextureID)(std::intptr_t)target_.texture(), box.min(), box.max(),
                                       {0.0F, 1.0F}, {1.0F, 0.0F});
}

void Stage::draw_readouts(const Box& box, int columns, const Theme& theme, const Fonts& fonts) const {
  const float u = unit();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto readouts = stage_readouts();
  const StageSample sample = seen();
  const int rows = (static_cast<int>(readouts.size()) + columns - 1) / columns;
  const float width = box.width / static_cast<float>(columns), height = box.height / static_cast<float>(rows);
  for (std::size_t i = 0; i < readouts.size(); ++i) {
    const StageReadout& readout = readouts[i];
    const auto place = static_cast<int>(i);
    const Box cell{box.x + width * static_cast<float>(place % columns),
                   box.y + height * static_cast<float>(place / columns), width, height};
    const float middle = cell.y + 0.5F * height;
    const ImU32 hue = colour(theme.policy);
    switch (readout.mark) {
      case StageReadout::Mark::none: break;
      case StageReadout::Mark::arc:
        list.AddRectFilled({cell.x, middle - 1.5F * u}, {cell.x + 10.0F * u, middle + 1.5F * u}, hue);
        break;
      case StageReadout::Mark::tick:
        list.AddRectFilled({cell.x + 3.5F * u, middle - 6.0F * u}, {cell.x + 6.5F * u, middle + 6.0F * u}, hue);
        break;
      case StageReadout::Mark::band:
        list.AddRectFilled({cell.x, middle - 5.0F * u}, {cell.x + 10.0F * u, middle + 5.0F * u},
                           colour(theme.policy, 0.34F), 2.0F * u);
        break;
    }
    draw_symbol({cell.x + 16.0F * u, middle - 9.0F * u}, readout.symbol, theme, fonts, theme.ink);
    const std::string text = readout.text(sample);
    const float end = cell.x + std::min(cell.width - 8.0F * u, 138.0F * u);
    // In a narrow cell the unit makes room; the tooltip says it.
    const float unit_width = cell.width > 132.0F * u ? 40.0F * u : 0.0F;
    // A symbol that is spelled out, for want of Greek letters, pushes the number aside.
    const float least = 22.0F * u + symbol_width(readout.symbol, fonts) + text_size(fonts.bold, text).x;
    const float right = std::max(end - unit_width, std::min(cell.x + least, end));
    text_at({right, middle - 8.5F * u}, fonts.bold, colour(theme.ink), text, Align::right);
    if (unit_width > 0.0F)
      text_at({right + 4.0F * u, middle - 6.5F * u}, fonts.small, colour(theme.muted), readout.unit);
    ImGui::SetCursorScreenPos(cell.min());
    ImGui::PushID(place);
    ImGui::InvisibleButton("readout", {cell.width - 4.0F * u, cell.height});
    ImGui::PopID();
    tooltip(readout.help);
  }
}

void Stage::draw_bar(const Box& box, const Theme& theme, const Fonts& fonts, Lab& lab) {
  const float u = unit();
  ImGui::GetWindowDrawList()->AddLine({box.x, box.y + 4.0F * u}, {box.right(), box.y + 4.0F * u}, colour(theme.border));
  const float y = box.y + 8.0F * u;
  text_at({box.x, y + 4.0F * u}, fonts.small, colour(theme.muted), "action");
  ImGui::SetCursorScreenPos({box.x + text_size(fonts.small, "action").x + 8.0F * u, y});
  constexpr std::string_view kNames[] = {"mean", "sampled"};
  const int chosen = segmented("actions", kNames, lab.sampled() ? 1 : 0, 24.0F * u, theme, fonts);
  if ((chosen == 1) != lab.sampled()) lab.set_sampled(chosen == 1);
  const char* hint = "drag or flick it";
  if (ImGui::GetItemRectMax().x + text_size(fonts.small, hint).x + 12.0F * u < box.right())
    text_at({box.right(), y + 4.0F * u}, fonts.small, colour(theme.muted), hint, Align::right);
}

}  // namespace sac::gui
