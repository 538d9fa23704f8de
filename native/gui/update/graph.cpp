#include "update/graph.h"

#include <algorithm>

namespace sac::gui {
namespace {

using std::string;

struct NodeRow {
  std::string_view id;
  NodeKind kind;
  std::string_view hue;
  Condition condition;
  int layer;
  double (*lane)(const Variant& v);
  std::string_view label, shows, name, meaning;
};
constexpr NodeRow kNodes[] = {
#define SAC_UPDATE_NODE(id, kind, hue, condition, layer, lane, label, shows, name, meaning) \
  {#id,   NodeKind::kind,                                                                   \
   #hue,  SAC_CONDITION(condition),                                                         \
   layer, [](const Variant& v) -> double { return static_cast<void>(v), lane; },                                               \
   label, #shows,                                                                           \
   name,  meaning},
#include "update_graph.inl"
};

struct ShowsRow {
  std::string_view node;
  SubstepId substep;
  Condition condition;
  std::string_view quantity;
};
constexpr ShowsRow kShows[] = {
#define SAC_UPDATE_SHOWS(node, substep, condition, quantity) \
  {#node, SubstepId::substep, SAC_CONDITION(condition), #quantity},
#include "update_graph.inl"
};

struct PrefixRow {
  NodeKind kind;
  std::string_view quantity, prefix;
};
constexpr PrefixRow kPrefixes[] = {
#define SAC_UPDATE_PREFIX(kind, quantity, prefix) {NodeKind::kind, #quantity, prefix},
#include "update_graph.inl"
};

struct EdgeRow {
  std::string_view from, to;
  GraphEdge::Kind kind;
  std::string_view hue;
  Condition condition;
  std::string_view steps;
  Condition back;
};
constexpr EdgeRow kEdges[] = {
#define SAC_UPDATE_EDGE(from, to, kind, hue, condition, steps, back) \
  {#from, #to, GraphEdge::Kind::kind, #hue, SAC_CONDITION(condition), steps, SAC_CONDITION(back)},
#include "update_graph.inl"
};

}  // namespace

const GraphNode& Graph::node(std::string_view id) const {
  return *std::find_if(nodes.begin(), nodes.end(), [id](const GraphNode& one) { return one.id == id; });
}

Graph graph_of(const Variant& v) {
  Graph graph;
  for (const NodeRow& row : kNodes) {
    if (!row.condition(v)) continue;
    graph.nodes.push_back({string(row.id), row.kind, row.hue, string(row.label), string(row.name), string(row.meaning),
                           row.layer, row.lane(v), row.shows == "none" ? string() : string(row.shows)});
    for (const ShowsRow& shows : kShows)
      if (shows.node == row.id && shows.condition(v))
        graph.nodes.back().shows_in.emplace_back(shows.substep, shows.quantity);
  }
  for (const EdgeRow& row : kEdges)
    if (row.condition(v))
      graph.edges.push_back(
          {string(row.from), string(row.to), row.hue, row.kind, substeps_named(row.steps), row.back(v)});
  return graph;
}

bool runs_back(const GraphEdge& edge, SubstepId step) { return edge.back && step == SubstepId::policy; }

bool is_lit(const GraphEdge& edge, SubstepId step) {
  return std::find(edge.steps.begin(), edge.steps.end(), step) != edge.steps.end() || runs_back(edge, step);
}

std::set<string> lit_nodes(const Graph& graph, SubstepId step) {
  std::set<string> nodes;
  for (const GraphEdge& edge : graph.edges) {
    if (!is_lit(edge, step)) continue;
    nodes.insert(edge.from);
    nodes.insert(edge.to);
  }
  return nodes;
}

string shown_by(const GraphNode& node, const SubstepId* step) {
  if (step)
    for (const auto& [in, key] : node.shows_in)
      if (in == *step) return key;
  return node.shows;
}

std::string_view prefix_of(const GraphNode& node, std::string_view quantity) {
  for (const PrefixRow& row : kPrefixes)
    if (row.kind == node.kind && row.quantity == quantity) return row.prefix;
  return {};
}

}  // namespace sac::gui
