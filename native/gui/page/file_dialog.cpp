#include "page/file_dialog.h"

#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "ui/panel.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace fs = std::filesystem;
namespace {

constexpr const char* kSuffix = ".safetensors";

// The end of the names that are asked for, and what such files are.
std::string suffix_of(FileDialog::Purpose purpose, const std::string& start) {
  const std::string own = fs::path(start).extension().string();
  return purpose == FileDialog::Purpose::open || own.empty() ? kSuffix : own;
}
std::string kind_of(const std::string& suffix) {
  return suffix == kSuffix ? "Runs of SAC Lab" : suffix == ".png" ? "Pictures" : "Tables";
}
std::string title_of(FileDialog::Purpose purpose, const std::string& suffix) {
  if (purpose == FileDialog::Purpose::open) return "Open a run";
  return suffix == kSuffix ? "Save this run" : suffix == ".png" ? "Save this picture" : "Save these numbers";
}

std::vector<std::string> native_command(FileDialog::Purpose purpose, const std::string& start,
                                        const std::string& suffix) {
  const bool save = purpose == FileDialog::Purpose::save;
  const char* desktop = std::getenv("XDG_CURRENT_DESKTOP");
  const bool kde = desktop && std::string(desktop).find("KDE") != std::string::npos;
  if (has_program("kdialog") && (kde || !has_program("zenity")))
    return {"kdialog", save ? "--getsavefilename" : "--getopenfilename", start, "*" + suffix + "|" + kind_of(suffix)};
  if (!has_program("zenity")) return {};
  std::vector<std::string> command{"zenity",
                                   "--file-selection",
                                   "--filename=" + start,
                                   "--title=" + title_of(purpose, suffix),
                                   "--file-filter=" + kind_of(suffix) + " | *" + suffix,
                                   "--file-filter=All files | *"};
  if (save) command.insert(command.begin() + 2, {"--save", "--confirm-overwrite"});
  return command;
}

}  // namespace

void FileDialog::ask(Purpose purpose, const std::string& start, const std::vector<std::string>& recent) {
  close();
  purpose_ = purpose;
  recent_ = recent;
  start_ = start;
  suffix_ = suffix_of(purpose, start);
  // SAC_LAB_DIALOG=window: also where the desktop has one, as in tests.
  const char* wanted = std::getenv("SAC_LAB_DIALOG");
  const bool in_window = wanted && std::string(wanted) == "window";
  if (const auto command = native_command(purpose, start, suffix_); !command.empty() && !in_window) {
    child_ = Child(command);
    return;
  }
  show();
}

void FileDialog::show() {
  shown_ = true;
  std::error_code ignored;
  const fs::path path(start_);
  const bool folder = fs::is_directory(path, ignored);
  std::snprintf(name_.data(), name_.size(), "%s", folder ? "" : path.filename().string().c_str());
  go_to(folder ? path.string() : path.parent_path().string());
}

void FileDialog::close() {
  child_ = Child();
  shown_ = confirm_ = false;
  problem_.clear();
}

void FileDialog::go_to(const std::string& folder) {
  std::error_code error;
  const fs::path path = fs::absolute(folder.empty() ? "." : folder, error);
  std::vector<Entry> entries;
  for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    const bool is_folder = entry->is_directory(ignored);
    if (!name.starts_with(".") && (is_folder || name.ends_with(kSuffix))) entries.push_back({name, is_folder});
  }
  if (error) {
    problem_ = "cannot read " + path.string() + ": " + error.message() + ".";
    return;
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
  entries_ = std::move(entries);
  folder_ = path.lexically_normal().string();
  problem_.clear();
  confirm_ = false;
}

