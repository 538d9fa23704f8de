#include "update/update_view.h"

#include <algorithm>

#include "ui/focus.h"
#include "ui/formula.h"
#include "ui/numbers.h"
#include "ui/widgets.h"
#include "update/diagram_layout.h"

namespace sac::gui {
namespace {

constexpr float kFormula = 16.5F;      // size in layout units
constexpr float kRowsHeight = 380.0F;  // that the sub-steps want below the diagram, in the same

// Text that goes on in the next line at the end of a box. \return its height
float wrapped(ImVec2 at, float width, ImFont* font, Rgb rgb, std::string_view text) {
  push_font(font);
  const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, width);
  ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at, colour(rgb), text.data(),
                                      text.data() + text.size(), width);
  ImGui::PopFont();
  return size.y;
}

std::string shape_of(const Quantity& q, const Reading* reading) {
  if (q.shape == Quantity::Shape::none) return q.of_update ? "one number" : "";
  if (!reading) return {};
  std::string text("[");
  text += std::to_string(reading->trace.batch);
  if (q.shape == Quantity::Shape::action) text.append(", ").append(std::to_string(reading->trace.action_size));
  if (q.shape == Quantity::Shape::observation)
    text.append(", ").append(std::to_string(reading->trace.observation_size));
  return text + "]";
}

// In the diagram's units: the batch's width, and where there is room below it.
constexpr DiagramShape kShape = diagram_shape();
constexpr auto kBatchWidth = static_cast<float>(kShape.batch_length);
constexpr auto kBelowBatch = static_cast<float>(kShape.batch_across + kShape.batch_breadth + 4.0);

float diagram_scale(const Box& box) { return std::min(box.width / kDiagramWidth, box.height / kDiagramHeight); }

}  // namespace

std::string explain_quantity(std::string_view key, const Reading* reading, std::optional<int> b) {
  const Quantity& q = quantity(key);
  std::string text(q.meaning);
  if (const std::string shape = shape_of(q, reading); !shape.empty()) text += " Shape: " + shape + ".";
  if (!reading) return text;
  if (b && q.of_sample) text += " Transition " + std::to_string(*b + 1) + ": " + text_of(key, *reading, b) + ".";
  if (q.is_number()) text += (q.of_sample ? " Batch mean: " : " Value: ") + text_of(key, *reading, std::nullopt) + ".";
  return text;
}

void UpdateView::take(const Snapshot& run) {
  variant_ = variant_of(run.config);
  if (run.trace != trace_) {
    trace_ = run.trace;
    config_ = run.config;
    asking_ = false;
  }
  reading_.reset();
  if (trace_ && variant_of(config_) == variant_ && fits(*trace_, variant_))
    reading_.emplace(make_reading(*trace_, config_));
  if (run.running && !asking_) step_.reset();
  const auto steps = substeps_of(variant_);
  if (step_ && std::none_of(steps.begin(), steps.end(), [this](const Substep& s) { return s.id == *step_; }))
    step_.reset();
  chosen_ = reading_ ? std::clamp(chosen_, 0, trace_->batch - 1) : 0;
}

void UpdateView::show(std::optional<SubstepId> step, Lab& lab) {
  step_ = step;
  asked_.clear();
  asked_node_.clear();
  if (!step) return;
  lab.set_running(false);
  if (reading_) return;
  asking_ = true;
  lab.trace_update();
}

void UpdateView::walk(int by, Lab& lab) {
  const auto steps = substeps_of(variant_);
  std::ptrdiff_t at = -1;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (step_ == steps[i].id) at = static_cast<std::ptrdiff_t>(i);
  at += by;
  if (at < 0) {
    show(std::nullopt, lab);
  } else if (at < std::ssize(steps)) {
    show(steps[static_cast<std::size_t>(at)].id, lab);
  } else {
    step_ = steps.front().id;
    asking_ = true;
    lab.trace_update();
  }
}

void UpdateView::draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  take(lab.focused().snapshot());
  const float head = draw_head(box, lab, theme, fonts);
  const Box body{box.x, box.y + head, box.width, std::max(box.height - head, 1.0F)};
  // The diagram above, or side by side where a wide panel is too flat for that.
  const bool flat = body.height - body.width / diagram_aspect() < kRowsHeight * u;
  const bool beside = body.width > 900.0F * u && flat;
  const float gap = 18.0F * u;
  Box left = body, right = body;
  if (beside) {
    left.width = std::min(0.55F * body.width, body.height * diagram_aspect() + 20.0F * u);
    right.x = left.right() + gap;
    right.width = body.right() - right.x;
  } else {
    left.height = std::min(body.width / diagram_aspect() + 24.0F * u, 0.55F * body.height);
    right.y = left.bottom() + 8.0F * u;
    right.height = std::max(body.bottom() - right.y, 1.0F);
  }
  draw_diagram_side(left, lab, theme, fonts);
  const float info = 46.0F * u;
  const Box panel{right.x, right.y, right.width, std::max(right.height - info, 1.0F)};
  const auto steps = substeps_of(variant_);
  const auto current = std::find_if(steps.begin(), steps.end(), [this](const Substep& s) { return step_ == s.id; });
  if (current == steps.end())
    draw_overview(panel, lab, theme, fonts);
  else
    draw_substep(panel, *current, theme, fonts);
  draw_info({right.x, panel.bottom(), right.width, info}, theme, fonts);
}

