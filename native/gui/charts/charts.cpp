#include "charts/charts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "charts/actions_plot.h"
#include "charts/catalogue.h"
#include "charts/readings.h"
#include "ui/focus.h"
#include "ui/numbers.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

// Environment steps after which the past counts a third.
constexpr double kSmoothingSpans[] = {0.0, 200.0, 1000.0, 5000.0};

std::string span_name(double span) { return span == 0.0 ? "raw" : "smooth " + format_count(span); }

constexpr double kWheelZoom = 0.85;
constexpr double kKeyZoom = 0.7;

bool key_typed(char wanted) {
  for (const ImWchar c : ImGui::GetIO().InputQueueCharacters)
    if (c == static_cast<ImWchar>(wanted)) return true;
  return false;
}

std::span<const double> histogram_of(const Snapshot* run) {
  return run && run->histogram ? std::span<const double>(*run->histogram) : std::span<const double>();
}

void draw_pill(ImVec2 at, std::string_view text, Rgb ink, Rgb ground, const Fonts& fonts) {
  const float u = unit();
  const ImVec2 size = text_size(fonts.small, text);
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x + 18.0F * u, at.y + 22.0F * u}, colour(ground),
                                            11.0F * u);
  text_at({at.x + 9.0F * u, at.y + 0.5F * (22.0F * u - size.y)}, fonts.small, colour(ink), text);
}

}  // namespace

void ChartsView::show(ChartId id) {
  if (id == large_) return;
  std::replace(small_.begin(), small_.end(), id, large_);
  large_ = id;
}

std::vector<const Trace*> ChartsView::shown(const TimeChart& chart) const {
  std::vector<const Trace*> traces;
  for (const Trace& trace : chart.traces)
    if (toggled_.contains(trace.key) == trace.hidden) traces.push_back(&trace);
  return traces;
}

void ChartsView::toggle(const Trace& trace) {
  if (toggled_.erase(trace.key) == 0) toggled_.insert(trace.key);
}

bool ChartsView::is_logarithmic(const TimeChart& chart) const {
  return chart.starts_log != other_scale_.contains(chart.id);
}

void ChartsView::toggle_logarithmic(const TimeChart& chart) {
  if (chart.log_axis && other_scale_.erase(chart.id) == 0) other_scale_.insert(chart.id);
}

void ChartsView::draw(const Box& box, const ChartSource& source, const ChartRequests& requests, const Theme& theme,
                      const Fonts& fonts) {
  const float u = unit();
  const float head = draw_head(box, source, requests, theme, fonts);
  const float small = box.height > 300.0F * u ? std::clamp(0.2F * box.height, 62.0F * u, 110.0F * u) : 0.0F;
  const float gap = small > 0.0F ? 8.0F * u : 0.0F;
  const Box large{box.x, box.y + head, box.width, std::max(box.height - head - small - gap, 1.0F)};
  const bool cleared = draw_large(large, source, theme, fonts);
  if (small > 0.0F) draw_small({box.x, large.bottom() + gap, box.width, small}, source, theme, fonts);
  if (cleared && requests.forget_recent) requests.forget_recent();  // nothing of the source is read any more
}

float ChartsView::draw_head(const Box& box, const ChartSource& source, const ChartRequests& requests,
                            const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float height = 24.0F * u;
  text_at({box.x, box.y + 3.0F * u}, fonts.bold, colour(theme.ink), chart_title(large_));
  const float title = text_size(fonts.bold, chart_title(large_)).x;

  float x = box.right();
  const auto place = [&](float width) {
    x -= width;
    ImGui::SetCursorScreenPos({x, box.y});
    x -= 6.0F * u;
  };
  if (requests.save_csv) {
    place(chip_size("CSV", fonts).x);
    if (chip("csv", "CSV", false, {}, theme, fonts)) requests.save_csv();
    tooltip("Saves every number of the run, in the columns of sac-train --log");
  }
  if (requests.save_png) {
    place(chip_size("PNG", fonts).x);
    if (chip("png", "PNG", false, {}, theme, fonts)) requests.save_png(box);
    tooltip("Saves the charts as a picture");
  }
  if (const TimeChart* chart = time_chart(large_)) {
    if (chart->log_axis) {
      place(chip_size("log", fonts).x);
      if (chip("log", "log", is_logarithmic(*chart), {}, theme, fonts)) toggle_logarithmic(*chart);
      tooltip("A logarithmic axis");
    }
    place(chip_size("latest", fonts).x);
    if (chip("latest", "latest", range_.shows_latest(), {}, theme, fonts)) range_.show_latest(!range_.shows_latest());
    tooltip("Only the second half of the steps, with the values' own scale");
    if (range_.is_zoomed() && !range_.shows_latest()) {
      place(chip_size("all steps", fonts).x);
      if (chip("all", "all steps", false, {}, theme, fonts)) range_.reset();
      tooltip("Shows all steps again, as a double click does");
    }
    const float list = 108.0F * u;
    place(list);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {8.0F * u, 0.5F * (height - ImGui::GetFontSize())});
    if (begin_list("##smoothing", span_name(smoothing_).c_str(), list, theme)) {
      for (const double span : kSmoothingSpans)
        if (ImGui::Selectable(span_name(span).c_str(), span == smoothing_)) smoothing_ = span;
      end_list();
    } else if (const int step = list_arrow(); step != 0) {
      const auto at =
          std::find(std::begin(kSmoothingSpans), std::end(kSmoothingSpans), smoothing_) - std::begin(kSmoothingSpans);
      smoothing_ = kSmoothingSpans[std::clamp<std::ptrdiff_t>(at + step, 0, std::ssize(kSmoothingSpans) - 1)];
    }
    ImGui::PopStyleVar();
  }

  const Verdict how = verdict(source.a, source.optimum);
  const float room = x - box.x - title - 20.0F * u;
  if (text_size(fonts.small, how.text).x + 18.0F * u < room)
    draw_pill({box.x + title + 12.0F * u, box.y + 1.0F * u}, how.text, how.solved ? theme.solved : theme.muted,
              how.solved ? theme.solved_soft : theme.raised, fonts);
  return height + 4.0F * u;
}

