#include "charts/charts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "sac/optimum.h"
#include "sac/schema.h"
#include "sac/smoothing.h"
#include "sac/task.h"
#include "ui/plot.h"

namespace sac::gui {
namespace {

constexpr const char* kSteps = "environment steps";
constexpr double kShortestAxis = 5000.0;

double x_end(const Snapshot& snapshot) {
  return std::max(kShortestAxis, 1.04 * std::max(snapshot.metrics.environment_steps, 0.0));
}

Box inside_axes(const Box& box) {
  const float u = unit();
  return {box.x + 42.0F * u, box.y + 6.0F * u, std::max(box.width - 46.0F * u, 1.0F),
          std::max(box.height - 38.0F * u, 1.0F)};
}

void draw_reference(const Plot& plot, double value, Mark mark, Rgb rgb) {
  const float y = std::round(plot.at({plot.x_low, value}).y);
  draw_pattern(mark, {plot.area.x, y}, plot.area.width, colour(rgb));
}

// A legend at the top of a box. \return the box below it
Box below_legend(const Box& box, const std::vector<LegendEntry>& entries, const Theme& theme, const Fonts& fonts) {
  const float height = draw_legend({box.x, box.y + 4.0F * unit(), box.width, box.height}, entries, theme, fonts);
  const float space = height + 8.0F * unit();
  return {box.x, box.y + space, box.width, std::max(box.height - space, 1.0F)};
}

// The item of a list sorted by step that is nearest to x.
template <typename Item>
const Item* nearest(const LogView<Item>& items, double x) {
  if (items.empty()) return nullptr;
  std::size_t after = 0, end = items.size();
  while (after < end) {
    const std::size_t middle = (after + end) / 2;
    if (static_cast<double>(items[middle].step) < x) {
      after = middle + 1;
    } else {
      end = middle;
    }
  }
  if (after == items.size()) return &items.back();
  if (after == 0) return &items[0];
  const double to_before = x - static_cast<double>(items[after - 1].step);
  const double to_after = static_cast<double>(items[after].step) - x;
  return &items[to_before < to_after ? after - 1 : after];
}

void draw_return_hover(const Plot& plot, const Snapshot& snapshot, const Theme& theme) {
  ImGui::SetCursorScreenPos(plot.area.min());
  ImGui::InvisibleButton("returns", {plot.area.width, plot.area.height});
  if (!ImGui::IsItemHovered()) return;
  const double x = plot.x_under(ImGui::GetIO().MousePos.x);
  const Episode* episode = nearest(snapshot.history.episodes, x);
  const Evaluation* evaluation = nearest(snapshot.history.evaluations, x);
  if (!episode && !evaluation) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  std::string text;
  const auto mark = [&](std::int64_t step, double value, const char* name, Rgb rgb) {
    const ImVec2 at = plot.at({static_cast<double>(step), value});
    list.AddCircle(at, 5.0F * u, colour(theme.ink), 20, 1.5F * u);
    list.AddCircleFilled(at, 3.5F * u, colour(rgb), 20);
    if (!text.empty()) text += "\n";
    text += std::string(name) + " " + brief(value, 1) + " at step " + grouped(static_cast<double>(step));
  };
  if (evaluation) {
    const float line = plot.at({static_cast<double>(evaluation->step), plot.y_low}).x;
    list.AddLine({line, plot.area.y}, {line, plot.area.bottom()}, colour(theme.ink, 0.18F));
    mark(evaluation->step, evaluation->mean_return, "evaluation", theme.policy);
  }
  if (episode) mark(episode->step, episode->episode_return, "training", theme.training);
  ImGui::SetTooltip("%s", text.c_str());
}

void draw_solved(const Plot& plot, const Snapshot& snapshot, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const ImVec2 at = plot.at({static_cast<double>(snapshot.solved->step), snapshot.solved->mean_return});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine({at.x, at.y}, {at.x, plot.area.bottom()}, colour(theme.solved, 0.55F), 1.5F * u);
  list.AddCircleFilled(at, 5.0F * u, colour(theme.solved), 24);
  list.AddCircle(at, 5.0F * u, colour(theme.panel), 24, 1.5F * u);
  const std::string steps = "solved at step " + grouped(static_cast<double>(snapshot.solved->step));
  const std::string time = brief(snapshot.solved_seconds, 1) + " s of training";
  const float width = text_size(fonts.bold, steps).x;
  const bool left = at.x + width + 14.0F * u > plot.area.right();
  const float x = left ? at.x - 8.0F * u : at.x + 8.0F * u;
  const float y = plot.area.bottom() - 44.0F * u;
  text_at({x, y}, fonts.bold, colour(theme.solved), steps, left ? Align::right : Align::left);
  text_at({x, y + 18.0F * u}, fonts.small, colour(theme.muted), time, left ? Align::right : Align::left);
}

struct Series {
  std::size_t metric;  // its place in the list
  std::string name;
  Rgb rgb;
};

std::size_t metric_place(std::string_view key) {
  const auto infos = metric_infos();
  return static_cast<std::size_t>(
      std::find_if(infos.begin(), infos.end(), [&](const auto& m) { return m.key == key; }) - infos.begin());
}

// How far back, in environment steps, a trend looks.
constexpr double kSmoothing = 200.0;

// A smoothed curve; on a logarithmic axis, what is not positive is a gap.
std::vector<Point> trend(const LogView<HistoryPoint>& history, std::size_t metric, bool log_y) {
  std::vector<double> steps, values;
  for (const HistoryPoint& point : history) {
    const double value = point.metrics[metric];
    steps.push_back(static_cast<double>(point.step));
    values.push_back(log_y && value <= 0.0 ? NAN : value);
  }
  const std::vector<double> smooth = smoothed(steps, values, kSmoothing);
  std::vector<Point> points;
  for (std::size_t i = 0; i < steps.size(); ++i) points.push_back({steps[i], smooth[i]});
  return points;
}

// The trends of a few metrics over the environment steps, the first on top, on an axis that just holds them.
void draw_trends(const Box& box, const Snapshot& snapshot, const std::vector<Series>& series, bool log_y,
                 const Theme& theme, const Fonts& fonts) {
  std::vector<LegendEntry> legend;
  for (const Series& one : series) legend.push_back({one.name, one.rgb});
  const Box area = inside_axes(below_legend(box, legend, theme, fonts));
  const double end = x_end(snapshot);
  std::vector<std::vector<Point>> lines;
  double low = 1e300;
  double high = -1e300;
  for (const Series& one : series) {
    lines.push_back(trend(snapshot.history.points, one.metric, log_y));
    for (const Point& point : lines.back()) {
      if (!std::isfinite(point.y)) continue;
      low = std::min(low, point.y);
      high = std::max(high, point.y);
    }
  }
  if (low > high) low = log_y ? 0.02 : 0.0, high = log_y ? 50.0 : 1.0;
  if (log_y) {
    low = std::pow(10.0, std::floor(std::log10(std::max(low, high * 1e-6)) - 0.05));
    high = std::pow(10.0, std::ceil(std::log10(high) + 0.05));
  } else {
    const double margin = std::max(0.08 * (high - low), 0.05);
    low -= margin;
    high += margin;
  }
  const Plot plot{area, 0.0, end, low, high, log_y};
  draw_frame(plot, theme, fonts, kSteps);
  ImGui::GetWindowDrawList()->PushClipRect(plot.area.min(), plot.area.max(), true);
  for (std::size_t i = series.size(); i-- > 0;) draw_line(plot, lines[i], colour(series[i].rgb), 1.7F);
  ImGui::GetWindowDrawList()->PopClipRect();
  if (snapshot.metrics.gradient_updates == 0.0) {
    const std::string text = "updates begin at step " + grouped(static_cast<double>(snapshot.first_update_step));
    text_at({area.x + 0.5F * area.width, area.y + 0.5F * area.height}, fonts.small, colour(theme.muted), text,
            Align::centre);
  }
}

}  // namespace

void draw_return_chart(const Box& box, const Snapshot& snapshot, std::optional<double> optimum, const Theme& theme,
                       const Fonts& fonts) {
  const float u = unit();
  double low = -1500.0;
  double high = 0.0;
  for (const Episode& episode : snapshot.history.episodes) {
    low = std::min(low, episode.episode_return);
    high = std::max(high, episode.episode_return);
  }
  for (const Evaluation& evaluation : snapshot.history.evaluations) low = std::min(low, evaluation.mean_return);
  if (optimum) low = std::min(low, *optimum);
  low = std::floor(low / 250.0) * 250.0;
  // "Solved" speaks of the standard task. On another one, the distance to its own optimum says how good a policy is.
  const bool standard = is_standard_task(snapshot.config);
  std::string of_evaluations = "evaluation";
  if (!standard && optimum && !snapshot.history.evaluations.empty())
    of_evaluations +=
        ", " + brief(*optimum - snapshot.history.evaluations.back().mean_return, 1) + " below the optimum";
  std::vector<LegendEntry> legend{{"training", theme.training, Mark::dot}, {of_evaluations, theme.policy}};
  if (optimum)
    legend.push_back(
        {(standard ? "optimum " : "optimum of this task ") + brief(*optimum, 0), theme.optimum, Mark::dashes});
  if (standard) legend.push_back({"solved " + brief(kSolvedReturn, 0), theme.solved, Mark::dots});
  const Box chart = below_legend(box, legend, theme, fonts);
  const Plot plot{inside_axes(chart), 0.0, x_end(snapshot), low, high, false};
  draw_frame(plot, theme, fonts, kSteps);

  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect({plot.area.x, plot.area.y - 6.0F * u}, {plot.area.right(), plot.area.bottom()}, true);
  const float strength = snapshot.history.episodes.size() > 400 ? 0.35F : 0.75F;
  for (const Episode& episode : snapshot.history.episodes)
    list.AddCircleFilled(plot.at({static_cast<double>(episode.step), episode.episode_return}), 2.6F * u,
                         colour(theme.training, strength), 12);
  std::vector<Point> line;
  line.reserve(snapshot.history.evaluations.size());
  for (const Evaluation& evaluation : snapshot.history.evaluations)
    line.push_back({static_cast<double>(evaluation.step), evaluation.mean_return});
  draw_line(plot, line, colour(theme.policy), 2.2F);
  if (optimum) draw_reference(plot, *optimum, Mark::dashes, theme.optimum);
  if (standard) draw_reference(plot, kSolvedReturn, Mark::dots, theme.solved);
  if (snapshot.solved) draw_solved(plot, snapshot, theme, fonts);
  list.PopClipRect();
  draw_return_hover(plot, snapshot, theme);
}

void draw_loss_chart(const Box& box, const Snapshot& snapshot, const Theme& theme, const Fonts& fonts) {
  draw_trends(box, snapshot,
              {{metric_place("q1_loss"), "Q1", theme.q1},
               {metric_place("q2_loss"), "Q2", theme.q2},
               {metric_place("value_loss"), "V", theme.value}},
              true, theme, fonts);
}

void draw_entropy_chart(const Box& box, const Snapshot& snapshot, const Theme& theme, const Fonts& fonts) {
  draw_trends(box, snapshot,
              {{metric_place("policy_entropy"), fonts.has_greek ? "H(π)" : "H(pi)", theme.policy},
               {metric_place("temperature"), fonts.has_greek ? "α" : "alpha", theme.ink}},
              false, theme, fonts);
}

void draw_counters(const Box& box, int columns, const Snapshot& snapshot, const Theme& theme, const Fonts& fonts) {
  const Metrics& m = snapshot.metrics;
  const std::pair<const char*, double> counters[] = {{"environment steps", m.environment_steps},
                                                     {"gradient updates", m.gradient_updates},
                                                     {"episodes", m.episodes},
                                                     {"updates per second", snapshot.updates_per_second}};
  const float u = unit();
  const float width = box.width / static_cast<float>(columns);
  for (int i = 0; i < 4; ++i) {
    const float x = box.x + width * static_cast<float>(i % columns);
    const float y = box.y + 46.0F * u * static_cast<float>(i / columns);
    text_at({x, y}, fonts.number, colour(theme.ink), grouped(counters[i].second));
    text_at({x, y + 24.0F * u}, fonts.small, colour(theme.muted), counters[i].first);
  }
}

}  // namespace sac::gui
