/// \file
/// Colours and spacing of Dear ImGui's widgets: the one place that decides how they look.
#pragma once

#include <imgui.h>

#include "canvas/colours.h"

namespace sac::gui {

/// Sets ImGui's style; `scale` is the size of a layout unit in window units.
void apply(const Theme& theme, float scale);

ImU32 colour(Rgb rgb, float alpha = 1.0F);
ImVec4 vec4(Rgb rgb, float alpha = 1.0F);

}  // namespace sac::gui
