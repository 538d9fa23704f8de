#include "update/diagram_layout.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace sac::gui {
namespace {

using Path = std::vector<DiagramPoint>;

constexpr DiagramShape kShape = diagram_shape();
constexpr auto kLane = static_cast<float>(kShape.lane), kHeight = static_cast<float>(kShape.thickness);
constexpr float kTip = diagram_number("tip"), kMargin = diagram_number("batch_margin");
constexpr DiagramBox kBatch{static_cast<float>(kShape.batch_along), static_cast<float>(kShape.batch_across),
                            static_cast<float>(kShape.batch_length), static_cast<float>(kShape.batch_breadth)};

// Middles of the layers along the flow.
constexpr float kLayers[] = {
#define SAC_DIAGRAM_LAYER(wide, tall) wide,
#include "update_layout.inl"
};

float width_of(const GraphNode& node) {
  float width = 0.0F;
#define SAC_DIAGRAM_NODE(of, wide, tall) \
  if (node.kind == NodeKind::of) width = wide;
#define SAC_DIAGRAM_WIDER(letters, by) \
  if (node.label.find(letters) != std::string::npos) return width + (by);
#include "update_layout.inl"
  return width;
}
float across(double lane) { return static_cast<float>(kShape.first_lane + lane * kShape.lane); }

// The lane through which an edge passes what lies in its way; negative: none.
double bypass(const GraphEdge& edge) {
#define SAC_DIAGRAM_BYPASS(start, end, lane) \
  if (edge.from == #start && edge.to == #end) return lane;
#include "update_layout.inl"
  return -1.0;
}

void curve(Path& path, DiagramPoint a, DiagramPoint b) {
  const float bend = 0.5F * (b.x - a.x);
  constexpr int kParts = 16;
  for (int i = path.empty() ? 0 : 1; i <= kParts; ++i) {
    const float t = static_cast<float>(i) / kParts, s = 1.0F - t;
    const float x = s * s * s * a.x + 3 * s * s * t * (a.x + bend) + 3 * s * t * t * (b.x - bend) + t * t * t * b.x;
    const float y = (s * s * s + 3 * s * s * t) * a.y + (3 * s * t * t + t * t * t) * b.y;
    path.push_back({x, y});
  }
}

// Lines with round corners.
Path rounded(const Path& corners, float radius) {
  Path path{corners.front()};
  for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
    const DiagramPoint a = corners[i - 1], b = corners[i], c = corners[i + 1];
    const auto towards = [&](DiagramPoint from, DiagramPoint to) {
      const float length = std::max(std::hypot(to.x - from.x, to.y - from.y), 1e-3F);
      const float r = std::min(radius, 0.5F * length);
      return DiagramPoint{from.x + (to.x - from.x) * r / length, from.y + (to.y - from.y) * r / length};
    };
    const DiagramPoint before = towards(b, a), after = towards(b, c);
    for (int k = 0; k <= 4; ++k) {
      const float t = static_cast<float>(k) / 4.0F, s = 1.0F - t;
      path.push_back(
          {s * s * before.x + 2 * s * t * b.x + t * t * after.x, s * s * before.y + 2 * s * t * b.y + t * t * after.y});
    }
  }
  path.push_back(corners.back());
  return path;
}

struct Route {
  const GraphEdge& edge;
  const GraphNode &from, &to;
  DiagramPoint start, end;  // middles
  float half, end_half;     // of the widths
};

Path forward(const Route& r) {
  Path path;
  if (r.from.id == "replay") {
    // The arrow leaves the batch where it is nearest to the part.
    const float y = std::clamp(r.end.y, kBatch.y + kMargin, kBatch.y + kBatch.height - kMargin);
    curve(path, {kBatch.x + kBatch.width + 2.0F, y}, {r.end.x - r.end_half - kTip, r.end.y});
    return path;
  }
  if (r.from.layer == r.to.layer) {
    const float way = r.end.y > r.start.y ? 1.0F : -1.0F;
    return {{r.start.x, r.start.y + way * 0.5F * kHeight}, {r.end.x, r.end.y - way * (0.5F * kHeight + kTip)}};
  }
  const DiagramPoint a{r.start.x + r.half, r.start.y}, b{r.end.x - r.end_half - kTip, r.end.y};
  const float turn = kLayers[r.to.layer] - kLayers[r.to.layer - 1];
  const double lane = bypass(r.edge);
  const int layers = r.to.layer - r.from.layer;
  if (lane >= 0.0 && layers > 1) {
    const float between = across(lane);
    curve(path, a, {a.x + 0.5F * turn, between});
    curve(path, {b.x - 0.3F * turn, between}, b);
    return path;
  }
  if (layers == 1) {
    curve(path, a, b);
  } else {  // over several layers: into the lane of the aim first
    curve(path, a, {std::min(b.x, a.x + 0.75F * turn), b.y});
    path.push_back(b);
  }
  return path;
}

// Back from the optimiser to its network, between the lanes.
Path step(const Route& r) {
  const float way = r.to.id == "q1" ? -1.0F : 1.0F;  // between both Qs lies their minimum
  const float between = r.start.y + way * 0.5F * kLane;
  return rounded({{r.start.x, r.start.y + way * 0.5F * kHeight},
                  {r.start.x, between},
                  {r.end.x, between},
                  {r.end.x, r.end.y + way * (0.5F * kHeight + 1.0F)}},
                 3.0F);
}

// From a network to its target, beside the layer.
Path follow(const Route& r) {
  const float x = r.start.x + std::max(r.half, r.end_half) + diagram_number(r.from.id == "q2" ? "beside_q2" : "beside");
  const float way = r.end.y > r.start.y ? 1.0F : -1.0F;
  const float a = r.start.y + way * 0.25F * kHeight, b = r.end.y - way * 0.2F * kHeight;
  return rounded({{r.start.x + r.half, a}, {x, a}, {x, b}, {r.end.x + r.end_half + kTip, b}}, 5.0F);
}

}  // namespace

