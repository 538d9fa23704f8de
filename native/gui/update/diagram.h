/// \file
/// The diagram of one update: the batch as small pendulums, and what flows from it through the networks.
#pragma once

#include <optional>
#include <string>

#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"
#include "update/diagram_layout.h"
#include "update/graph.h"
#include "update/quantities.h"

namespace sac::gui {

struct DiagramState {
  const Variant& variant;
  const Reading* reading;         ///< null: none yet
  std::optional<SubstepId> step;  ///< nothing: the whole update
  int chosen;                     ///< transition of the batch
  std::string hot;                ///< key of the quantity that is asked about elsewhere
};
struct DiagramAnswer {
  std::optional<std::string> pointed;  ///< node that is pointed at or has the focus
  std::optional<int> chosen;           ///< transition that the visitor picks
};

/// Draws it as large as the box allows, from the upper left.
DiagramAnswer draw_diagram(const Box& box, const DiagramState& state, const Theme& theme, const Fonts& fonts);
/// Width of the diagram over its height.
float diagram_aspect();
/// The number that a node shows: "σ 0.29", "Δ0.028"; empty for one that shows none.
std::string node_text(const GraphNode& node, const DiagramState& state);

}  // namespace sac::gui
