// The controls: what is found, changed, explained, waits for a new run, and is reached with the keyboard alone.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "controls/comparison_bar.h"
#include "controls/controls.h"
#include "controls/param_text.h"
#include "controls/preset_picker.h"
#include "controls/restart_prompt.h"
#include "headless.h"
#include "lab/lab.h"
#include "sac/schema.h"
#include "sac/slider.h"
#include "ui/focus.h"
#include "wait.h"

using namespace sac;
using namespace sac::gui;

namespace {

const Preset& quick() { return *find_preset("quick"); }
const Param& param(std::string_view key) { return *find_param(key); }

struct Panel {
  Panel() : window(1280.0F, 6000.0F) {}
  void frame() { window.frame(draw); }

  Headless window;
  Lab lab{quick(), make_config(quick())};
  Controls controls;
  std::function<void()> draw = [this] {
    lab.update(ImGui::IsAnyItemActive());
    controls.draw({0, 0, 320, 5900}, lab, theme(ThemeName::light), window.fonts);
  };
};

}  // namespace

TEST_CASE("a search finds names, symbols, helps and claims, and nothing else is shown") {
  CHECK(is_found(param("tau"), "moving average"));
  CHECK(is_found(param("alpha"), "α"));
  CHECK(is_found(param("twin_q"), "overestimation"));
  CHECK(is_found(param("policy_lr"), "Policy  LR"));
  CHECK_FALSE(is_found(param("tau"), "gravity"));
  Panel panel;
  panel.frame();
  CHECK(panel.controls.shown().size() > 10);
  panel.controls.search("gravity");
  panel.frame();
  REQUIRE(panel.controls.shown().size() >= 1);
  for (const Param* shown : panel.controls.shown()) CHECK(is_found(*shown, "gravity"));
  panel.controls.search("no such thing");
  panel.frame();
  CHECK(panel.controls.shown().empty());
}

TEST_CASE("a changed value is marked and never folded away") {
  Panel panel;
  panel.lab.want(param("gravity"), 5.0);
  panel.frame();
  CHECK(changed_params(panel.lab) == std::vector<const Param*>{&param("gravity")});
  const auto& shown = panel.controls.shown();
  CHECK(std::find(shown.begin(), shown.end(), &param("gravity")) != shown.end());
  CHECK(std::find(shown.begin(), shown.end(), &param("mass")) == shown.end());
}

TEST_CASE("what needs a new run waits, and can be withdrawn") {
  Panel panel;
  panel.lab.step();  // of a run without a step, nothing would be lost
  REQUIRE(wait_until([&] {
    panel.lab.update(false);
    return panel.lab.a().metrics.environment_steps > 0.0;
  }));
  panel.lab.want(param("hidden_units"), 32.0);
  panel.lab.want(param("buffer_capacity"), 5000.0);
  CHECK(pending_sentence(panel.lab) == "hidden units and buffer capacity need a new run.");
  CHECK_FALSE(panel.lab.focused().can_keep_weights());
  panel.frame();
  CHECK(panel.lab.restart_pending());
  panel.lab.want(param("hidden_units"), 64.0);
  CHECK(pending_sentence(panel.lab) == "buffer capacity needs a new run.");
  CHECK(panel.lab.focused().can_keep_weights());
}

TEST_CASE("Tab goes through all controls and back, and keys change what has the focus") {
  Panel panel;
  panel.frame();
  panel.frame();
  std::set<const Param*> reached;
  for (int i = 0; i < 200; ++i) {
    panel.window.tap(ImGuiKey_Tab, panel.draw);
    if (panel.controls.explained()) reached.insert(panel.controls.explained());
  }
  for (const Param* shown : panel.controls.shown()) {
    INFO(shown->key);
    CHECK(reached.contains(shown));
  }

  // The first value that a slider of its own sets.
  Headless* window = &panel.window;
  panel.controls.search("updates per step");
  for (int i = 0; i < 20 && panel.controls.explained() != &param("updates_per_step"); ++i)
    window->tap(ImGuiKey_Tab, panel.draw);
  const double before = get(panel.lab.wanted(), param("updates_per_step"));
  window->tap(ImGuiKey_RightArrow, panel.draw);
  const double after = get(panel.lab.wanted(), param("updates_per_step"));
  CHECK(after > before);
  window->tap(ImGuiKey_Home, panel.draw);
  CHECK(get(panel.lab.wanted(), param("updates_per_step")) == param("updates_per_step").min);
}

TEST_CASE("a switch turns with the space bar") {
  Panel panel;
  panel.controls.search("twin q");
  panel.frame();
  for (int i = 0; i < 20 && panel.controls.explained() != &param("twin_q"); ++i)
    panel.window.tap(ImGuiKey_Tab, panel.draw);
  REQUIRE(panel.controls.explained() == &param("twin_q"));
  CHECK(focus_is_set());
  panel.window.tap(ImGuiKey_Space, panel.draw);
  CHECK_FALSE(panel.lab.wanted().twin_q);
}

TEST_CASE("what a control says of its value is the schema's") {
  CHECK(range_text(param("alpha")) == "0.001 to 10");
  CHECK(range_text(param("critic")) == "value network, twin target");
  CHECK(value_text(param("twin_q"), 1.0) == "on");
  CHECK(facts_of(param("hidden_units"), {}) == "1 to 1024; 256 in the article. A change restarts the run.");
  Config periodic;
  periodic.target_update = TargetUpdate::periodic;
  CHECK(badge_text(param("tau"), {}) == "live");
  CHECK(badge_text(param("tau"), periodic) == "idle");
  CHECK(facts_of(param("tau"), periodic) ==
        "10⁻⁴ to 1; 0.01 in the article. No effect while target update is periodic.");
}

TEST_CASE("the bar of a comparison says what differs, and its buttons end it") {
  Headless window(1400.0F, 200.0F);
  Lab lab(quick(), make_config(quick()));
  const KeyValue own{"alpha", "0.5"};
  lab.start_comparison({&own, 1});
  lab.update(false);
  REQUIRE(lab.differences().size() == 1);
  CHECK(difference_text(lab.differences()[0]) == "alpha 0.1 → 0.5");
  const auto draw = [&] {
    lab.update(false);
    if (lab.comparing()) draw_comparison_bar({10, 10, 1300, 48}, lab, theme(ThemeName::light), window.fonts);
  };
  window.frame(draw);
  CHECK(lab.focus() == Side::b);
  window.click(100.0F, 34.0F, draw);
  CHECK(lab.focus() == Side::a);
  window.click(1300.0F, 34.0F, draw);
  CHECK_FALSE(lab.comparing());
}