std::string UpdateView::note(const Snapshot& run) const {
  if (!reading_ && asking_) return "until the next update…";
  if (!reading_ && trace_) return "none yet with these settings";
  if (!reading_) {
    const double first = static_cast<double>(run.first_update_step);
    return first > run.metrics.environment_steps ? "updates begin at step " + format_count(first) : "none yet";
  }
  return "update " + format_count(static_cast<double>(trace_->update)) +
         (step_ ? ", transition " + std::to_string(chosen_ + 1) : ", batch means");
}

float UpdateView::draw_head(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const float row = 26.0F * u;
  // In a narrow panel the buttons want the room.
  const std::string title = box.width > 480.0F * u ? "One update, step by step" : "One update";
  const float tile = lab.comparing() ? run_tile({box.x, box.y + 2.0F * u}, lab.focus() == Side::b, theme, fonts) : 0.0F;
  text_at({box.x + tile, box.y + 3.0F * u}, fonts.bold, colour(theme.ink), title);
  float x = box.x + tile + text_size(fonts.bold, title).x + 12.0F * u;

  // From the right: the buttons that walk, then the parts.
  const auto steps = substeps_of(variant_);
  float right = box.right();
  const auto place = [&](float width) {
    right -= width;
    ImGui::SetCursorScreenPos({right, box.y});
    right -= 6.0F * u;
  };
  const float next_width = chip_size("Next update", fonts).x;
  place(next_width);
  if (chip("next update", "Next update", false, {}, theme, fonts)) {
    asking_ = true;
    lab.trace_update();
  }
  tooltip("Pause, and write down the next update");
  const std::string walk_name = step_ ? "Next ›" : "Step through";
  place(chip_size(walk_name, fonts).x);
  if (chip("walk", walk_name, true, {}, theme, fonts)) walk(1, lab);
  place(chip_size("‹", fonts).x);
  if (chip("back", "‹", false, {}, theme, fonts, step_.has_value())) walk(-1, lab);
  tooltip("Previous part");
  if (!step_) {
    place(chip_size("Formulas", fonts).x);
    if (chip("formulas", "Formulas", formulas_, {}, theme, fonts)) formulas_ = !formulas_;
  }

  std::string text = note(lab.focused().snapshot());
  const auto fits = [&] { return x + text_size(fonts.small, text).x <= right; };
  if (!fits()) text.resize(std::min(text.find(", "), text.size()));  // which transition stands by the batch, too
  if (!fits()) text.clear();
  text_at({x, box.y + 4.5F * u}, fonts.small, colour(theme.muted), text);
  x += text_size(fonts.small, text).x + 18.0F * u;

  float whole = chip_size("Overview", fonts).x + 4.0F * u;
  for (std::size_t i = 0; i < steps.size(); ++i)
    whole += chip_size(std::to_string(i + 1) + " " + std::string(steps[i].name), fonts).x + 4.0F * u;
  float y = box.y;
  if (x + whole > right) {
    x = box.x;
    y += row + 2.0F * u;
  }
  const auto part = [&](const std::string& name, std::optional<SubstepId> id) {
    if (x > box.x && x + chip_size(name, fonts).x > box.right()) {
      x = box.x;
      y += row + 2.0F * u;
    }
    ImGui::SetCursorScreenPos({x, y});
    ImGui::PushID(name.c_str());
    if (chip("part", name, step_ == id, {}, theme, fonts)) show(id, lab);
    ImGui::PopID();
    x += chip_size(name, fonts).x + 4.0F * u;
  };
  part("Overview", std::nullopt);
  for (std::size_t i = 0; i < steps.size(); ++i)
    part(std::to_string(i + 1) + " " + std::string(steps[i].name), steps[i].id);
  return y + row + 8.0F * u - box.y;
}

