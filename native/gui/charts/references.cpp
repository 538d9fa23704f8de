#include "charts/references.h"

#include <vector>

#include "sac/task.h"
#include "ui/numbers.h"

namespace sac::gui {
namespace {

bool holds_solved_line(const ChartSource& source) {
  return is_standard_task(source.a.config) || (source.b && is_standard_task(source.b->config));
}

// Where a run solved the task.
struct Mark {
  const Snapshot& run;
  const char* text;
  Rgb Theme::*hue;
};
std::vector<Mark> marks_of(const ChartSource& source) {
  std::vector<Mark> marks;
  const auto add = [&](const Snapshot& run, const char* text, Rgb Theme::*hue) {
    if (run.solved && is_standard_task(run.config)) marks.push_back({run, text, hue});
  };
  add(source.a, source.b ? "A solved here" : "solved here", source.b ? &Theme::run_a : &Theme::solved);
  if (source.b) add(*source.b, "B solved here", &Theme::run_b);
  return marks;
}

ImVec2 place_of(const Plot& plot, const Mark& mark) {
  return plot.at({static_cast<double>(mark.run.solved->step), kSolvedReturn});
}

// On a ground of its own, through which what is below it shows faintly.
void write(ImVec2 at, std::string_view text, Rgb rgb, const Theme& theme, const Fonts& fonts, Align align) {
  const float u = unit();
  const ImVec2 size = text_size(fonts.small, text);
  const float left = align == Align::left ? at.x : at.x - size.x;
  ImGui::GetWindowDrawList()->AddRectFilled({left - 3.0F * u, at.y}, {left + size.x + 3.0F * u, at.y + size.y},
                                            colour(theme.panel, 0.85F), 3.0F * u);
  text_at({left, at.y}, fonts.small, colour(rgb), text);
}

}  // namespace

void draw_references(const Plot& plot, const ChartSource& source, bool large, const Theme& theme) {
  if (holds_solved_line(source)) plot.across(kSolvedReturn, {.colour = theme.muted, .width = 1.0F, .dash = kDots});
  if (source.optimum)
    plot.across(*source.optimum, {.colour = theme.optimum, .width = large ? 1.5F : 1.0F, .dash = kDashes});
  for (const Mark& mark : marks_of(source)) {
    const ImVec2 at = place_of(plot, mark);
    ImGui::GetWindowDrawList()->AddLine(at, {at.x, plot.area().bottom()}, colour(theme.*mark.hue, 0.55F),
                                        1.5F * unit());
  }
}

void name_references(const Plot& plot, const ChartSource& source, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const Box& area = plot.area();
  const auto name = [&](std::string_view text, double value, Rgb rgb, float below) {
    if (area.height <= 120.0F * u) return;
    write({area.x + 8.0F * u, plot.at({0.0, value}).y + below * u}, text, rgb, theme, fonts, Align::left);
  };
  if (holds_solved_line(source)) name("solved " + format_fixed(kSolvedReturn, 0), kSolvedReturn, theme.muted, 2.0F);
  if (source.optimum) name("optimum " + format_fixed(*source.optimum, 0), *source.optimum, theme.optimum, -17.0F);
  float lift = 20.0F;
  for (const Mark& mark : marks_of(source)) {
    const float x = place_of(plot, mark).x, y = area.bottom() - lift * u;
    lift += 16.0F;
    if (x < area.x) continue;
    const bool fits = x + text_size(fonts.small, mark.text).x + 14.0F * u < area.right();
    write({x + (fits ? 6.0F : -6.0F) * u, y}, mark.text, theme.*mark.hue, theme, fonts,
          fits ? Align::left : Align::right);
  }
}

}  // namespace sac::gui