DiagramLayout layout_of(const Graph& graph) {
  DiagramLayout layout{kDiagramWidth, kDiagramHeight, {}, {}, kBatch};
  const auto middle = [](const GraphNode& node) { return DiagramPoint{kLayers[node.layer], across(node.lane)}; };
  for (const GraphNode& node : graph.nodes) {
    const DiagramPoint at = middle(node);
    const float width = width_of(node);
    layout.boxes[node.id] = {at.x - 0.5F * width, at.y - 0.5F * kHeight, width, kHeight};
  }
  layout.boxes["replay"] = kBatch;
  for (const GraphEdge& edge : graph.edges) {
    const GraphNode &from = graph.node(edge.from), &to = graph.node(edge.to);
    const Route route{edge, from, to, middle(from), middle(to), 0.5F * width_of(from), 0.5F * width_of(to)};
    switch (edge.kind) {
      case GraphEdge::Kind::forward: layout.paths.push_back(forward(route)); break;
      case GraphEdge::Kind::step: layout.paths.push_back(step(route)); break;
      case GraphEdge::Kind::follow: layout.paths.push_back(follow(route)); break;
    }
  }
  return layout;
}

int first_of_page(int chosen) { return chosen / kBatchCells * kBatchCells; }

DiagramPoint cell_at(const DiagramLayout& layout, int index) {
  const DiagramBox& box = layout.batch;
  return {box.x + (static_cast<float>(index % kBatchColumns) + 0.5F) * box.width / kBatchColumns,
          box.y + (static_cast<float>(index / kBatchColumns) + 0.5F) * box.height / kBatchRows};
}

int cell_under(const DiagramLayout& layout, DiagramPoint point) {
  const DiagramBox& box = layout.batch;
  const int column = std::clamp(static_cast<int>((point.x - box.x) / box.width * kBatchColumns), 0, kBatchColumns - 1);
  const int row = std::clamp(static_cast<int>((point.y - box.y) / box.height * kBatchRows), 0, kBatchRows - 1);
  return row * kBatchColumns + column;
}

}  // namespace sac::gui
