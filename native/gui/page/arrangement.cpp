#include "page/arrangement.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "sac/number_text.h"
#include "text.h"

namespace sac::gui {
namespace {

constexpr float kGap = 10.0F;
constexpr double kLeastShare = 0.08;

Place view(View which) { return {.view = which, .parts = {}}; }
Place beside(std::vector<Place::Part> parts) { return {.beside = true, .parts = std::move(parts)}; }
Place below(std::vector<Place::Part> parts) { return {.beside = false, .parts = std::move(parts)}; }

const std::vector<std::pair<std::string, Place>>& layouts() {
  static const std::vector<std::pair<std::string, Place>> all{
      {"explore",
       beside({{0.23, view(View::controls)},
               {0.37, below({{0.44, view(View::stage)}, {0.56, view(View::map)}})},
               {0.40, below({{0.60, view(View::charts)}, {0.33, view(View::slice)}, {0.07, view(View::counters)}})}})},
      {"compare", beside({{0.22, view(View::controls)},
                          {0.40, below({{0.93, view(View::charts)}, {0.07, view(View::counters)}})},
                          {0.38, below({{0.45, view(View::stage)}, {0.55, view(View::map)}})}})},
      {"update", beside({{0.22, view(View::controls)},
                         {0.50, below({{0.93, view(View::update)}, {0.07, view(View::counters)}})},
                         {0.28, below({{0.5, view(View::slice)}, {0.5, view(View::map)}})}})},
      {"big-stage",
       beside({{0.60, view(View::stage)},
               {0.40, below({{0.42, view(View::map)}, {0.50, view(View::charts)}, {0.08, view(View::counters)}})}})}};
  return all;
}

const Place& layout(const std::string& name) {
  for (const auto& [own, place] : layouts())
    if (own == name) return place;
  return layouts().front().second;
}

bool contains(const Place& place, View view) {
  if (place.parts.empty()) return place.view == view;
  return std::any_of(place.parts.begin(), place.parts.end(),
                     [&](const Place::Part& part) { return contains(part.place, view); });
}

}  // namespace

const std::vector<std::string>& layout_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result;
    for (const auto& [name, place] : layouts()) result.push_back(name);
    return result;
  }();
  return names;
}

void Arrangement::choose(const std::string& name) { name_ = name; }

void Arrangement::next() {
  const auto& names = layout_names();
  const auto at = std::find(names.begin(), names.end(), name_);
  name_ = at == names.end() || at + 1 == names.end() ? names.front() : *(at + 1);
}

bool Arrangement::shows(View view) const { return contains(layout(name_), view); }

void Arrangement::reset() { shares_.clear(); }

std::vector<double>& Arrangement::shares_of(const Place& place, const std::string& path) {
  std::vector<double>& shares = shares_[path];
  if (shares.size() != place.parts.size()) {
    shares.clear();
    for (const Place::Part& part : place.parts) shares.push_back(part.share);
  }
  return shares;
}

void Arrangement::draw(const Box& box, const Theme& theme, const std::function<void(View, const Box&)>& draw_view) {
  boxes_.clear();
  draw(layout(name_), name_, box, theme, draw_view);
}

void Arrangement::draw(const Place& place, const std::string& path, const Box& box, const Theme& theme,
                       const std::function<void(View, const Box&)>& draw_view) {
  if (place.parts.empty()) {
    boxes_[place.view] = box;
    return draw_view(place.view, box);
  }
  std::vector<double>& shares = shares_of(place, path);
  const float gap = kGap * unit();
  const float whole = place.beside ? box.width : box.height;
  const float space = std::max(whole - gap * static_cast<float>(place.parts.size() - 1), 1.0F);
  float at = place.beside ? box.x : box.y;
  for (std::size_t i = 0; i < place.parts.size(); ++i) {
    const float size = std::max(std::floor(space * static_cast<float>(shares[i])), 1.0F);
    const Box part = place.beside ? Box{at, box.y, size, box.height} : Box{box.x, at, box.width, size};
    draw(place.parts[i].place, concat(path, ".", std::to_string(i)), part, theme, draw_view);
    at += size;
    if (i + 1 == place.parts.size()) break;
    const Box handle = place.beside ? Box{at, box.y, gap, box.height} : Box{box.x, at, box.width, gap};
    at += gap;

    ImGui::SetNextWindowPos(handle.min());
    ImGui::SetNextWindowSize({handle.width, handle.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1.0F, 1.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    const std::string id = concat("##splitter", path, ".", std::to_string(i));
    ImGui::Begin(id.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::InvisibleButton("handle", {handle.width, handle.height});
    const bool held = ImGui::IsItemActive();
    if (held || ImGui::IsItemHovered()) {
      ImGui::SetMouseCursor(place.beside ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
      const ImVec2 middle{handle.x + 0.5F * handle.width, handle.y + 0.5F * handle.height};
      const float half = 18.0F * unit(), thick = 1.5F * unit();
      const ImVec2 from =
          place.beside ? ImVec2{middle.x - thick, middle.y - half} : ImVec2{middle.x - half, middle.y - thick};
      const ImVec2 to =
          place.beside ? ImVec2{middle.x + thick, middle.y + half} : ImVec2{middle.x + half, middle.y + thick};
      ImGui::GetWindowDrawList()->AddRectFilled(from, to, colour(held ? theme.accent : theme.strong_border), thick);
    }
    if (held) {
      const ImVec2 moved = ImGui::GetIO().MouseDelta;
      const double by = static_cast<double>((place.beside ? moved.x : moved.y) / space);
      const double both = shares[i] + shares[i + 1];
      shares[i] = std::clamp(shares[i] + by, kLeastShare, std::max(both - kLeastShare, kLeastShare));
      shares[i + 1] = both - shares[i];
    }
    ImGui::End();
    ImGui::PopStyleVar(3);
  }
}

std::string Arrangement::shares() const {
  std::string text;
  for (const auto& [path, shares] : shares_) {
    text.append(text.empty() ? "" : " ").append(path).append(":");
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (i > 0) text += ',';
      text.append(fixed_text(shares[i], 4));
    }
  }
  return text;
}

void Arrangement::set_shares(std::string_view text) {
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t colon = word.find(':');
    if (colon == word.npos) continue;
    std::vector<double> shares;
    double sum = 0.0;
    bool positive = true;
    for (std::string_view rest = word.substr(colon + 1); !rest.empty();) {
      const std::string_view number = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(number.size() + 1, rest.size()));
      shares.push_back(parse_number(number).value_or(0.0));
      sum += shares.back();
      positive = positive && shares.back() > 0.0;
    }
    // What does not fill the space is of another program.
    if (positive && std::abs(sum - 1.0) < 0.01) shares_[std::string(word.substr(0, colon))] = shares;
  }
}

}  // namespace sac::gui
