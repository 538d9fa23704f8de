// Everything that a visitor can call by name.
#include <imgui.h>

#include "lab/link.h"
#include "page/app.h"
#include "page/shortcuts.h"
#include "sac/schema.h"
#include "text.h"
#include "ui/focus.h"

namespace sac::gui {
namespace {

// Where `./lab` serves the page.
constexpr const char* kSite = "http://localhost:8080/";

std::string keys_of(std::string_view command) {
  for (const Shortcut& shortcut : shortcuts())
    if (shortcut.command == command) return std::string(shortcut.keys);
  return {};
}

std::string with_words(std::string_view key) {
  std::string text(key);
  for (char& c : text)
    if (c == '_') c = ' ';
  return text;
}

}  // namespace

bool App::call(const std::string& name) {
  const std::vector<Command> all = commands();
  const Command* command = find_command(all, name);
  if (command) command->run();
  return command;
}

std::vector<Command> App::commands() {
  std::vector<Command> all;
  add_lab_commands(all);
  add_window_commands(all);
  add_choices(all);
  for (Command& command : all) command.keys = keys_of(command.name);
  return all;
}

void App::add_lab_commands(std::vector<Command>& all) {
  all.push_back({"train", lab_.running() ? "Pause" : "Train", "", [this] { lab_.set_running(!lab_.running()); }});
  all.push_back({"step", "One environment step", "", [this] { lab_.step(); }});
  all.push_back({"trace", "Go to the next update and write it down", "", [this] { lab_.trace_update(); }});
  all.push_back({"reset", "Reset: start again", "", [this] { lab_.reset(); }});
  all.push_back({"restart", "Restart with what waits", "", [this] { lab_.restart(); }});
  all.push_back({"restart keeping", "Restart with what waits, and keep the weights", "", [this] {
                   if (lab_.focused().can_keep_weights()) lab_.restart_keeping();
                 }});
  all.push_back({"withdraw", "Take back what waits", "", [this] { lab_.withdraw(); }});
  all.push_back({"undo", concat("Undo ", lab_.editor().undo_label()), "", [this] { lab_.undo(); }});
  all.push_back({"redo", concat("Redo ", lab_.editor().redo_label()), "", [this] { lab_.redo(); }});
  all.push_back({"compare", lab_.comparing() ? "End the comparison" : "Compare two runs", "", [this] {
                   if (lab_.comparing()) {
                     lab_.end_comparison();
                   } else {
                     lab_.start_comparison();
                   }
                 }});
  if (lab_.comparing()) {
    all.push_back({"fork", "Make B what A is now", "", [this] { lab_.fork(); }});
    all.push_back({"keep other", "Keep B in the place of A", "", [this] { lab_.keep_other(); }});
    all.push_back({"focus a", "Controls of run A", "", [this] { lab_.focus_on(Side::a); }});
    all.push_back({"focus b", "Controls of run B", "", [this] { lab_.focus_on(Side::b); }});
  }
  all.push_back({"sampled", lab_.sampled() ? "Stage: play the mean action" : "Stage: play sampled actions", "",
                 [this] { lab_.set_sampled(!lab_.sampled()); }});
  if (!lab_.failure().empty())
    all.push_back({"recover", "Go back with smaller learning rates", "", [this] { lab_.recover(); }});
  if (autosave_ && autosave_->offer()) {
    all.push_back({"continue", "Go on with the kept run", "", [this] { autosave_->accept(); }});
    all.push_back({"discard", "Discard the kept run", "", [this] { autosave_->decline(); }});
  }
}

void App::add_window_commands(std::vector<Command>& all) {
  all.push_back({"open", "Open a run …", "", [this] { files_.ask_open(); }});
  all.push_back({"save", "Save this run", "", [this] { files_.save(); }});
  all.push_back({"save as", "Save this run as …", "", [this] { files_.save_as(); }});
  for (const std::string& file : state_.recent_files)
    all.push_back({concat("open ", file), concat("Open ", file), "", [this, file] { files_.open(file); }});
  all.push_back({"share", "Copy the link to these settings", "", [this] { share(); }});
  all.push_back({"paste", "Use the settings of a copied link", "", [this] { paste(); }});
  all.push_back({"palette", "Find anything", "", [this] { palette_.open(); }});
  all.push_back({"search", "Search the hyperparameters", "", [this] {
                   if (!arrangement_.shows(View::controls)) arrangement_.choose(layout_names().front());
                   controls_.focus_search();
                 }});
  all.push_back({"seeds", "Train many seeds", "", [this] { toolbar_.show_seeds(!toolbar_.shows_seeds()); }});
  all.push_back({"help", "Keys", "", [this] { help_open_ = !help_open_; }});
  all.push_back({"theme", "Light or dark", "",
                 [this] { set_theme(theme_name_ == ThemeName::dark ? ThemeName::light : ThemeName::dark); }});
  all.push_back({"layout", "Next layout", "", [this] { arrangement_.next(); }});
  all.push_back({"reset layouts", "All splitters as at first", "", [this] { arrangement_.reset(); }});
  all.push_back({"escape", "Close what is open", "", [this] { escape(); }});
  all.push_back({"quit", "Close the window; the run is kept", "", [this] { window_.close(); }});
}

void App::add_choices(std::vector<Command>& all) {
  for (const std::string& name : layout_names())
    all.push_back({concat("layout ", name), concat("Layout: ", name), "", [this, name] { arrangement_.choose(name); }});
  for (const Preset& preset : presets())
    all.push_back({concat("preset ", preset.name), concat("Preset: ", preset.title), "",
                   [this, &preset] { lab_.choose(preset); }, std::string(preset.help)});
  for (const MapLayerInfo& layer : map_layers()) {
    const auto place = static_cast<std::size_t>(&layer - map_layers().data());
    all.push_back({concat("layer ", std::to_string(place + 1)), concat("Map: ", with_words(layer.key)), "",
                   [this, place] { lab_.set_layer(static_cast<MapLayer>(place)); }, std::string(layer.help)});
  }
  constexpr std::pair<const char*, const char*> kSpeeds[] = {
      {"speed 1", "Speed: real time"}, {"speed 10", "Speed: ten times"}, {"speed max", "Speed: as fast as possible"}};
  for (std::size_t i = 0; i < std::size(kSpeeds); ++i)
    all.push_back({kSpeeds[i].first, kSpeeds[i].second, "", [this, i] { lab_.set_speed(static_cast<Speed>(i)); }});
}

void App::share() {
  const std::string& site = state_.values["site"];
  const std::string link = (site.empty() ? kSite : site) + encode_link(lab_);
  ImGui::SetClipboardText(link.c_str());
  lab_.notices().say(concat("Copied ", link));
}

void App::paste() {
  const char* text = ImGui::GetClipboardText();
  const std::string link = text ? text : "";
  if (!is_link(link)) return lab_.notices().say("The clipboard holds no link of a lab.");
  if (const std::size_t query = link.find('?'); query != link.npos && query > 0)
    state_.values["site"] = link.substr(0, query);
  apply(lab_, decode_link(link));
}

void App::escape() {
  if (palette_.is_open()) return palette_.close();
  if (files_.asks()) return files_.close();
  if (help_open_) {
    help_open_ = false;
  } else if (focus_is_set()) {
    drop_focus();
  } else if (!lab_.message().empty()) {
    lab_.dismiss_message();
  } else if (!lab_.notices().all().empty()) {
    lab_.notices().dismiss(lab_.notices().all().size() - 1);
  }
}

void App::set_theme(ThemeName name) {
  theme_name_ = name;
  theme_chosen_ = true;
}

}  // namespace sac::gui
