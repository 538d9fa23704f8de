#include "update/diagram.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/plot.h"

namespace sac::gui {
namespace {

constexpr float kFlow[] = {7.0F, 3.0F}, kBack[] = {2.0F, 3.0F}, kStep[] = {3.0F, 3.0F};

class Drawing {
 public:
  Drawing(const Box& box, const DiagramState& state, const Theme& theme, const Fonts& fonts)
      : state_(state), theme_(theme), fonts_(fonts), graph_(graph_of(state.variant)), layout_(layout_of(graph_)) {
    scale_ = std::min(box.width / layout_.width, box.height / layout_.height);
    origin_ = box.min();
    if (state.step) lit_ = lit_nodes(graph_, *state.step);
  }

  DiagramAnswer draw() {
    DiagramAnswer answer;
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) draw_edge(graph_.edges[i], layout_.paths[i]);
    draw_batch(answer);
    for (const GraphNode& node : graph_.nodes)
      if (node.id != "replay") draw_node(node, answer);
    return answer;
  }

 private:
  ImVec2 at(DiagramPoint p) const { return {origin_.x + p.x * scale_, origin_.y + p.y * scale_}; }
  float text_scale() const { return std::max(scale_ / unit(), 0.72F); }
  Rgb hue(std::string_view name) const { return hue_colour(name, theme_, theme_.muted); }

  // Through the larger Q no gradient passes.
  bool stops_gradient(const GraphEdge& edge) const {
    if (!state_.reading || !state_.variant.twin_q) return false;
    const Reading& r = *state_.reading;
    const char* larger = value_of("new_q1", r, state_.chosen) > value_of("new_q2", r, state_.chosen) ? "q1" : "q2";
    return edge.from == larger || edge.to == larger;
  }

  void draw_edge(const GraphEdge& edge, const std::vector<DiagramPoint>& path) {
    const bool active = state_.step && is_lit(edge, *state_.step);
    const bool back = active && runs_back(edge, *state_.step) && !stops_gradient(edge);
    const float alpha = !state_.step ? 0.5F : active ? 1.0F : 0.13F;
    const ImU32 rgba = colour(back ? theme_.policy : hue(edge.hue), alpha);
    const float width = (active ? 1.8F : 1.2F) * scale_;
    std::vector<ImVec2> points;
    for (const DiagramPoint& p : path) points.push_back(at(p));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::span<const float> dash;
    if (back)
      dash = kBack;
    else if (edge.kind != GraphEdge::Kind::forward)
      dash = kStep;
    else if (active)
      dash = kFlow;
    if (dash.empty())
      list.AddPolyline(points.data(), static_cast<int>(points.size()), rgba, 0, width);
    else
      draw_dashed_path(points, rgba, width, dash);
    // The arrow's head, at its end or, where the gradient runs back, at its start.
    const ImVec2 tip = back ? points.front() : points.back();
    const ImVec2 before = back ? points[std::min<std::size_t>(2, points.size() - 1)]
                               : points[points.size() - std::min<std::size_t>(3, points.size())];
    const float length = std::max(std::hypot(tip.x - before.x, tip.y - before.y), 1e-3F);
    const ImVec2 way{(tip.x - before.x) / length, (tip.y - before.y) / length};
    const float head = 5.0F * scale_, half = 2.4F * scale_;
    const ImVec2 base = back ? ImVec2{tip.x - head * way.x, tip.y - head * way.y} : tip;
    const ImVec2 end{base.x + head * way.x, base.y + head * way.y};
    list.AddTriangleFilled(end, {base.x - half * way.y, base.y + half * way.x},
                           {base.x + half * way.y, base.y - half * way.x}, rgba);
  }