void UpdateView::draw_diagram_side(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const DiagramState state{variant_, reading(), step_, chosen_, asked_};
  // The chooser stands below the batch, or above the diagram where the batch is narrower.
  const float least = 92.0F * u, row = 24.0F * u;
  const bool above = diagram_scale(box) * kBatchWidth < least;
  const Box drawing = above ? Box{box.x, box.y + row, box.width, std::max(box.height - row, 1.0F)} : box;
  const DiagramAnswer answer = draw_diagram(drawing, state, theme, fonts);
  if (reading_) {
    const Config& config = lab.focused().snapshot().config;
    const double stored =
        std::min(lab.focused().snapshot().metrics.environment_steps, static_cast<double>(config.buffer_capacity));
    const std::string count = format_count(trace_->batch) + " of " + format_count(stored);
    text_at({box.x, box.y + (above ? 2.0F * u : 0.0F)}, fonts.small, colour(theme.muted), count);
    // Chooses the transition before or after it.
    const float scale = diagram_scale(box);
    const float x = above ? box.x + text_size(fonts.small, count).x + 14.0F * u : box.x;
    const float y = box.y + (above ? 0.0F : kBelowBatch * scale);
    const auto move = [&](int by) { chosen_ = (chosen_ + by + trace_->batch) % trace_->batch; };
    ImGui::SetCursorScreenPos({x, y});
    if (chip("previous transition", "‹", false, {20.0F * u, 20.0F * u}, theme, fonts, trace_->batch > 1)) move(-1);
    tooltip("Previous transition");
    const float end = x + std::max(kBatchWidth * scale, least);
    ImGui::SetCursorScreenPos({end - 20.0F * u, y});
    if (chip("next transition", "›", false, {20.0F * u, 20.0F * u}, theme, fonts, trace_->batch > 1)) move(1);
    tooltip("Next transition");
    text_at({0.5F * (x + end), y + 2.0F * u}, fonts.small, colour(theme.muted),
            std::to_string(chosen_ + 1) + " of " + std::to_string(trace_->batch), Align::centre);
  }
  if (answer.chosen) {
    chosen_ = *answer.chosen;
    if (!step_) show(SubstepId::sample, lab);
  }
  if (answer.pointed) {
    const Graph graph = graph_of(variant_);
    const GraphNode& node = graph.node(*answer.pointed);
    asked_node_ = node.id;
    asked_ = shown_by(node, step_ ? &*step_ : nullptr);
  } else if (!asked_node_.empty()) {
    asked_node_.clear();
    asked_.clear();
  }
}

void UpdateView::draw_overview(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  const auto steps = substeps_of(variant_);
  const float row = std::min(box.height / static_cast<float>(steps.size()), 56.0F * u);
  const float size = kFormula * u * std::clamp(row / (32.0F * u), 1.0F, 1.7F);  // on a large screen they grow
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const float y = box.y + (static_cast<float>(i) + 0.5F) * row - 13.0F * u;
    ImGui::SetCursorScreenPos({box.x - 4.0F * u, y});
    ImGui::PushID(static_cast<int>(i));
    bool pressed = ImGui::InvisibleButton("substep", {112.0F * u, std::min(row, 26.0F * u) - 1.0F});
    pressed = (focusable() && focus_pressed()) || pressed;
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    text_at({box.x, y + 3.0F * u}, fonts.small, colour(theme.muted), std::to_string(i + 1));
    text_at({box.x + 16.0F * u, y + 1.5F * u}, fonts.bold, colour(hovered ? theme.accent : theme.ink), steps[i].name);
    // What came out, from the right.
    float right = box.right();
    const auto outcomes = outcomes_of(steps[i].id, variant_);
    for (std::size_t k = outcomes.size(); reading_ && k-- > 0;) {
      const std::string text = text_of(outcomes[k], *reading_, std::nullopt);
      const Tex symbol = lay_out(quantity(outcomes[k]).symbol, 14.5F * u, fonts);
      right -= std::max(text_size(fonts.small, text).x, 52.0F * u);
      text_at({right + std::max(text_size(fonts.small, text).x, 52.0F * u), y + 3.0F * u}, fonts.small,
              colour(theme.ink), text, Align::right);
      right -= symbol.width + 6.0F * u;
      draw_tex({right, y + 15.0F * u}, symbol, theme, fonts, theme.muted);
      right -= 16.0F * u;
    }
    const float x = box.x + 112.0F * u;
    if (formulas_) {
      const std::string source = summary_of(steps[i].id, variant_);
      Tex tex = lay_out(source, size, fonts);
      if (x + tex.width > right) tex = lay_out(source, size * std::max((right - x) / tex.width, 0.6F), fonts);
      if (x + tex.width <= right + 2.0F) draw_tex({x, y + 15.5F * u}, tex, theme, fonts, theme.ink);
    } else if (x + text_size(fonts.small, steps[i].words).x < right) {
      text_at({x, y + 3.0F * u}, fonts.small, colour(theme.muted), steps[i].words);
    }
    if (pressed) show(steps[i].id, lab);
  }
}