bool ChartsView::draw_large(const Box& box, const ChartSource& source, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const TimeChart* chart = time_chart(large_);
  const double max_torque = source.a.config.max_torque;
  const auto a = histogram_of(&source.a), b = histogram_of(source.b);
  std::vector<const Trace*> traces;
  if (chart) traces = shown(*chart);
  legend_ = chart ? legend_of(*chart, source, traces, range_.step, curves_) : actions_legend(a, b, max_torque, part_);
  const LegendAnswer answer =
      draw_legend({box.x + 2.0F * u, box.y, box.width - 4.0F * u, box.height}, legend_, theme, fonts);
  if (answer.toggled) toggle(*answer.toggled);
  const float below = answer.height + 4.0F * u;
  const Box area{box.x, box.y + below, box.width, std::max(box.height - below, 1.0F)};
  if (!chart) {
    const Plot plot = draw_actions(area, a, b, max_torque, true, part_, theme, fonts);
    ImGui::SetCursorScreenPos(plot.area().min());
    ImGui::InvisibleButton("actions", {plot.area().width, plot.area().height});
    const bool focused = focusable();
    if (ImGui::IsItemHovered()) {
      part_ = part_at(plot, a.size(), ImGui::GetIO().MousePos.x);
    } else if (focused && !a.empty()) {
      part_ = part_beside(part_, a.size(), pressed_arrow());
    } else {
      part_.reset();
    }
    if (a.empty())
      text_at({area.x + 0.5F * area.width, area.y + 0.4F * area.height}, fonts.small, colour(theme.muted),
              "No action has been taken yet", Align::centre);
    return false;
  }
  const TimePlotStyle style{true, is_logarithmic(*chart), smoothing_, lit_};
  const Plot plot =
      plots_[static_cast<std::size_t>(large_)].draw(area, *chart, source, traces, range_, style, theme, fonts, curves_);
  steer(plot, source);
  draw_selection(plot, theme);
  if (lit_ >= 0 && static_cast<std::size_t>(lit_) < source.recent.size())
    ImGui::SetTooltip("%s", source.recent[static_cast<std::size_t>(lit_)].name.c_str());
  const bool learned = large_ == ChartId::returns || source.a.metrics.gradient_updates > 0.0;
  if (!learned)
    text_at({area.x + 0.5F * area.width, area.y + 0.4F * area.height}, fonts.small, colour(theme.muted),
            "updates begin at step " + format_count(static_cast<double>(source.a.first_update_step)), Align::centre);
  return answer.cleared;
}

// Pointing reads, the wheel zooms, dragging selects steps or moves what is zoomed, and a double click shows all again.
void ChartsView::steer(const Plot& plot, const ChartSource& source) {
  const ImGuiIO& io = ImGui::GetIO();
  const Box& area = plot.area();
  ImGui::SetCursorScreenPos(area.min());
  ImGui::InvisibleButton("plot", {area.width, area.height});
  if (focusable()) steer_by_keys(source);
  const bool hovered = ImGui::IsItemHovered();
  const bool active = ImGui::IsItemActive();
  const double under = plot.x_under(std::clamp(io.MousePos.x, area.x, area.right()));
  const bool behind = large_ == ChartId::returns;
  if (hovered || active) {
    range_.step = std::max(0.0, std::round(under));
    lit_ = behind ? plots_[static_cast<std::size_t>(large_)].recent_at(plot, io.MousePos) : -1;
  } else if (!focus_is_item()) {
    range_.step.reset();
    lit_ = -1;
  }
  if (hovered && io.MouseWheel != 0.0F)
    range_.scale(std::pow(kWheelZoom, static_cast<double>(io.MouseWheel)), under, source);
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    range_.reset();
    pressed_.reset();
    return;
  }
  if (ImGui::IsItemActivated() && (!range_.is_zoomed() || io.KeyShift)) pressed_ = under;
  if (active && !pressed_ && io.MouseDelta.x != 0.0F) {
    const Range steps = plot.axes().x;
    range_.shift(-static_cast<double>(io.MouseDelta.x / area.width) * (steps.high - steps.low), source);
  }
  if (ImGui::IsItemDeactivated() && pressed_) {
    const double from = std::exchange(pressed_, std::nullopt).value();
    if (std::abs(plot.at({from, 0.0}).x - io.MousePos.x) > 4.0F * unit()) range_.zoom_to(from, under, source);
  }
}

