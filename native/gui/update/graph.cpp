#include "update/graph.h"

#include <algorithm>

namespace sac::gui {
namespace {

using enum SubstepId;
using Steps = std::vector<SubstepId>;
using std::string;

class Builder {
 public:
  explicit Builder(const Variant& v) : v_(v) {
    if (v.value_network)
      q_lane_[0] = 1, q_lane_[1] = 2, value_lane_ = 3;
    else
      q_lane_[0] = 2, q_lane_[1] = 3;
    judging_ = v.value_network ? Steps{v_update, policy} : Steps{policy};
    if (v.reparameterized) back_ = {policy};
  }

  Graph build() {
    add_batch();
    add_policy();
    if (v_.value_network) add_value();
    add_qs();
    if (!v_.value_network) add_next_action();
    add_judgement();
    add_temperature();
    return std::move(graph_);
  }

 private:
  void edge(const string& from, const string& to, Steps steps, std::string_view hue = "",
            GraphEdge::Kind kind = GraphEdge::Kind::forward, Steps back = {}) {
    graph_.edges.push_back({from, to, hue, kind, std::move(steps), std::move(back)});
  }
  GraphNode& node(const string& id, NodeKind kind, std::string_view hue, const string& label, int layer, double lane,
                  const string& name, const string& meaning = "", const string& shows = "") {
    graph_.nodes.push_back({id, kind, hue, label, name, meaning, layer, lane, shows});
    return graph_.nodes.back();
  }
  // A loss, its optimiser, and the step of the network's parameters.
  void learn(const string& id, std::string_view hue, const string& greek, double lane, const string& of, SubstepId step,
             const string& loss, const string& moved) {
    node("loss_" + id, NodeKind::loss, hue, "J(" + greek + ")", 6, lane, "loss of " + of, "", loss);
    node("adam_" + id, NodeKind::adam, hue, moved.empty() ? "\\operatorname{Adam}" : "|\\Delta " + greek + "|", 7, lane,
         "Adam for " + of,
         "The optimiser moves the parameters against the gradient of the loss; the number is how far.", moved);
    edge("loss_" + id, "adam_" + id, {step}, hue);
    edge("adam_" + id, id, {step}, hue, GraphEdge::Kind::step);
  }

  void add_batch() {
    node("replay", NodeKind::data, "replay", "\\mathcal{D}", 0, 2.5, "replay buffer",
         "Every transition seen so far; the batch is drawn from it at random.");
    node("next", NodeKind::data, "replay", "s'", 1, 0, "next state s′");
    node("reward", NodeKind::data, "replay", "r", 1, 0.95, "reward r", "", "reward");
    node("terminal", NodeKind::data, "replay", "d", 1, 1.9, "terminal flag d", "", "terminal");
    node("action", NodeKind::data, "replay", "a", 1, 2.85, "action a", "", "action");
    node("state", NodeKind::data, "replay", "s", 1, 3.8, "state s");
    for (const char* part : {"next", "reward", "terminal", "action", "state"}) edge("replay", part, {sample}, "replay");
  }

  void add_policy() {
    node("policy", NodeKind::network, "policy", "\\pi_\\phi", 2, 4, "policy network",
         "State in, mean and spread of a Gaussian out; the tanh squashes its draw into an action.", "std");
    node("epsilon", NodeKind::data, "", "\\varepsilon", 2, 5, "noise", "", "epsilon");
    node("new_action", NodeKind::data, "policy", "\\tilde{a}", 3, 4, "new action", "", "new_action");
    edge("state", "policy", {action}, "replay");
    edge("policy", "new_action", {action}, "policy", GraphEdge::Kind::forward, back_);
    edge("epsilon", "new_action", {action});
    learn("policy", "policy", "\\phi", 4, "the policy", policy, "policy_loss", "step_policy");
    if (!v_.has_entropy() && v_.reparameterized) return;
    node("log_prob", NodeKind::data, "policy", "\\log\\pi", 3, 5, "log probability", "", "log_prob");
    edge("policy", "log_prob", {action}, "policy", GraphEdge::Kind::forward, {policy});
  }

  void add_value() {
    GraphNode& value =
        node("value", NodeKind::network, "value", "V_\\psi", 4, value_lane_, "value network",
             "State in, soft value out: the return to expect from there, entropy bonus included.", "value");
    if (!v_.has_target()) value.shows_in = {{q_target, "next_value"}};
    edge("state", "value", {v_update}, "replay");
    edge("value", "loss_value", {v_update}, "value");
    learn("value", "value", "\\psi", value_lane_, "V", v_update, "value_loss", "step_value");
    if (!v_.has_target()) {
      edge("next", "value", {q_target}, "replay");
      edge("value", "y", {q_target}, "value");
    } else {
      node("target_value", NodeKind::target, "value", "V_{\\bar{\\psi}}", 4, 0, "target value network",
           "A copy of V that follows slowly.", "next_value")
          .shows_in = {{target, "step_target_value"}};
      edge("next", "target_value", {q_target}, "replay");
      edge("target_value", "y", {q_target}, "value");
      edge("value", "target_value", {target}, "value", GraphEdge::Kind::follow);
    }
    if (!v_.reparameterized) edge("value", "loss_policy", {policy}, "value");
  }

