#include "stage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "shaders.h"

namespace sac::gui {
namespace {
constexpr double kTrailInterval = 1.0 / 60.0;
// More than this at once would be a jump, for instance behind a paused window.
constexpr double kLongestFrame = 0.25;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
}  // namespace

Stage::Stage() : pass_(shaders::pendulum_frag) {}

void Stage::advance(double seconds, const Snapshot& snapshot, TrainingThread& training) {
  const Config& config = snapshot.config;
  pendulum_.configure(config);
  max_torque_ = config.max_torque;
  dt_ = config.dt;
  length_ = config.length;
  episode_steps_ = config.episode_steps;
  if (run_ != snapshot.run) {
    run_ = snapshot.run;
    rng_ = Rng(static_cast<std::uint64_t>(config.seed), 1);
    begin_episode(training);
  }
  if (dragged_) return;
  since_step_ += std::min(seconds, kLongestFrame);
  while (since_step_ >= dt_) {
    if (training.answer().question != question_) {
      since_step_ = dt_;  // the answer is on its way: hold the picture instead of guessing
      break;
    }
    since_step_ -= dt_;
    begin_step(training);
  }
  shown_torque_ += (torque_ - shown_torque_) * (1.0 - std::exp(-seconds / 0.06));
  trail_time_ = std::min(trail_time_ + seconds, kLongestFrame);
  for (; trail_time_ >= kTrailInterval; trail_time_ -= kTrailInterval) {
    std::shift_right(trail_.begin(), trail_.end(), 1);
    trail_[0] = static_cast<float>(state().theta);
    trail_count_ = std::min(trail_count_ + 1, kTrail);
  }
}

Stage::State Stage::state() const {
  const double share = std::clamp(since_step_ / dt_, 0.0, 1.0);
  return {before_.theta + (pendulum_.theta() - before_.theta) * share,
          before_.omega + (pendulum_.omega() - before_.omega) * share};
}

void Stage::begin_episode(TrainingThread& training) {
  pendulum_.reset(rng_);
  before_ = {pendulum_.theta(), pendulum_.omega()};
  steps_ = 0;
  since_step_ = 0.0;
  torque_ = shown_torque_ = 0.0;
  reward_ = kNone;
  trail_count_ = 0;
  trajectory_.assign(1, before_);
  ask(training);
}

void Stage::begin_step(TrainingThread& training) {
  if (steps_ >= episode_steps_) {
    begin_episode(training);
    return;
  }
  before_ = {pendulum_.theta(), pendulum_.omega()};
  const float action = training.answer().value;
  reward_ = pendulum_.step({&action, 1}).reward;
  torque_ = pendulum_.torque();
  ++steps_;
  trajectory_.push_back({pendulum_.theta(), pendulum_.omega()});
  ask(training);
}

void Stage::ask(TrainingThread& training) {
  std::array<float, 3> observation{};
  pendulum_.observe(observation);
  question_ = training.ask(observation);
}

void Stage::drag(const Box& box, TrainingThread& training) {
  ImGui::SetCursorScreenPos(box.min());
  ImGui::InvisibleButton("pendulum", {box.width, box.height});
  const bool was_dragged = dragged_;
  dragged_ = ImGui::IsItemActive();
  if (dragged_) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double x = mouse.x - (box.x + 0.5F * box.width);
    const double y = (box.y + 0.5F * box.height) - mouse.y;
    const std::array state{std::atan2(-x, y), 0.0};
    pendulum_.set_state(state);
    before_ = {state[0], 0.0};
    trajectory_.assign(1, before_);
    torque_ = shown_torque_ = 0.0;
    reward_ = kNone;
    trail_count_ = 0;
  } else if (was_dragged) {
    steps_ = 0;
    since_step_ = 0.0;
    ask(training);
  } else if (ImGui::IsItemHovered()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
}

void Stage::draw(const Box& box, const Theme& theme, const Fonts& fonts, float pixel_ratio, TrainingThread& training) {
  const float readouts = 44.0F * unit();
  const Box picture{box.x, box.y, box.width, std::max(box.height - readouts, 1.0F)};
  const int width = std::max(static_cast<int>(std::lround(picture.width * pixel_ratio)), 1);
  const int height = std::max(static_cast<int>(std::lround(picture.height * pixel_ratio)), 1);

  target_.begin(width, height);
  pass_.use();
  pass_.set("resolution", static_cast<float>(width), static_cast<float>(height));
  pass_.set("pixel_ratio", pixel_ratio * unit());
  pass_.set("theta", static_cast<float>(state().theta));
  pass_.set("torque", static_cast<float>(std::clamp(shown_torque_ / max_torque_, -1.0, 1.0)));
  // A longer rod looks longer but stays in the picture.
  pass_.set("rod_length", static_cast<float>(std::clamp(std::pow(length_, 0.35), 0.5, 1.15)));
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
  drag(picture, training);
  draw_readouts({box.x, picture.bottom(), box.width, readouts}, theme, fonts);
}

void Stage::draw_readouts(const Box& box, const Theme& theme, const Fonts& fonts) const {
  const State now = state();
  const double degrees = Pendulum::wrap(now.theta) * 180.0 / std::numbers::pi;
  const std::string names[] = {fonts.has_greek ? "angle θ" : "angle", fonts.has_greek ? "speed ω" : "speed", "torque u",
                               "reward r"};
  const std::string values[] = {brief(degrees, 0) + "°", brief(now.omega, 1), brief(torque_, 2), brief(reward_, 2)};
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