  void draw_node(const GraphNode& node, DiagramAnswer& answer) {
    const DiagramBox& box = layout_.boxes.at(node.id);
    const ImVec2 low = at({box.x, box.y}), high = at({box.x + box.width, box.y + box.height});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool active = !state_.step || lit_.contains(node.id);
    ImGui::SetCursorScreenPos(low);
    ImGui::PushID(node.id.c_str());
    ImGui::InvisibleButton("node", {high.x - low.x, high.y - low.y});
    const bool focused = active && focusable();
    ImGui::PopID();
    const bool pointed = ImGui::IsItemHovered() || focused;
    if (pointed) answer.pointed = node.id;
    const Rgb rgb = hue(node.hue);
    const float alpha = active ? 1.0F : 0.36F;
    Rgb ground = theme_.panel;
    if (active && node.kind == NodeKind::network) ground = mix(theme_.panel, rgb, 0.14F);
    if (active && node.kind == NodeKind::target) ground = mix(theme_.panel, rgb, 0.07F);
    if (active && node.kind == NodeKind::loss) ground = theme_.raised;
    const bool square = node.kind == NodeKind::network || node.kind == NodeKind::target;
    const float rounding = (square ? 5.0F : 11.0F) * scale_;
    list.AddRectFilled(low, high, colour(ground), rounding);
    const std::string shown = shown_by(node, step());
    const bool hot = pointed || (!state_.hot.empty() && shown == state_.hot);
    const float width = (hot ? 2.4F : node.kind == NodeKind::adam ? 0.8F : 1.1F) * scale_;
    if (node.kind == NodeKind::target) {
      const ImU32 rgba = colour(rgb, alpha);
      const float r = 3.0F * scale_;
      for (const auto& [a, b] : {std::pair(ImVec2{low.x + r, low.y}, ImVec2{high.x - r, low.y}),
                                 std::pair(ImVec2{high.x, low.y + r}, ImVec2{high.x, high.y - r}),
                                 std::pair(ImVec2{high.x - r, high.y}, ImVec2{low.x + r, high.y}),
                                 std::pair(ImVec2{low.x, high.y - r}, ImVec2{low.x, low.y + r})})
        draw_dashed(a, b, rgba, width, kStep);
    } else {
      list.AddRect(low, high, colour(rgb, alpha), rounding, 0, width);
    }
    draw_content(node, low, high, alpha);
  }

  void draw_content(const GraphNode& node, ImVec2 low, ImVec2 high, float alpha) {
    const float middle = 0.5F * (low.y + high.y), s = text_scale() * unit();
    const Tex label = lay_out(node.label, 15.0F * s, fonts_);
    const bool coloured = node.hue != "plain" && node.hue != "replay";
    const Rgb ink = coloured ? hue(node.hue) : theme_.ink;
    const std::string text = node_text(node, state_);
    const bool turns = (node.id == "state" || node.id == "next") && state_.reading && state_.step;
    const float baseline = middle + 4.8F * s;
    if (turns) {
      draw_tex({low.x + 9.0F * scale_, baseline}, label, theme_, fonts_, ink, alpha);
      const double theta = value_of(node.id == "state" ? "angle" : "next_angle", *state_.reading, state_.chosen);
      const ImVec2 hub{high.x - 15.0F * scale_, middle};
      ImGui::GetWindowDrawList()->AddCircle(hub, 8.5F * scale_, colour(theme_.border), 24, 1.0F);
      draw_rod(hub, 8.0F * scale_, theta, colour(theme_.rod, alpha), 2.2F * scale_);
    } else if (text.empty()) {
      draw_tex({0.5F * (low.x + high.x - label.width), baseline}, label, theme_, fonts_, ink, alpha);
    } else {
      draw_tex({low.x + 6.0F * scale_, baseline}, label, theme_, fonts_, ink, alpha);
      const float size = 12.0F * s;
      const float x = high.x - 6.0F * scale_ - width_of(fonts_.small, size, text);
      draw_at_baseline(*ImGui::GetWindowDrawList(), fonts_.small, size, {x, middle + 4.2F * s},
                       colour(theme_.ink, alpha), text);
    }
  }