void UpdateView::draw_substep(const Box& box, const Substep& step, const Theme& theme, const Fonts& fonts) {
  const float u = unit();
  float y = box.y + wrapped(box.min(), box.width, fonts.text, theme.ink, step.sentence) + 10.0F * u;
  const bool had_node = !asked_node_.empty();
  std::string asked = had_node ? asked_ : std::string();
  // A formula that is too long for its line is set smaller.
  const auto formula = [&](const std::string& source, float x, float width) {
    Tex tex = lay_out(source, kFormula * u, fonts);
    if (tex.width > width) tex = lay_out(source, std::max(kFormula * u * width / tex.width, 10.0F * u), fonts);
    const float baseline = y + std::max(tex.ascent, 14.0F * u);
    for (const TexSpot& spot : tex.spots) {
      const ImVec2 low{x + spot.x, baseline + spot.y}, high{low.x + spot.width, low.y + spot.height};
      const bool pointed = ImGui::IsMouseHoveringRect(low, high);
      if (pointed && !had_node) asked = spot.key;
      if (spot.key == asked_ && !asked_.empty())
        ImGui::GetWindowDrawList()->AddRectFilled({low.x - 2.0F * u, low.y - 1.0F * u},
                                                  {high.x + 2.0F * u, high.y + 1.0F * u}, colour(theme.accent_soft),
                                                  3.0F * u);
    }
    draw_tex({x, baseline}, tex, theme, fonts, theme.ink);
    return std::pair(tex.width, baseline - y + tex.descent);
  };
  for (const FormulaRow& row : formulas_of(step.id, variant_, reading(), chosen_)) {
    if (y > box.bottom() - 10.0F * u) break;
    const float indent = row.definition ? 0.0F : 14.0F * u;
    if (!row.definition)
      ImGui::GetWindowDrawList()->AddLine({box.x + 4.0F * u, y}, {box.x + 4.0F * u, y + 22.0F * u},
                                          colour(theme.border), 2.0F * u);
    auto [width, height] = formula(row.tex, box.x + indent, box.width - indent);
    float x = box.x + indent + width + 26.0F * u;
    for (const std::string& source : row.batch) {
      const float needed = lay_out(source, kFormula * u, fonts).width;
      if (x + needed > box.right()) {  // the batch's numbers below the transition's
        y += height + 4.0F * u;
        x = box.x + indent;
      }
      height = std::max(formula(source, x, box.width).second, height);
      x += needed + 20.0F * u;
    }
    y += height + 9.0F * u;
  }
  if (!had_node) asked_ = asked;
}

void UpdateView::draw_info(const Box& box, const Theme& theme, const Fonts& fonts) const {
  const float u = unit();
  ImGui::GetWindowDrawList()->AddLine({box.x, box.y + 4.0F * u}, {box.right(), box.y + 4.0F * u}, colour(theme.border));
  const ImVec2 at{box.x, box.y + 10.0F * u};
  const std::optional<int> b = step_ ? std::optional<int>(chosen_) : std::nullopt;
  if (asked_.empty() && asked_node_.empty()) {
    std::string text = "The diagram and its numbers come with the next update.";
    if (reading_) text = "Point at a part of the diagram to read what it is, or step through the update.";
    if (step_) {
      const auto steps = substeps_of(variant_);
      const auto current = std::find_if(steps.begin(), steps.end(), [this](const Substep& s) { return step_ == s.id; });
      text =
          (current->hint.empty() ? "Point at a symbol or a part of the diagram to read what it is." : current->hint) +
          "\n" + current->source;
    }
    wrapped(at, box.width, fonts.small, theme.muted, text);
    return;
  }
  std::string symbol, text;
  if (!asked_.empty()) symbol = quantity(asked_).symbol, text = explain_quantity(asked_, reading(), b);
  if (!asked_node_.empty()) {
    const Graph graph = graph_of(variant_);
    const GraphNode& node = graph.node(asked_node_);
    symbol = node.label;
    if (!node.meaning.empty()) text = node.meaning + (text.empty() ? "" : " It shows: " + text);
  }
  const Tex tex = lay_out(symbol, 15.0F * u, fonts);
  draw_tex({at.x, at.y + 12.0F * u}, tex, theme, fonts, theme.ink);
  wrapped({at.x + tex.width + 10.0F * u, at.y}, box.width - tex.width - 10.0F * u, fonts.small, theme.muted, text);
}

}  // namespace sac::gui
