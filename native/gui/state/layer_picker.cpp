#include "state/layer_picker.h"

#include <algorithm>

#include "ui/formula.h"
#include "ui/widgets.h"

namespace sac::gui {
namespace {
// The layer's symbol without its arguments, which all of them have.
std::string chip_label(const MapLayerInfo& layer) {
  std::string symbol(layer.symbol);
  if (symbol.ends_with("(s)")) symbol.resize(symbol.size() - 3);
  if (layer.key == "min_q") symbol = "min Q";
  return std::string("$").append(tex_of_symbol(symbol));
}
}  // namespace

std::string layer_name(const MapLayerInfo& layer) {
  std::string name = spaced(layer.key);
  if (name.starts_with("q ")) name[0] = 'Q';
  if (name.ends_with(" q")) name.back() = 'Q';
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

LayerChoice pick_layer(const Box& box, MapLayer shown, const Config& config, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float gap = 3.0F * u, row = 26.0F * u;
  LayerChoice choice{};
  // Chips in one row share what is left of it.
  float whole = 0.0F;
  for (const MapLayerInfo& layer : map_layers()) whole += chip_size(chip_label(layer), fonts).x + gap;
  const auto count = static_cast<float>(map_layers().size());
  const float extra = whole <= box.width ? (box.width - whole + gap) / count : 0.0F;
  float x = box.x, y = box.y;
  int number = 1;
  for (const MapLayerInfo& layer : map_layers()) {
    const auto value = static_cast<MapLayer>(&layer - map_layers().data());
    const std::string label = chip_label(layer);
    const float width = chip_size(label, fonts).x + extra;
    if (x > box.x && x + width > box.right() + 1.0F) {
      x = box.x;
      y += row;
    }
    const bool lacking = value == MapLayer::q_gap && value != shown && !config.twin_q;
    ImGui::SetCursorScreenPos({x, y});
    ImGui::PushID(number);
    if (chip("layer", label, value == shown, {width, 24.0F * u}, theme, fonts, !lacking)) choice.chosen = value;
    tooltip(std::to_string(number) + ": " + layer_name(layer) + ". " +
            (lacking ? std::string("There is one Q only.") : std::string(layer.help)));
    ImGui::PopID();
    x += width + gap;
    ++number;
  }
  choice.height = y + row - box.y;
  return choice;
}

}  // namespace sac::gui