  void draw_batch(DiagramAnswer& answer) {
    const DiagramBox& box = layout_.batch;
    const ImVec2 low = at({box.x, box.y}), high = at({box.x + box.width, box.y + box.height});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(low, high, colour(theme_.raised), 5.0F * scale_);
    list.AddRect(low, high, colour(theme_.border), 5.0F * scale_);
    ImGui::SetCursorScreenPos(low);
    bool pressed = ImGui::InvisibleButton("batch", {high.x - low.x, high.y - low.y});
    const bool focused = focusable();
    if (ImGui::IsItemHovered() || focused) answer.pointed = "replay";
    const UpdateTrace* trace = state_.reading ? &state_.reading->trace : nullptr;
    if (!trace) return;
    const int first = first_of_page(state_.chosen);
    const int count = std::min(kBatchCells, trace->batch - first);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (pressed && ImGui::IsItemHovered()) {
      const int cell = cell_under(layout_, {(mouse.x - origin_.x) / scale_, (mouse.y - origin_.y) / scale_});
      if (cell < count) answer.chosen = first + cell;
    }
    if (focused) {  // up and down choose, since left and right walk through the update
      const Arrow arrow = pressed_arrow();
      const int by = arrow == Arrow::up ? -1 : arrow == Arrow::down ? 1 : 0;
      if (by != 0) answer.chosen = (state_.chosen + by + trace->batch) % trace->batch;
    }
    const auto [least, most] = std::minmax_element(trace->reward.begin(), trace->reward.end());
    const float cell_size = std::min(box.width / kBatchColumns, box.height / kBatchRows) * scale_;
    const float alpha = !state_.step || lit_.contains("replay") ? 1.0F : 0.36F;
    for (int i = 0; i < count; ++i) {
      const int b = first + i;
      const float share =
          *most > *least ? (trace->reward[static_cast<std::size_t>(b)] - *least) / (*most - *least) : 0.0F;
      const float level = std::min(std::floor(share * kRewardLevels), kRewardLevels - 1.0F) / (kRewardLevels - 1);
      const ImVec2 hub = at(cell_at(layout_, i));
      draw_rod(hub, 0.42F * cell_size, value_of("angle", *state_.reading, b),
               colour(mix(theme_.strong_border, theme_.optimum, level), alpha), 1.7F * scale_);
      if (b == state_.chosen)
        list.AddCircle(hub, 0.5F * cell_size + 0.5F, colour(theme_.rod, alpha), 20, 1.8F * scale_);
    }
  }

  // A pendulum seen from the front: theta counts from upright, counter-clockwise.
  static void draw_rod(ImVec2 hub, float length, double theta, ImU32 rgba, float width) {
    if (!std::isfinite(theta)) return;
    const ImVec2 tip{hub.x - length * static_cast<float>(std::sin(theta)),
                     hub.y - length * static_cast<float>(std::cos(theta))};
    ImGui::GetWindowDrawList()->AddLine(hub, tip, rgba, width);
  }

  const SubstepId* step() const { return state_.step ? &*state_.step : nullptr; }

  const DiagramState& state_;
  const Theme& theme_;
  const Fonts& fonts_;
  Graph graph_;
  DiagramLayout layout_;
  std::set<std::string> lit_;
  ImVec2 origin_{};
  float scale_ = 1.0F;
};

}  // namespace

float diagram_aspect() { return kDiagramWidth / kDiagramHeight; }

std::string node_text(const GraphNode& node, const DiagramState& state) {
  const std::string key = shown_by(node, state.step ? &*state.step : nullptr);
  if (key.empty() || !quantity(key).is_number()) return {};
  std::string text(prefix_of(node, key));
  if (!state.reading) return text + "–";
  const std::optional<int> b = state.step ? std::optional<int>(state.chosen) : std::nullopt;
  return text + format_short(value_of(key, *state.reading, b));
}

DiagramAnswer draw_diagram(const Box& box, const DiagramState& state, const Theme& theme, const Fonts& fonts) {
  return Drawing(box, state, theme, fonts).draw();
}

}  // namespace sac::gui