  void add_qs() {
    node("y", NodeKind::sum, "", "y", 5, v_.value_network ? 0 : 0.5, "target of Q", "", "y");
    edge("reward", "y", {q_target}, "replay");
    edge("terminal", "y", {q_target}, "replay");
    const bool bare = !v_.value_network && !v_.has_target();
    for (int i = 1; i <= (v_.twin_q ? 2 : 1); ++i) {
      const string n = std::to_string(i), id = "q" + n;
      const std::string_view hue = i == 1 ? "q1" : "q2";
      const double lane = q_lane_[i - 1];
      const string name = i == 1 ? "first Q network" : "second Q network";
      GraphNode& q = node(id, NodeKind::network, hue, "Q_{\\theta_" + n + "}", 4, lane, name,
                          "State and action in, the return to expect out.", id);
      q.shows_in = {{v_update, "new_q" + n}, {policy, "new_q" + n}, {action, "new_q" + n}};
      if (bare) q.shows_in.emplace_back(q_target, "next_q" + n);
      Steps uses{q_update};
      uses.insert(uses.end(), judging_.begin(), judging_.end());
      edge("state", id, uses, "replay");
      edge("action", id, {q_update}, "replay");
      edge(id, "loss_" + id, {q_update}, hue);
      edge("y", "loss_" + id, {q_update});
      edge("new_action", id, judging_, "policy", GraphEdge::Kind::forward, back_);
      learn(id, hue, "\\theta_" + n, lane, "Q" + n, q_update, id + "_loss", "step_" + id);
      if (v_.value_network || bare) continue;
      node("target_" + id, NodeKind::target, hue, "Q_{\\bar{\\theta}_" + n + "}", 4, lane - 2, "target of the " + name,
           "A copy of Q" + n + " that follows slowly.", "next_q" + n)
          .shows_in = {{target, "step_target_" + id}};
      edge(id, "target_" + id, {target}, hue, GraphEdge::Kind::follow);
    }
  }

  // The later SAC judges a fresh action at the next state.
  void add_next_action() {
    node("next_action", NodeKind::data, "policy", "\\tilde{a}'", 3, 0, "new action at s′", "", "next_action");
    edge("next", "policy", {q_target}, "replay");
    edge("policy", "next_action", {q_target}, "policy");
    for (int i = 1; i <= (v_.twin_q ? 2 : 1); ++i) {
      const string judge = (v_.has_target() ? "target_q" : "q") + std::to_string(i);
      edge("next", judge, {q_target}, "replay");
      edge("next_action", judge, {q_target}, "policy");
      edge(judge, "y", {q_target}, i == 1 ? "q1" : "q2");
    }
    if (!v_.has_entropy()) return;
    node("next_log_prob", NodeKind::data, "policy", "\\log\\pi'", 3, 1, "log probability at s′", "", "next_log_prob");
    edge("policy", "next_log_prob", {q_target}, "policy");
    edge("next_log_prob", "y", {q_target}, "policy");
  }

  // min Q, less alpha log pi: what V and the policy learn from.
  void add_judgement() {
    string worth = "q1";
    if (v_.twin_q) {
      node("min_q", NodeKind::sum, "", "\\min Q", 5, 0.5 * (q_lane_[0] + q_lane_[1]), "smaller Q", "", "min_q");
      edge("q1", "min_q", judging_, "q1", GraphEdge::Kind::forward, back_);
      edge("q2", "min_q", judging_, "q2", GraphEdge::Kind::forward, back_);
      worth = "min_q";
    }
    if (v_.has_entropy()) {
      node("soft_value", NodeKind::sum, "", "\\hat{V}", 5, 4, "soft value", "", "soft_value");
      node("alpha", NodeKind::data, "", "\\alpha", 4, 5, "temperature", "", "alpha");
      edge(worth, "soft_value", judging_, "", GraphEdge::Kind::forward, back_);
      edge("log_prob", "soft_value", judging_, "policy", GraphEdge::Kind::forward, back_);
      edge("alpha", "soft_value", judging_);
      worth = "soft_value";
    } else if (!v_.reparameterized) {
      edge("log_prob", "loss_policy", {policy}, "policy");
    }
    if (v_.value_network) edge(worth, "loss_value", {v_update});
    edge(worth, "loss_policy", {policy}, "", GraphEdge::Kind::forward, back_);
  }

  void add_temperature() {
    if (v_.has_entropy() && !v_.value_network) edge("alpha", "y", {q_target});
    if (v_.entropy != EntropyMode::automatic) return;
    edge("log_prob", "loss_alpha", {temperature}, "policy");
    edge("alpha", "loss_alpha", {temperature});
    learn("alpha", "", "\\alpha", 5, "the temperature", temperature, "alpha_loss", "");
  }

  const Variant& v_;
  Graph graph_;
  double q_lane_[2]{};
  double value_lane_ = 0.0;
  Steps judging_, back_;
};

bool contains(const Steps& steps, SubstepId step) { return std::find(steps.begin(), steps.end(), step) != steps.end(); }

}  // namespace

const GraphNode& Graph::node(std::string_view id) const {
  return *std::find_if(nodes.begin(), nodes.end(), [id](const GraphNode& one) { return one.id == id; });
}

Graph graph_of(const Variant& v) { return Builder(v).build(); }

bool is_lit(const GraphEdge& edge, SubstepId step) { return contains(edge.steps, step) || contains(edge.back, step); }

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

}  // namespace sac::gui