std::optional<std::string> FileDialog::chosen() {
  fs::path path(name_.data());
  if (path.empty()) return std::nullopt;
  if (path.is_relative()) path = fs::path(folder_) / path;
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    name_[0] = '\0';
    go_to(path.string());
    return std::nullopt;
  }
  if (purpose_ == Purpose::open && !fs::exists(path, ignored)) {
    problem_ = "There is no file " + path.string() + ".";
    return std::nullopt;
  }
  if (purpose_ == Purpose::save) {
    if (!path.has_extension()) path += suffix_;
    if (fs::exists(path, ignored) && !confirm_) {
      problem_ = path.filename().string() + " is there already: once more to replace it.";
      confirm_ = true;
      return std::nullopt;
    }
  }
  close();
  return path.string();
}

void FileDialog::draw_entries(float height, bool& done) {
  ImGui::BeginChild("entries", {0.0F, height}, true);
  if (ImGui::Selectable("..", false, ImGuiSelectableFlags_AllowDoubleClick))
    go_to((fs::path(folder_).has_filename() ? fs::path(folder_) : fs::path(folder_).parent_path())
              .parent_path()
              .string());
  const std::vector<Entry> entries = entries_;
  for (const Entry& entry : entries) {
    const std::string shown = entry.folder ? entry.name + "/" : entry.name;
    if (!ImGui::Selectable(shown.c_str(), entry.name == name_.data(), ImGuiSelectableFlags_AllowDoubleClick)) continue;
    if (entry.folder) {
      go_to((fs::path(folder_) / entry.name).string());
    } else {
      std::snprintf(name_.data(), name_.size(), "%s", entry.name.c_str());
      done = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    }
  }
  for (const std::string& file : recent_) {
    if (purpose_ != Purpose::open) break;
    if (&file == &recent_.front()) ImGui::TextDisabled("Opened lately");
    if (!ImGui::Selectable(file.c_str(), file == name_.data(), ImGuiSelectableFlags_AllowDoubleClick)) continue;
    std::snprintf(name_.data(), name_.size(), "%s", file.c_str());
    done = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  }
  ImGui::EndChild();
}

std::optional<std::string> FileDialog::draw(const Theme& theme, const Fonts& fonts) {
  if (const auto result = child_.poll()) {
    if (result->code == 0 && !result->out.empty()) return result->out;
    if (result->code > 1) show();  // 1: the visitor has chosen none; more: it did not come so far
    return std::nullopt;
  }
  if (!shown_) return std::nullopt;
  const float u = unit();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 size{std::min(560.0F * u, 0.94F * screen.x), std::min(440.0F * u, 0.94F * screen.y)};
  const std::string title = title_of(purpose_, suffix_);
  ImGui::SetNextWindowPos({0.5F * (screen.x - size.x), 0.5F * (screen.y - size.y)});
  ImGui::SetNextWindowSize(size);
  bool open = true, done = false;
  std::optional<std::string> result;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14.0F * u, 12.0F * u});
  ImGui::OpenPopup(title.c_str());
  if (ImGui::BeginPopupModal(title.c_str(), &open,
                             ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
    ImGui::TextDisabled("%s", folder_.c_str());
    draw_entries(std::max(size.y - 170.0F * u, 60.0F * u), done);
    ImGui::SetNextItemWidth(-1.0F);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    if (ImGui::InputText("##name", name_.data(), name_.size(), ImGuiInputTextFlags_EnterReturnsTrue)) done = true;
    if (ImGui::IsItemEdited()) confirm_ = false;
    ImGui::TextColored(vec4(theme.warning), "%s", problem_.c_str());
    const ImVec2 wide{110.0F * u, 32.0F * u};
    if (button("file-done", Icon::none, purpose_ == Purpose::open ? "Open" : "Save", wide, ButtonStyle::primary, theme,
               fonts))
      done = true;
    ImGui::SameLine();
    if (button("file-cancel", Icon::none, "Cancel", wide, ButtonStyle::plain, theme, fonts)) open = false;
    if (done) result = chosen();
    if (!shown_ || !open) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  if (!open) close();
  return result;
}

}  // namespace sac::gui
