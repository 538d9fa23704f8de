#include "charts/legend.h"

#include <algorithm>
#include <numeric>

#include "charts/bands.h"
#include "charts/catalogue.h"
#include "charts/readings.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

void draw_key(LegendEntry::Kind kind, ImVec2 at, float length, ImU32 rgba) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float u = unit();
  switch (kind) {
    case LegendEntry::Kind::line: list.AddLine(at, {at.x + length, at.y}, rgba, 2.5F * u); return;
    case LegendEntry::Kind::thin: list.AddLine(at, {at.x + length, at.y}, rgba, 1.25F * u); return;
    case LegendEntry::Kind::dashed: draw_dashed(at, {at.x + length, at.y}, rgba, 2.0F * u, kDashes); return;
    case LegendEntry::Kind::block:
    case LegendEntry::Kind::band:
      list.AddRectFilled({at.x, at.y - 5.0F * u}, {at.x + length, at.y + 5.0F * u}, rgba, 2.0F * u);
      return;
  }
}

float text_width(const std::string& text, const Fonts& fonts) {
  if (text.starts_with("$")) return lay_out(std::string_view(text).substr(1), 15.0F * unit(), fonts).width;
  return text_size(fonts.small, text).x;
}

}  // namespace

std::vector<LegendEntry> legend_of(const TimeChart& chart, const ChartSource& source,
                                   std::span<const Trace* const> shown, std::optional<double> step, Curves& curves) {
  std::vector<LegendEntry> entries;
  for (const Trace& trace : chart.traces) {
    LegendEntry entry{.hue = trace.hue, .trace = &trace};
    entry.kind = trace.dotted ? LegendEntry::Kind::dashed : LegendEntry::Kind::line;
    entry.text = trace.label.empty() ? std::string(trace.name) : "$" + trace.label;
    entry.shown = std::find(shown.begin(), shown.end(), &trace) != shown.end();
    if (entry.shown) {
      entry.value = reading_text(chart.id, reading(*curves.of(trace, source.a, false), step));
      if (source.b) entry.other = reading_text(chart.id, reading(*curves.of(trace, *source.b, true), step));
    }
    entries.push_back(std::move(entry));
  }
  for (const Line& line : lines_of(chart, source)) {
    if (line.label.empty()) continue;
    entries.push_back({.kind = LegendEntry::Kind::dashed,
                       .text = line.label.find('\\') == std::string::npos ? line.label : "$" + line.label,
                       .value = reading_text(chart.id, line.value),
                       .hue = line.hue});
  }
  for (const DrawnBand& band : drawn_bands(chart, source, shown))
    entries.push_back({.kind = LegendEntry::Kind::band, .text = band.label, .hue = band.hue});
  if (source.b) entries.push_back({.text = "run B", .hue = &Theme::run_b});
  if (chart.id == ChartId::returns && !source.recent.empty())
    entries.push_back({.kind = LegendEntry::Kind::thin,
                       .text = std::to_string(source.recent.size()) + " recent",
                       .hue = &Theme::training,
                       .clears = true});
  return entries;
}

std::vector<LegendEntry> actions_legend(std::span<const double> a, std::span<const double> b, double max_torque,
                                        std::optional<int> part) {
  const double count = std::accumulate(a.begin(), a.end(), 0.0);
  const double parts = static_cast<double>(std::max<std::size_t>(a.size(), 1));
  std::vector<LegendEntry> entries{
      {.kind = LegendEntry::Kind::block, .text = "newest actions", .value = format_count(count), .hue = &Theme::replay},
      {.kind = LegendEntry::Kind::dashed,
       .text = "uniform",
       .value = format_fixed(count / parts, 1),
       .hue = &Theme::ink}};
  LegendEntry last{.kind = LegendEntry::Kind::thin, .hue = &Theme::muted};
  if (!part || static_cast<std::size_t>(*part) >= a.size()) {
    last.text = "at the ends";
    last.value = format_percent(extreme_share(a));
    if (!b.empty()) last.other = format_percent(extreme_share(b));
  } else {
    const auto at = static_cast<std::size_t>(*part);
    const auto bound = [&](int i) { return max_torque * (2.0 * i / parts - 1.0); };
    last.text = format_fixed(bound(*part), 2) + " to " + format_fixed(bound(*part + 1), 2) + " N m";
    last.value = format_count(a[at]);
    if (at < b.size()) last.other = format_count(b[at]);
  }
  entries.push_back(std::move(last));
  return entries;
}

LegendAnswer draw_legend(const Box& box, std::span<const LegendEntry> entries, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float row = 24.0F * u, key = 15.0F * u, gap = 6.0F * u;
  LegendAnswer answer{};
  float x = box.x, y = box.y;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const LegendEntry& entry = entries[i];
    const float text = text_width(entry.text, fonts);
    const float value = entry.value.empty() ? 0.0F : text_size(fonts.small, entry.value).x + gap;
    const float other = entry.other.empty() ? 0.0F : text_size(fonts.small, entry.other).x + gap;
    const float clear = entry.clears ? chip_size("clear", fonts).x + gap : 0.0F;
    const float width = key + gap + text + value + other + clear;
    if (x > box.x && x + width > box.right()) {
      x = box.x;
      y += row;
    }
    const Rgb rgb = theme.*entry.hue;
    if (entry.trace) {
      ImGui::PushID(static_cast<int>(i));
      ImGui::SetCursorScreenPos({x - 3.0F * u, y});
      bool pressed = ImGui::InvisibleButton("entry", {width + 6.0F * u, row});
      pressed = (focusable() && focus_pressed()) || pressed;
      if (pressed) answer.toggled = entry.trace;
      tooltip((entry.shown ? "Hide: " : "Show: ") + std::string(entry.trace->name));
      ImGui::PopID();
    }
    const float middle = y + 0.5F * row;
    draw_key(entry.kind, {x, middle}, key,
             colour(rgb, !entry.shown                            ? 0.3F
                         : entry.kind == LegendEntry::Kind::band ? 0.35F
                                                                 : 1.0F));
    float at = x + key + gap;
    const float alpha = entry.shown ? 1.0F : 0.5F;
    if (entry.text.starts_with("$"))
      draw_tex({at, middle + 5.0F * u}, lay_out(std::string_view(entry.text).substr(1), 15.0F * u, fonts), theme, fonts,
               theme.muted, alpha);
    else
      text_at({at, middle - 8.0F * u}, fonts.small, colour(theme.muted, alpha), entry.text);
    at += text + gap;
    if (!entry.value.empty()) text_at({at, middle - 8.0F * u}, fonts.small, colour(theme.ink), entry.value);
    at += value;
    if (!entry.other.empty()) text_at({at, middle - 8.0F * u}, fonts.small, colour(theme.run_b), entry.other);
    if (entry.clears) {
      ImGui::SetCursorScreenPos({x + width - clear + gap, y + 1.0F * u});
      answer.cleared = chip("clear-recent", "clear", false, {0.0F, row - 2.0F * u}, theme, fonts);
      tooltip("Clear the recent runs");
    }
    x += width + 16.0F * u;
  }
  answer.height = entries.empty() ? 0.0F : y + row - box.y;
  return answer;
}

}  // namespace sac::gui
