#include "controls/seeds_bar.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "sac/number_text.h"
#include "sac/setting.h"
#include "sac/task.h"
#include "ui/focus.h"
#include "ui/numbers.h"
#include "ui/plot.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

std::string step_text(double step) { return std::isfinite(step) ? format_count(step) : "never"; }

// The run of this side has the study's setting still.
bool is_current(const Study& study, const Lab& lab) {
  if (study.side == Side::b && !lab.comparing()) return false;
  return setting_differences(study.config, lab.run(study.side).snapshot().config).empty();
}

}  // namespace

std::string study_sentence(const Study& study) {
  const StudySummary summary = summary_of(study);
  const std::size_t runs = study.runs.size();
  const bool evaluated = std::isfinite(summary.last_mean);
  std::string text;
  if (is_standard_task(study.config) && evaluated) {
    text = std::to_string(summary.solved.solved) + " of " + std::to_string(runs) + " solved";
    if (summary.solved.solved > 0)
      text.append(", at step ")
          .append(step_text(summary.solved.median_step))
          .append(" in the median, ")
          .append(step_text(summary.solved.worst_step))
          .append(" at worst");
  } else {
    text = std::to_string(runs) + (runs == 1 ? " run" : " runs");
    if (evaluated) text.append(", last return ").append(format_count(summary.last_mean));
    if (std::isfinite(summary.last_interval.low))
      text.append(" (")
          .append(format_count(summary.last_interval.low))
          .append(" to ")
          .append(format_count(summary.last_interval.high))
          .append(")");
    text += evaluated ? ", interquartile mean" : ", without evaluations";
  }
  if (summary.diverged > 0) text.append(", ").append(std::to_string(summary.diverged)).append(" diverged");
  return text;
}

void SeedsBar::draw(const Box& box, Seeds& seeds, const Lab& lab, const std::function<void(std::string)>& save_csv,
                    const std::function<void()>& close, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float height = 28.0F * u;
  const float y = box.y + 0.5F * (box.height - height), middle = box.y + 0.5F * box.height;
  float x = box.x;
  const auto write = [&](std::string_view text, ImFont* font, Rgb rgb) {
    const ImVec2 size = text_size(font, text);
    text_at({x, middle - 0.5F * size.y}, font, colour(rgb), text);
    x += size.x + 10.0F * u;
  };
  const auto place = [&](float width) {
    ImGui::SetCursorScreenPos({x, y});
    x += width + 8.0F * u;
  };
  write("Seeds", fonts.bold, theme.ink);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {9.0F * u, 0.5F * (height - ImGui::GetFontSize())});
  place(64.0F * u);
  const auto chosen = std::find(Seeds::kCounts.begin(), Seeds::kCounts.end(), seeds.count());
  if (begin_list("##count", std::to_string(seeds.count()).c_str(), 64.0F * u, theme)) {
    for (const int count : Seeds::kCounts)
      if (ImGui::Selectable(std::to_string(count).c_str(), count == seeds.count())) seeds.set_count(count);
    end_list();
  } else if (const int by = list_arrow(); by != 0 && chosen != Seeds::kCounts.end()) {
    const auto at = std::clamp<std::ptrdiff_t>(chosen - Seeds::kCounts.begin() + by, 0, Seeds::kCounts.size() - 1);
    seeds.set_count(Seeds::kCounts[static_cast<std::size_t>(at)]);
  }
  write("runs of", fonts.small, theme.muted);
  place(84.0F * u);
  draw_steps(seeds, theme);
  ImGui::PopStyleVar();
  write("steps", fonts.small, theme.muted);
  place(84.0F * u);
  if (seeds.running()) {
    if (button("cancel", Icon::none, "Cancel", {84.0F * u, height}, ButtonStyle::plain, theme, fonts)) seeds.cancel();
  } else if (button("run", Icon::none, "Run", {84.0F * u, height}, ButtonStyle::primary, theme, fonts)) {
    std::vector<std::pair<Side, Config>> settings{{Side::a, lab.run(Side::a).snapshot().config}};
    if (lab.comparing()) settings.emplace_back(Side::b, lab.run(Side::b).snapshot().config);
    seeds.run(settings, lab.running() ? static_cast<int>(settings.size()) : 0);
  }

  float right = box.right();
  const auto place_right = [&](float width) {
    right -= width;
    ImGui::SetCursorScreenPos({right, y});
    right -= 8.0F * u;
  };
  place_right(height);
  if (button("close", Icon::close, "", {height, height}, ButtonStyle::quiet, theme, fonts)) close();
  tooltip("Close; the results stay in the chart");
  const auto studies = seeds.studies();
  const bool some =
      std::any_of(studies->begin(), studies->end(), [](const Study& study) { return !study.runs.empty(); });
  if (some) {
    place_right(chip_size("Clear", fonts).x);
    if (chip("clear", "Clear", false, {0.0F, height}, theme, fonts)) seeds.clear();
    tooltip("Removes the results from the chart");
    if (save_csv) {
      place_right(chip_size("CSV", fonts).x);
      if (chip("csv", "CSV", false, {0.0F, height}, theme, fonts)) save_csv(study_csv(*studies));
      tooltip("Every evaluation of every seed");
    }
  }
  const Clip clip({x, box.y, std::max(right - x, 1.0F), box.height});
  if (seeds.running()) {
    const float width = 96.0F * u, share = static_cast<float>(seeds.progress());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({x, middle - 3.0F * u}, {x + width, middle + 3.0F * u}, colour(theme.track), 3.0F * u);
    list.AddRectFilled({x, middle - 3.0F * u}, {x + width * share, middle + 3.0F * u}, colour(theme.accent), 3.0F * u);
    x += width + 10.0F * u;
  }
  if (!some) {
    write(seeds.running() ? "no run is finished yet"
                          : "One run is luck. Many seeds show the median and the middle half in the chart.",
          fonts.small, theme.muted);
    return;
  }
  for (const Study& study : *studies) {
    if (studies->size() > 1)
      write(study.side == Side::a ? "A" : "B", fonts.bold, study.side == Side::a ? theme.run_a : theme.run_b);
    std::string text = study_sentence(study);
    if (!is_current(study, lab)) text += "; with other settings than now";
    write(text, fonts.small, theme.ink);
    x += 8.0F * u;
  }
}

void SeedsBar::draw_steps(Seeds& seeds, const Theme&) {
  std::array<char, 16> shown{};
  std::snprintf(shown.data(), shown.size(), "%d", seeds.steps());
  std::array<char, 16>& text = typing_ ? typed_ : shown;
  ImGui::SetNextItemWidth(84.0F * unit());
  begin_text_field("##steps");
  ImGui::InputText("##steps", text.data(), text.size(), ImGuiInputTextFlags_AutoSelectAll);
  end_text_field();
  tooltip("Environment steps of each run, from 500 to 100,000");
  if (ImGui::IsItemActivated()) {
    typing_ = true;
    typed_ = shown;
  }
  if (!typing_ || !ImGui::IsItemDeactivated()) return;
  typing_ = false;
  if (const auto steps = parse_number(typed_.data())) seeds.set_steps(*steps);
}

}  // namespace sac::gui