void ChartsView::steer_by_keys(const ChartSource& source) {
  const Range steps = range_.visible(source, behind_of(large_));
  const double newest = source.a.metrics.environment_steps;
  const double step = range_.step.value_or(std::clamp(newest, steps.low, steps.high));
  const double stride = (steps.high - steps.low) * (ImGui::GetIO().KeyShift ? 0.1 : 0.01);
  const auto move = [&](double next) {
    range_.shift(std::min(next - steps.low, 0.0) + std::max(next - steps.high, 0.0), source);
    const Range now = range_.visible(source, behind_of(large_));
    range_.step = std::round(std::clamp(next, now.low, now.high));
  };
  switch (pressed_arrow()) {
    case Arrow::left: move(step - stride); break;
    case Arrow::right: move(step + stride); break;
    case Arrow::home: move(steps.low); break;
    case Arrow::end: move(std::min(newest, steps.high)); break;
    default: break;
  }
  if (key_typed('+') || key_typed('=')) range_.scale(kKeyZoom, step, source);
  if (key_typed('-')) range_.scale(1.0 / kKeyZoom, step, source);
  if (key_typed('0')) range_.reset();
}

void ChartsView::draw_selection(const Plot& plot, const Theme& theme) const {
  if (!pressed_ || !range_.step) return;
  const float from = plot.at({*pressed_, 0.0}).x, to = plot.at({*range_.step, 0.0}).x;
  const Box& area = plot.area();
  ImGui::GetWindowDrawList()->AddRectFilled({std::min(from, to), area.y}, {std::max(from, to), area.bottom()},
                                            colour(theme.accent, 0.12F));
}

void ChartsView::draw_small(const Box& box, const ChartSource& source, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float gap = 7.0F * u;
  const auto count = static_cast<float>(small_.size());
  const float width = (box.width - gap * (count - 1.0F)) / count;
  std::optional<ChartId> chosen;
  for (std::size_t i = 0; i < small_.size(); ++i) {
    const ChartId id = small_[i];
    const Box card{box.x + static_cast<float>(i) * (width + gap), box.y, width, box.height};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushID(static_cast<int>(id));
    ImGui::SetCursorScreenPos(card.min());
    bool pressed = ImGui::InvisibleButton("small", {card.width, card.height});
    pressed = (focusable() && focus_pressed()) || pressed;
    if (pressed) chosen = id;
    const bool hovered = ImGui::IsItemHovered();
    tooltip("Show large: " + std::string(chart_title(id)));
    ImGui::PopID();
    if (hovered) list.AddRectFilled(card.min(), card.max(), colour(theme.raised), 7.0F * u);
    list.AddRect(card.min(), card.max(), colour(hovered ? theme.strong_border : theme.border), 7.0F * u);
    const std::string number = headline(id, source, histogram_of(&source.a), range_.step, curves_);
    // Where there is no room for both, the name.
    const float name = text_size(fonts.small, chart_short(id)).x;
    text_at({card.x + 7.0F * u, card.y + 4.0F * u}, fonts.small, colour(theme.muted), chart_short(id));
    if (name + text_size(fonts.small, number).x + 18.0F * u < card.width)
      text_at({card.right() - 7.0F * u, card.y + 4.0F * u}, fonts.small, colour(theme.ink), number, Align::right);
    const Box plot{card.x + 6.0F * u, card.y + 22.0F * u, card.width - 12.0F * u,
                   std::max(card.height - 27.0F * u, 1.0F)};
    if (const TimeChart* chart = time_chart(id)) {
      const auto traces = shown(*chart);
      plots_[static_cast<std::size_t>(id)].draw(plot, *chart, source, traces, range_,
                                                {false, is_logarithmic(*chart), smoothing_, -1}, theme, fonts, curves_);
    } else {
      draw_actions(plot, histogram_of(&source.a), histogram_of(source.b), source.a.config.max_torque, false,
                   std::nullopt, theme, fonts);
    }
  }
  if (chosen) show(*chosen);
}

}  // namespace sac::gui
