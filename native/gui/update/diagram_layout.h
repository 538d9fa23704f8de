/// \file
/// Where nodes and edges of the graph lie, in the diagram's own units.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "update/graph.h"

namespace sac::gui {

/// A row of `views/update_layout.inl`.
struct DiagramShape {
  std::string_view name;
  double along, across, thickness, first_lane, lane, batch_along, batch_across, batch_length, batch_breadth;
  int columns, rows;
};
constexpr DiagramShape diagram_shape(std::string_view name = "wide") {
#define SAC_DIAGRAM_SHAPE(shape, ...) \
  if (name == #shape) return {#shape, __VA_ARGS__};
#include "update_layout.inl"
  return {};
}
/// A single number of the same table.
constexpr float diagram_number(std::string_view name) {
#define SAC_DIAGRAM_NUMBER(of, value) \
  if (name == #of) return value;
#include "update_layout.inl"
  return 0.0F;
}

struct DiagramPoint {
  float x, y;
};
struct DiagramBox {
  float x, y, width, height;
  bool holds(DiagramPoint p) const { return p.x >= x && p.x <= x + width && p.y >= y && p.y <= y + height; }
};

/// The whole of the wide shape; the app draws no other.
inline constexpr auto kDiagramWidth = static_cast<float>(diagram_shape().along);
inline constexpr auto kDiagramHeight = static_cast<float>(diagram_shape().across);

/// The batch as small pendulums: a page of cells, and which transition is in which.
inline constexpr int kBatchColumns = diagram_shape().columns, kBatchRows = diagram_shape().rows;
inline constexpr int kBatchCells = kBatchColumns * kBatchRows;
/// Shades of the pendulums, from the batch's lowest reward to its highest.
inline constexpr int kRewardLevels = static_cast<int>(diagram_number("reward_levels"));

struct DiagramLayout {
  float width, height;
  std::map<std::string, DiagramBox> boxes;       ///< by node
  std::vector<std::vector<DiagramPoint>> paths;  ///< of each edge, from its start to the tip of its arrow
  DiagramBox batch;
};
DiagramLayout layout_of(const Graph& graph);

/// The first transition of the page that a chosen one is on.
int first_of_page(int chosen);
/// The middle of a cell.
DiagramPoint cell_at(const DiagramLayout& layout, int index);
/// The cell under a point. \pre the batch's box holds it
int cell_under(const DiagramLayout& layout, DiagramPoint point);

}  // namespace sac::gui
