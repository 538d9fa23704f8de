/// \file
/// What flows where in one update: the nodes and edges of the variant in use, and which sub-steps use them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "update/substeps.h"
#include "update/variant.h"

namespace sac::gui {

enum class NodeKind { data, network, target, sum, loss, adam };

struct GraphNode {
  std::string id;
  NodeKind kind;
  std::string_view hue;  ///< "q1", "q2", "value", "policy", "replay", or "plain" for none of them
  std::string label;     ///< TeX
  std::string name;
  std::string meaning;                                        ///< empty: that of the quantity it shows
  int layer;                                                  ///< place from the buffer (0) to the optimisers (7)
  double lane;                                                ///< and across
  std::string shows{};                                        ///< key of the quantity that it stands for; may be empty
  std::vector<std::pair<SubstepId, std::string>> shows_in{};  ///< where that depends on the sub-step
};

struct GraphEdge {
  std::string from, to;
  std::string_view hue;
  enum class Kind { forward, step, follow } kind;  ///< data; an optimiser moves parameters; a target follows
  std::vector<SubstepId> steps;
  bool back;  ///< whether the policy's gradient runs back along it
};

struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;

  /// \pre there is one
  const GraphNode& node(std::string_view id) const;
};

Graph graph_of(const Variant& v);
/// Whether the gradient runs back along an edge in a sub-step.
bool runs_back(const GraphEdge& edge, SubstepId step);
/// Whether a sub-step uses an edge, forward or back.
bool is_lit(const GraphEdge& edge, SubstepId step);
/// The nodes that a sub-step uses.
std::set<std::string> lit_nodes(const Graph& graph, SubstepId step);
/// The quantity that a node stands for in this sub-step; without one, over the whole update. Empty: none.
std::string shown_by(const GraphNode& node, const SubstepId* step);
/// What stands before a number of a node, where that is not the part's output.
std::string_view prefix_of(const GraphNode& node, std::string_view quantity);

}  // namespace sac::gui
