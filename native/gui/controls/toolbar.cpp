#include "controls/toolbar.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "controls/preset_picker.h"
#include "ui/focus.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {

constexpr float kHeight = 34.0F;
constexpr float kNamedWidth = 960.0F;

// To the right of the last item.
void next(float gap) { ImGui::SameLine(0.0F, gap * unit()); }

}  // namespace

void Toolbar::draw(const Box& box, Lab& lab, ThemeName& theme_name, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  begin_panel("##toolbar", box, fonts);
  const float y = box.y + 0.5F * (box.height - kHeight * u);
  const float middle = box.y + 0.5F * box.height;
  const ImVec2 name = text_size(fonts.title, "SAC Lab");
  // Where there is little room, the window's own title has to do.
  const bool named = box.width > kNamedWidth * u;
  if (named) text_at({box.x + 16.0F * u, middle - 0.5F * name.y}, fonts.title, colour(theme.ink), "SAC Lab");

  ImGui::SetCursorScreenPos({box.x + (named ? 36.0F * u + name.x : 12.0F * u), y});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {10.0F * u, 0.5F * (kHeight * u - ImGui::GetFontSize())});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, 8.0F * u);
  draw_preset_picker(lab, kHeight * u, theme, fonts);
  next(10.0F);
  draw_run(lab, theme, fonts);
  next(18.0F);
  const std::string_view speeds[] = {"1×", "10×", "max"};
  const int speed = segmented("speed", speeds, static_cast<int>(lab.speed()), kHeight * u, theme, fonts);
  if (speed != static_cast<int>(lab.speed())) lab.set_speed(static_cast<Speed>(speed));
  next(18.0F);
  draw_seed(lab, theme, fonts);
  const float end = ImGui::GetItemRectMax().x;
  ImGui::PopStyleVar(2);

  const float right = box.right() - 10.0F * u - kHeight * u;
  ImGui::SetCursorScreenPos({right, y});
  const bool dark = theme_name == ThemeName::dark;
  if (button("theme", dark ? Icon::sun : Icon::moon, "", {kHeight * u, kHeight * u}, ButtonStyle::quiet, theme, fonts))
    theme_name = dark ? ThemeName::light : ThemeName::dark;
  tooltip(dark ? "Light" : "Dark");
  const ImVec2 seeds = chip_size("Seeds", fonts);
  ImGui::SetCursorScreenPos({right - seeds.x - 6.0F * u, middle - 0.5F * seeds.y});
  if (chip("seeds", "Seeds", shows_seeds_, seeds, theme, fonts)) shows_seeds_ = !shows_seeds_;
  tooltip("Many seeds of this setting: one run is luck");
  const ImVec2 compare = chip_size("Compare", fonts);
  const float compare_x = right - seeds.x - compare.x - 12.0F * u;
  ImGui::SetCursorScreenPos({compare_x, middle - 0.5F * compare.y});
  if (chip("compare", "Compare", lab.comparing(), compare, theme, fonts)) {
    if (lab.comparing())
      lab.end_comparison();
    else
      lab.start_comparison();
  }
  tooltip("Two runs side by side, one setting apart (C)");
  draw_state(end + 12.0F * u, compare_x - 8.0F * u, middle, lab, theme, fonts);
  end_panel();
}

void Toolbar::draw_run(Lab& lab, const Theme& theme, const Fonts& fonts) {
  const ImVec2 size{0.0F, kHeight * unit()};
  const ImVec2 wide{96.0F * unit(), size.y};  // the same for both labels, so that nothing moves
  const bool running = lab.running();
  if (button("train", running ? Icon::pause : Icon::play, running ? "Pause" : "Train", wide, ButtonStyle::primary,
             theme, fonts))
    lab.set_running(!running);
  tooltip("Space");
  next(6.0F);
  if (button("step", Icon::step, "Step", size, ButtonStyle::plain, theme, fonts)) lab.step();
  tooltip("One environment step (right arrow)");
  next(6.0F);
  if (button("reset", Icon::reset, "Reset", size, ButtonStyle::plain, theme, fonts)) lab.reset();
  tooltip("Back to step 0 with the values shown (R)");
}

void Toolbar::draw_seed(Lab& lab, const Theme& theme, const Fonts& fonts) {
  const Param& seed = *find_param("seed");
  const float u = unit();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  text_at({at.x, at.y + 0.5F * (kHeight * u - text_size(fonts.text, "seed").y)}, fonts.text, colour(theme.muted),
          "seed");
  ImGui::SetCursorScreenPos({at.x + text_size(fonts.text, "seed").x + 8.0F * u, at.y});

  std::array<char, 24> shown{};
  std::snprintf(shown.data(), shown.size(), "%s", get_text(lab.wanted(), seed).c_str());
  std::array<char, 24>& text = typing_ ? typed_ : shown;
  ImGui::SetNextItemWidth(64.0F * u);
  begin_text_field("##seed");
  ImGui::InputText("##seed", text.data(), text.size(), ImGuiInputTextFlags_AutoSelectAll);
  end_text_field();
  tooltip("The same seed gives the same run; a change begins a new one");
  if (ImGui::IsItemActivated()) {
    typing_ = true;
    typed_ = shown;
  }
  if (!typing_ || !ImGui::IsItemDeactivated()) return;
  typing_ = false;
  if (!ImGui::IsItemDeactivatedAfterEdit()) return;
  lab.want(seed, std::string_view(typed_.data()));
  if (lab.message().empty() && lab.restart_pending()) lab.restart();
}

void Toolbar::draw_state(float left, float right, float middle, const Lab& lab, const Theme& theme,
                         const Fonts& fonts) const {
  const Snapshot& s = lab.a();
  const float u = unit();
  std::string text = "ready";
  Rgb rgb = theme.muted;
  if (!lab.failure().empty()) {
    text = "stopped";
    rgb = theme.error;
  } else if (lab.run(Side::a).finishing()) {
    text = "finishing this step";
  } else if (s.solved) {
    text = "solved";
    rgb = theme.solved;
  } else if (lab.running()) {
    text = "training";
    rgb = theme.accent;
  } else if (s.metrics.environment_steps > 0.0) {
    text = "paused";
  }
  const ImVec2 size = text_size(fonts.text, text);
  if (right - size.x - 15.0F * u < left) return;  // in a narrow window the controls come first
  text_at({right - size.x, middle - 0.5F * size.y}, fonts.text, colour(rgb), text);
  ImGui::GetWindowDrawList()->AddCircleFilled({right - size.x - 11.0F * u, middle}, 4.0F * u, colour(rgb), 20);
}

}  // namespace sac::gui
