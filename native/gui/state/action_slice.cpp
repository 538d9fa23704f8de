#include "state/action_slice.h"

#include <algorithm>
#include <cmath>

#include "sac/pendulum.h"
#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

struct Entry {
  std::string tex;
  std::string value;
  Rgb colour;
  float width;  ///< of its line
};

// As many of them as there is room for.
void draw_entries(ImVec2 at, float width, std::span<const Entry> entries, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  float whole = -16.0F * u;
  for (const Entry& entry : entries)
    whole += 39.0F * u + lay_out(entry.tex, 15.0F * u, fonts).width + text_size(fonts.bold, entry.value).x;
  const bool with_values = whole <= width;  // otherwise which curve is which is what matters
  float x = at.x;
  for (const Entry& entry : entries) {
    const Tex tex = lay_out(entry.tex, 15.0F * u, fonts);
    if (x + 19.0F * u + tex.width > at.x + width) return;
    const float y = at.y + 9.0F * u;
    ImGui::GetWindowDrawList()->AddLine({x, y}, {x + 14.0F * u, y}, colour(entry.colour), entry.width * u);
    draw_tex({x + 19.0F * u, at.y + 14.0F * u}, tex, theme, fonts, theme.muted);
    x += 23.0F * u + tex.width;
    if (!with_values) {
      x += 6.0F * u;
      continue;
    }
    text_at({x, at.y + 1.0F * u}, fonts.bold, colour(theme.ink), entry.value);
    x += text_size(fonts.bold, entry.value).x + 16.0F * u;
  }
}

}  // namespace

SliceReadout read_slice(const SliceAt& at, double max_torque, std::optional<std::size_t> index) {
  const ActionSlice& slice = at.slice;
  if (slice.action.empty()) return {};
  const std::size_t i = std::min(index.value_or(mean_index(slice)), slice.action.size() - 1);
  const int decimals = std::abs(slice.min_q[i]) >= 100.0F ? 1 : 2;
  const auto text = [i](const std::vector<float>& values, int digits) {
    return format_fixed(static_cast<double>(values[i]), digits);
  };
  const double torque = index ? static_cast<double>(slice.action[i]) : std::tanh(slice.mean);
  return {format_fixed(Pendulum::wrap(at.state.theta), 2),
          format_fixed(at.state.omega, 2),
          format_fixed(max_torque * torque, 2),
          text(slice.q1, decimals),
          text(slice.q2, decimals),
          text(slice.policy, 2),
          text(slice.boltzmann, 2),
          format_fixed(slice.kl, 3)};
}

void ActionSliceView::draw(const Box& box, const Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const Snapshot& run = lab.focused().snapshot();
  const bool known = run.slice && !run.slice->slice.action.empty();
  readout_ = known ? read_slice(*run.slice, run.config.max_torque, index_) : SliceReadout();
  const float head = draw_head(box, lab, theme, fonts);
  if (!known) return;
  const float help = box.height > 170.0F * u ? 20.0F * u : 0.0F;
  draw_plots({box.x, box.y + head, box.width, std::max(box.height - head - help, 1.0F)}, *run.slice, run.config, theme,
             fonts);
  if (help == 0.0F) return;
  const float y = box.bottom() - 16.0F * u;
  float x = box.x;
  const auto write = [&](std::string_view text, Rgb rgb) {
    const float width = text_size(fonts.small, text).x;
    // In a narrow panel the sentence ends before what has no room.
    if (x + width <= box.right() + 1.0F) text_at({x, y}, fonts.small, colour(rgb), text);
    x += width;
  };
  if (std::isnan(run.slice->slice.kl)) {
    write("Without entropy the target is the best action alone: ", theme.muted);
    write("the policy moves uphill on min Q.", theme.muted);
    return;
  }
  write("Each update pulls the ", theme.muted);
  write("policy", theme.policy);
  write(" to the ", theme.muted);
  write("target", theme.ink);
  write("; shaded is where they differ, KL how much.", theme.muted);
}

