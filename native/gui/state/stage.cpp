#include "state/stage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "sac/pendulum.h"
#include "shaders.h"

namespace sac::gui {
namespace {
constexpr double kTrailInterval = 1.0 / 60.0;
// More than this at once would be a jump, for instance behind a paused window.
constexpr double kLongestFrame = 0.25;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
}  // namespace

Stage::Stage() : pass_(shaders::pendulum_frag) {}

void Stage::advance(double seconds, const std::vector<StageSample>& samples) {
  take(samples);
  if (dragged_ || samples_.empty()) return;
  look(stage_now());
  shown_torque_ += (shown_.torque - shown_torque_) * (1.0 - std::exp(-seconds / 0.06));
  trail_time_ = std::min(trail_time_ + seconds, kLongestFrame);
  for (; trail_time_ >= kTrailInterval; trail_time_ -= kTrailInterval) {
    std::shift_right(trail_.begin(), trail_.end(), 1);
    trail_[0] = static_cast<float>(state_.theta);
    trail_count_ = std::min(trail_count_ + 1, kTrail);
  }
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
  if (trajectory_.size() > at + 2) trail_count_ = 0;  // another episode

  const StageSample& from = samples_[at];
  const bool goes_on = at + 1 < samples_.size() && samples_[at + 1].step == from.step + 1.0;
  const StageSample& to = goes_on ? samples_[at + 1] : from;
  const double share = goes_on ? std::clamp((now - from.time) / (to.time - from.time), 0.0, 1.0) : 0.0;
  state_ = {from.theta + (to.theta - from.theta) * share, from.omega + (to.omega - from.omega) * share};
  shown_ = to;
  trajectory_.clear();
  for (std::size_t i = 0; i <= at; ++i) trajectory_.push_back({samples_[i].theta, samples_[i].omega});
  trajectory_.push_back(state_);
}

void Stage::drag(const Box& box, Lab& lab) {
  ImGui::SetCursorScreenPos(box.min());
  ImGui::InvisibleButton("pendulum", {box.width, box.height});
  const bool was_dragged = dragged_;
  dragged_ = ImGui::IsItemActive();
  if (dragged_) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double x = mouse.x - (box.x + 0.5F * box.width);
    const double y = (box.y + 0.5F * box.height) - mouse.y;
    state_ = {std::atan2(-x, y), 0.0};
    lab.place(state_, true);
    trajectory_.assign(1, state_);
    shown_.torque = shown_torque_ = 0.0;
    shown_.reward = kNone;
    trail_count_ = 0;
  } else if (was_dragged) {
    samples_.clear();
    lab.place(state_, false);
  } else if (ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
}

void Stage::draw(const Box& box, const Theme& theme, const Fonts& fonts, float pixel_ratio, Lab& lab) {
  const float readouts = 44.0F * unit();
  const Box picture{box.x, box.y, box.width, std::max(box.height - readouts, 1.0F)};
  const int width = std::max(static_cast<int>(std::lround(picture.width * pixel_ratio)), 1);
  const int height = std::max(static_cast<int>(std::lround(picture.height * pixel_ratio)), 1);

  target_.begin(width, height);
  pass_.use();
  pass_.set("resolution", static_cast<float>(width), static_cast<float>(height));
  pass_.set("pixel_ratio", pixel_ratio * unit());
  pass_.set("theta", static_cast<float>(state_.theta));
  pass_.set("torque", static_cast<float>(std::clamp(shown_torque_ / std::max(shown_.max_torque, 1e-9), -1.0, 1.0)));
  // A longer rod looks longer but stays in the picture.
  pass_.set("rod_length", static_cast<float>(std::clamp(std::pow(shown_.length, 0.35), 0.5, 1.15)));
  pass_.set("trail", std::span<const float>(trail_));
  pass_.set("trail_count", trail_count_);
  pass_.set("background", theme.panel);
  pass_.set("ink", theme.ink);
  pass_.set("rod", theme.rod);
  pass_.set("accent", theme.accent);
  pass_.draw();
  target_.end();

  // Textures have their origin at the bottom left, ImGui's pictures at the top left.
  ImGui::GetWindowDrawList()->AddImage((ImTextureID)(std::intptr_t)target_.texture(), picture.min(), picture.max(),
                                       {0.0F, 1.0F}, {1.0F, 0.0F});
  drag(picture, lab);
  draw_readouts({box.x, picture.bottom(), box.width, readouts}, theme, fonts);
}

void Stage::draw_readouts(const Box& box, const Theme& theme, const Fonts& fonts) const {
  const double degrees = Pendulum::wrap(state_.theta) * 180.0 / std::numbers::pi;
  const std::string names[] = {fonts.has_greek ? "angle θ" : "angle", fonts.has_greek ? "speed ω" : "speed", "torque u",
                               "reward r"};
  const std::string values[] = {brief(degrees, 0) + "°", brief(state_.omega, 1), brief(shown_.torque, 2),
                                brief(shown_.reward, 2)};
  const std::string units[] = {"", "rad/s", "N m", ""};
  const float column = box.width / 4.0F;
  for (int i = 0; i < 4; ++i) {
    const float x = box.x + column * static_cast<float>(i);
    const float y = box.y + 6.0F * unit();
    text_at({x, y}, fonts.small, colour(theme.muted), names[i]);
    text_at({x, y + 15.0F * unit()}, fonts.bold, colour(theme.ink), values[i]);
    const float after = text_size(fonts.bold, values[i]).x + 4.0F * unit();
    text_at({x + after, y + 17.0F * unit()}, fonts.small, colour(theme.muted), units[i]);
  }
}

}  // namespace sac::gui
