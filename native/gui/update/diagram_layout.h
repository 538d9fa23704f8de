/// \file
/// Where nodes and edges of the graph lie, in the diagram's own units.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "update/graph.h"

namespace sac::gui {

struct DiagramPoint {
  float x, y;
};
struct DiagramBox {
  float x, y, width, height;
  bool holds(DiagramPoint p) const { return p.x >= x && p.x <= x + width && p.y >= y && p.y <= y + height; }
};

/// The batch as small pendulums: a page of cells, and which transition is in which.
inline constexpr int kBatchColumns = 8, kBatchRows = 8, kBatchCells = kBatchColumns * kBatchRows;

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