float ActionSliceView::draw_head(const Box& box, const Lab& lab, const Theme& theme, const Fonts& fonts) const {
  const float u = unit();
  const float tile = lab.comparing() ? run_tile({box.x, box.y + 1.0F * u}, lab.focus() == Side::b, theme, fonts) : 0.0F;
  text_at({box.x + tile, box.y + 2.0F * u}, fonts.bold, colour(theme.ink), "Action slice");
  float x = box.x + tile + text_size(fonts.bold, "Action slice").x + 12.0F * u;
  const std::string kl = "KL " + (readout_.kl.empty() ? std::string("–") : readout_.kl) + " nats";
  const float pill = text_size(fonts.small, kl).x + 18.0F * u;
  const ImVec2 at{box.right() - pill, box.y};
  ImGui::GetWindowDrawList()->AddRectFilled(at, {box.right(), at.y + 22.0F * u}, colour(theme.accent_soft), 11.0F * u);
  text_at({at.x + 9.0F * u, at.y + 3.5F * u}, fonts.small, colour(theme.accent), kl);
  ImGui::SetCursorScreenPos(at);
  ImGui::InvisibleButton("kl", {pill, 22.0F * u});
  tooltip("Kullback-Leibler divergence: how far the policy is from what training aims at; 0: they are the same.");
  const std::string where = lab.pointed() ? "at the pointer" : "at the stage";
  if (const float width = text_size(fonts.small, where).x; x + width + 8.0F * u < at.x) {
    text_at({x, box.y + 3.5F * u}, fonts.small, colour(theme.muted), where);
    x += width + 12.0F * u;
  }
  const std::pair<std::string_view, const std::string*> readings[] = {
      {"theta", &readout_.theta}, {"omega", &readout_.omega}, {"u", &readout_.torque}};
  for (const auto& [symbol, value] : readings) {
    const float width = symbol_width(symbol, fonts) + 5.0F * u + text_size(fonts.bold, *value).x;
    if (x + width + 8.0F * u > at.x) break;
    const float after = draw_symbol({x, box.y + 1.0F * u}, symbol, theme, fonts, theme.muted) + 5.0F * u;
    text_at({x + after, box.y + 2.0F * u}, fonts.bold, colour(theme.ink), *value);
    x += width + 12.0F * u;
  }
  return 28.0F * u;
}

void ActionSliceView::draw_plots(const Box& box, const SliceAt& at, const Config& config, const Theme& theme,
                                 const Fonts& fonts) {
  const float u = unit();
  const float gap = 14.0F * u, legend = 22.0F * u;
  const float half = std::max(0.5F * (box.width - gap), 1.0F);
  const bool single = !config.twin_q;
  const SliceView view{at.slice, config.max_torque, single, index_};
  std::vector<Entry> qs{{"Q_1", readout_.q1, theme.q1, 2.5F}};
  if (!single) {
    qs.push_back({"Q_2", readout_.q2, theme.q2, 2.5F});
    qs.push_back({"\\min Q", "", mix(theme.panel, theme.ink, 0.22F), 5.0F});
  }
  const Entry densities[] = {{"\\pi(a|s)", readout_.policy, theme.policy, 2.5F},
                             {"\\exp(Q/\\alpha)/Z", readout_.target, theme.muted, 2.5F}};
  draw_entries(box.min(), half, qs, theme, fonts);
  draw_entries({box.x + half + gap, box.y}, half, densities, theme, fonts);
  const float height = std::max(box.height - legend, 1.0F);
  ranges_ = slice_ranges(ranges_, at.slice, single);
  const auto known = [](const Range& range) { return std::isnan(range.low) ? Range{0.0, 1.0} : range; };
  const Plot plots[] = {draw_q_plot({box.x, box.y + legend, half, height}, view, known(ranges_.q), theme, fonts),
                        draw_density_plot({box.x + half + gap, box.y + legend, half, height}, view,
                                          known(ranges_.density), theme, fonts)};
  std::optional<std::size_t> index;
  const auto last = at.slice.action.size() - 1;
  for (const Plot& plot : plots) {
    ImGui::SetCursorScreenPos(plot.area().min());
    ImGui::PushID(&plot == plots ? 0 : 1);
    ImGui::InvisibleButton("slice", {plot.area().width, plot.area().height});
    const bool focused = focusable();
    ImGui::PopID();
    if (ImGui::IsItemHovered()) {
      const double share = (plot.x_under(ImGui::GetIO().MousePos.x) / config.max_torque + 1.0) / 2.0;
      index =
          static_cast<std::size_t>(std::clamp(share * static_cast<double>(last + 1), 0.0, static_cast<double>(last)));
    } else if (focused) {
      index = index_.value_or(mean_index(at.slice));
      const std::size_t stride = ImGui::GetIO().KeyShift ? 10 : 1;
      const Arrow arrow = pressed_arrow();
      if (arrow == Arrow::left) index = *index - std::min(*index, stride);
      if (arrow == Arrow::right) index = std::min(*index + stride, last);
    }
  }
  index_ = index;
}

}  // namespace sac::gui
