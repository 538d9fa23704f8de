#include "controls/comparison_bar.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "controls/param_text.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/plot.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

// A value as `get_text` has it, as a person reads it.
std::string read_text(const Param& param, const std::string& text) {
  Config config;
  return set(config, param.key, text).empty() ? value_text(param, get(config, param)) : text;
}

// A run's steps and newest return; a click lets the controls change it. \return its width
float draw_run(ImVec2 at, float height, Side side, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const Snapshot& run = lab.run(side).snapshot();
  const auto& evaluations = run.history.evaluations;
  const double newest = evaluations.empty() ? std::numeric_limits<double>::quiet_NaN() : evaluations.back().mean_return;
  const std::string steps = format_count(run.metrics.environment_steps) + " steps";
  const std::string result = run.error.empty() ? format_count(newest) : "stopped";
  const float text = 88.0F * u, width = 25.0F * u + text + 52.0F * u + 12.0F * u;
  const bool second = side == Side::b;
  ImGui::SetCursorScreenPos(at);
  ImGui::PushID(second);
  bool pressed = ImGui::InvisibleButton("run", {width, height});
  pressed = (focusable() && focus_pressed()) || pressed;
  tooltip(second ? "Controls, action slice and update show run B" : "Controls, action slice and update show run A");
  ImGui::PopID();
  if (pressed) lab.focus_on(side);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool chosen = lab.focus() == side;
  if (chosen) {
    list.AddRectFilled(at, {at.x + width, at.y + height}, colour(theme.raised), 7.0F * u);
    list.AddRect(at, {at.x + width, at.y + height}, colour(theme.strong_border), 7.0F * u);
  }
  const float middle = at.y + 0.5F * height;
  const float x = at.x + 6.0F * u + run_tile({at.x + 6.0F * u, middle - 9.0F * u}, second, theme, fonts);
  text_at({x, middle - 7.0F * u}, fonts.small, colour(chosen ? theme.ink : theme.muted), steps);
  text_at({at.x + width - 8.0F * u, middle - 7.0F * u}, fonts.small, colour(theme.ink), result, Align::right);
  return width;
}

}  // namespace

std::string difference_text(const Difference& difference) {
  const Param& param = *difference.param;
  return spaced(param.key) + " " + read_text(param, difference.a) + " → " + read_text(param, difference.b);
}

void draw_comparison_bar(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float height = 28.0F * u;
  const float y = box.y + 0.5F * (box.height - height), middle = box.y + 0.5F * box.height;
  text_at({box.x, middle - 8.5F * u}, fonts.bold, colour(theme.ink), "Compare");
  float x = box.x + text_size(fonts.bold, "Compare").x + 12.0F * u;
  for (const Side side : {Side::a, Side::b}) x += draw_run({x, y}, height, side, lab, theme, fonts) + 4.0F * u;

  float right = box.right();
  const auto offer = [&](const char* name, const char* help) {
    const float width = chip_size(name, fonts).x;
    right -= width;
    ImGui::SetCursorScreenPos({right, y});
    right -= 6.0F * u;
    const bool pressed = chip(name, name, false, {width, height}, theme, fonts);
    tooltip(help);
    return pressed;
  };
  const bool end = offer("End", "End the comparison, keep A");
  const bool keep = offer("Keep B", "End the comparison and go on with B");
  const bool fork = offer("A → B", "B becomes what A is now, with all that A has learned");
  const bool restart = offer("Restart both", "Both runs begin again from the same seed");

  x += 10.0F * u;
  const auto differences = lab.differences();
  const Param* given_back = nullptr;
  {
    const Clip clip({x, box.y, std::max(right - x, 1.0F), box.height});
    if (differences.empty())
      text_at({x, middle - 7.0F * u}, fonts.small, colour(theme.muted),
              "B is a duplicate of A. Change a setting: it acts on B alone.");
    for (const Difference& difference : differences) {
      const std::string text = difference_text(difference);
      const float symbol = symbol_width(difference.param->symbol, fonts, 15.0F);
      const float cross = 20.0F * u;
      const float width = symbol + text_size(fonts.small, text).x + 22.0F * u + cross;
      ImGui::GetWindowDrawList()->AddRectFilled({x, y + 2.0F * u}, {x + width, y + height - 2.0F * u},
                                                colour(theme.raised), 12.0F * u);
      draw_symbol({x + 8.0F * u, middle - 8.5F * u}, difference.param->symbol, theme, fonts, theme.muted, 15.0F);
      text_at({x + symbol + 15.0F * u, middle - 7.5F * u}, fonts.small, colour(theme.ink), text);
      ImGui::SetCursorScreenPos({x + width - cross - 3.0F * u, middle - 0.5F * cross});
      const std::string id = "give-back-" + std::string(difference.param->key);
      if (x + width < right) {
        if (button(id.c_str(), Icon::close, "", {cross, cross}, ButtonStyle::quiet, theme, fonts))
          given_back = difference.param;
        tooltip("Give B A's value");
      }
      x += width + 8.0F * u;
    }
  }
  if (given_back) lab.give_back(*given_back);
  if (restart) lab.reset();
  if (fork) lab.fork();
  if (keep) lab.keep_other();
  if (end) lab.end_comparison();  // of B nothing is drawn any more in this frame
}

}  // namespace sac::gui
