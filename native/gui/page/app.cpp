#include "page/app.h"

#include <imgui.h>

#include <algorithm>

#include "charts/run_csv.h"
#include "controls/counters.h"
#include "errors.h"
#include "lab/link.h"
#include "page/banner.h"
#include "page/help.h"
#include "page/readouts.h"
#include "page/shortcuts.h"
#include "text.h"
#include "ui/focus.h"

namespace sac::gui {
namespace {

constexpr double kFlushInterval = 1.0;
constexpr const char* kStateFile = "/window";
constexpr const char* kRecentFile = "/recent";

// A place of the app's own; empty where there is none.
std::string own_folder() {
  try {
    return state_folder();
  } catch (const Failure&) {
    return {};
  }
}

}  // namespace

App::App(const Options& options, Window& window)
    : window_(window), keeps_(!options.only_picture()), lab_(*options.preset, options.config, Window::wake) {
  const std::string folder = own_folder();
  if (keeps_) {
    if (!folder.empty()) state_ = WindowState::read(folder + kStateFile);
    if (!folder.empty()) recent_file_ = RecentFile(folder + kRecentFile);
    lab_.set_recent(recent_file_.read());
    arrangement_.set_shares(state_.values["shares"]);
    if (const auto& names = layout_names();
        std::find(names.begin(), names.end(), state_.values["layout"]) != names.end())
      arrangement_.choose(state_.values["layout"]);
  }
  if (!options.layout.empty()) arrangement_.choose(options.layout);
  const std::string kept_theme = options.theme ? "" : state_.values["theme"];
  if (options.theme || !kept_theme.empty()) {
    theme_chosen_ = !options.theme;
    theme_name_ = options.theme.value_or(kept_theme == "dark" ? ThemeName::dark : ThemeName::light);
  } else {
    desktop_theme_.emplace();
  }
  open(options);
  if (keeps_) autosave_ = std::make_unique<Autosave>(lab_, folder, std::chrono::duration<double>(options.autosave));
  if (!options.log.empty()) log_ = std::make_unique<RunLog>(options.log, lab_);
  if (options.train) lab_.set_running(true);
}

App::~App() {
  log_.reset();
  if (keeps_) remember();
}

void App::open(const Options& options) {
  if (!options.file.empty()) {
    HeldRun run = read_run(options.file);
    Config wanted = run.trainer->config();
    options.flags->apply(wanted);
    lab_.open(std::move(run), "opened file", nullptr, &wanted);
    files_.opened(options.file);
  }
  if (!options.link.empty()) apply(lab_, decode_link(options.link));
  lab_.update(false);
}

bool App::is_busy() const { return lab_.running() || lab_.focused().finishing() || files_.busy() || seeds_.running(); }

double App::next() const { return autosave_ ? autosave_->next() : 3600.0; }

bool App::finish(double seconds) {
  files_.finish(seconds);
  const bool done = !autosave_ || autosave_->finish(std::chrono::duration<double>(seconds));
  if (log_) log_->flush();
  if (keeps_) remember();
  return done;
}

std::string App::problem() const {
  std::string all;
  for (const std::string& problem : {autosave_ ? autosave_->problem() : std::string(), files_.problem(),
                                     log_ ? without_stop(log_->problem()) : std::string()})
    if (!problem.empty()) all.append(all.empty() ? "" : "; ").append(problem);
  return all;
}

void App::stay_open() {
  lab_.notices().clear();
  lab_.notices().say(concat("Not closed yet: ", problem(), ". Make room or save to a file; closing again loses it."));
}

void App::remember() {
  const std::string folder = own_folder();
  if (folder.empty()) return;
  recent_file_.update(lab_.recent());
  state_.values["layout"] = arrangement_.name();
  state_.values["shares"] = arrangement_.shares();
  if (theme_chosen_) state_.values["theme"] = theme_name_ == ThemeName::dark ? "dark" : "light";
  state_.write(folder + kStateFile);
}

void App::update_unseen() {
  lab_.see(visible(false));
  lab_.update(false);
  keep();
}

void App::keep() {
  if (autosave_) autosave_->update();
  if (glfwGetTime() - flushed_ < kFlushInterval) return;
  flushed_ = glfwGetTime();
  if (log_) log_->flush();
  recent_file_.update(lab_.recent());
}

VisibleViews App::visible(bool awake) const {
  const bool map = arrangement_.shows(View::map);
  return {.stage = awake && (arrangement_.shows(View::stage) || map),
          .map = awake && map,
          .slice = awake && arrangement_.shows(View::slice),
          .update = awake && arrangement_.shows(View::update),
          .histogram = awake && arrangement_.shows(View::charts)};
}

void App::draw(float seconds, bool awake) {
  if (desktop_theme_)
    if (const auto desktop = desktop_theme_->poll(); desktop && !theme_chosen_) theme_name_ = *desktop;
  obey_keys();
  files_.drop(window_.input().take_dropped());
  lab_.see(visible(awake));
  lab_.update(ImGui::IsAnyItemActive());
  keep();
  stage_.advance(seconds, lab_.run(Side::a).stage_samples());
  if (lab_.comparing()) other_stage_.advance(seconds, lab_.run(Side::b).stage_samples());

  const Theme& colours = theme();
  const Fonts& fonts = window_.fonts();
  const float u = unit();
  const float gap = 10.0F * u;
  const float width = window_.width() - 2.0F * gap;
  toolbar_.draw({gap, gap, width, 56.0F * u}, lab_, theme_name_, colours, fonts);
  if (&colours != &theme()) theme_chosen_ = true;
  float y = 2.0F * gap + 56.0F * u;
  if (autosave_) y += draw_offer(gap, y, width, *autosave_, colours, fonts);
  if (toolbar_.shows_seeds()) y += draw_seeds({gap, y, width, SeedsBar::kHeight * u}) + gap;
  if (lab_.comparing()) {
    const float bar = kComparisonBarHeight * u;
    const Box inside = begin_panel("##comparison", {gap, y, width, bar}, fonts);
    draw_comparison_bar({inside.x, y, inside.width, bar}, lab_, colours, fonts);
    end_panel();
    y += bar + gap;
  }
  arrangement_.draw({gap, y, width, std::max(window_.height() - y - gap, 1.0F)}, colours,
                    [this](View view, const Box& box) { draw_view(view, box); });
  draw_banner(y + 8.0F * u, window_.width(), lab_, colours, fonts);
  draw_help_sheet(help_open_, colours, fonts);
  palette_.draw(commands(), lab_, colours, fonts);
  files_.draw(colours, fonts);
}

void App::draw_view(View view, const Box& box) {
  const Theme& colours = theme();
  const Fonts& fonts = window_.fonts();
  switch (view) {
    case View::controls: controls_.draw(box, lab_, colours, fonts); return;
    case View::stage: {
      const Box inside = begin_panel("Current policy, live", box, fonts);
      if (lab_.comparing())
        Stage::draw_both(inside, stage_, other_stage_, colours, fonts, window_.pixel_ratio(), lab_);
      else
        stage_.draw(inside, colours, fonts, window_.pixel_ratio(), lab_);
      return end_panel();
    }
    case View::map: {
      const Box inside = begin_panel("##map", box, fonts);
      state_map_.draw(inside, lab_, stage_, lab_.comparing() ? &other_stage_ : nullptr, colours, fonts,
                      window_.pixel_ratio());
      return end_panel();
    }
    case View::slice: {
      const Box inside = begin_panel("##slice", box, fonts);
      slice_.draw(inside, lab_, colours, fonts);
      return end_panel();
    }
    case View::charts: return draw_charts(box);
    case View::update: {
      const Box inside = begin_panel("##update", box, fonts);
      update_.draw(inside, lab_, colours, fonts);
      return end_panel();
    }
    case View::counters:
      begin_panel("##counters", box, fonts);
      draw_counters(box, lab_.a(), colours, fonts);
      return end_panel();
  }
}

float App::draw_seeds(const Box& box) {
  const Box inside = begin_panel("##seeds", box, window_.fonts());
  seeds_bar_.draw(
      {inside.x, box.y, inside.width, box.height}, seeds_, lab_,
      [this](const std::string& csv) { files_.save_other("sac-lab-seeds.csv", csv); },
      [this] { toolbar_.show_seeds(false); }, theme(), window_.fonts());
  end_panel();
  return box.height;
}

void App::draw_charts(const Box& box) {
  const Box inside = begin_panel("##charts", box, window_.fonts());
  const ChartSource source{.a = lab_.a(),
                           .b = lab_.b(),
                           .optimum = optimum_.of(lab_.a().config),
                           .bands = bands_.of(seeds_),
                           .recent = lab_.recent().runs()};
  const auto save_csv = [this] {
    std::vector<CsvRun> runs{{lab_.preset().name, lab_.run(Side::a).draft().base(), lab_.a()}};
    if (lab_.b()) runs.push_back({lab_.preset().name, lab_.run(Side::b).draft().base(), *lab_.b()});
    files_.save_other("sac-lab.csv", run_csv(runs));
  };
  charts_.draw(inside, source,
               {.save_png = [this](const Box& panel) { picture_ = panel; },
                .save_csv = save_csv,
                .forget_recent = [this] { lab_.forget_recent(); }},
               theme(), window_.fonts());
  end_panel();
}

void App::save_picture(std::vector<std::uint8_t> png) {
  files_.save_other("sac-lab.png", std::string(png.begin(), png.end()));
}

void App::obey_keys() {
  const bool types = ImGui::GetIO().WantTextInput || palette_.is_open() || files_.asks();
  for (const KeyPress& press : window_.input().keys()) {
    const std::string command = command_of(press);
    if (command.empty()) continue;
    // Those with Ctrl are no text, but a text field takes back and pastes by itself.
    const bool own = command == "palette" || command == "open" || command == "save" || command == "save as" ||
                     command == "quit" || command == "escape";
    if (types && !own) continue;
    if (focus_is_set() && (command == "train" || command == "step")) continue;  // they are that control's
    call(command);
  }
}

std::optional<std::string> App::read_out(const std::string& name) {
  const auto yes_or_no = [](bool yes) { return std::string(yes ? "yes" : "no"); };
  if (name == "layout") return arrangement_.name();
  if (name == "theme") return std::string(theme_name_ == ThemeName::dark ? "dark" : "light");
  if (name == "palette") return palette_.listed().empty() ? yes_or_no(palette_.is_open()) : palette_.listed().front();
  if (name == "help") return yes_or_no(help_open_);
  if (name == "dialog") return std::string(files_.asks_in_window() ? "yes" : files_.asks() ? "desktop" : "no");
  if (name == "offer")
    return autosave_ && autosave_->offer() ? concat(std::to_string(autosave_->offer()->step)) : std::string("no");
  if (name == "problem") return yes_or_no(!problem().empty());
  if (name == "unkept") return yes_or_no(autosave_ && !autosave_->problem().empty());
  if (name == "file") return files_.path();
  if (name == "window")
    return concat(std::to_string(static_cast<int>(window_.width())), "x",
                  std::to_string(static_cast<int>(window_.height())));
  if (name == "clipboard") return std::string(ImGui::GetClipboardText() ? ImGui::GetClipboardText() : "");
  return gui::read_out(lab_, name);
}

}  // namespace sac::gui
