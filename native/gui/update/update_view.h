/// \file
/// One update, step by step: its diagram, and beside it the whole update at a glance, or one sub-step with its formulas
/// and this batch's numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "lab/lab.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"
#include "update/diagram.h"
#include "update/formulas.h"

namespace sac::gui {

class UpdateView {
 public:
  /// Shows the newest update of the run in focus.
  void draw(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);

  /// The sub-step that is shown; nothing: the whole update.
  std::optional<SubstepId> step() const { return step_; }
  /// Shows a sub-step; a training pauses for it, and if there is no update yet, the next one is awaited.
  void show(std::optional<SubstepId> step, Lab& lab);
  /// To the part after or before it; behind the last one, to the next update.
  void walk(int by, Lab& lab);
  /// Formulas instead of words in the overview.
  bool formulas() const { return formulas_; }
  int chosen() const { return chosen_; }

 private:
  void take(const Snapshot& run);
  float draw_head(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);
  std::string note(const Snapshot& run) const;
  void draw_diagram_side(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_overview(const Box& box, Lab& lab, const Theme& theme, const Fonts& fonts);
  void draw_substep(const Box& box, const Substep& step, const Theme& theme, const Fonts& fonts);
  void draw_info(const Box& box, const Theme& theme, const Fonts& fonts) const;
  const Reading* reading() const { return reading_ ? &*reading_ : nullptr; }

  Variant variant_ = variant_of(Config());
  std::shared_ptr<const UpdateTrace> trace_;
  Config config_{};                 // that the trace ran with
  std::optional<Reading> reading_;  // of them; nothing where the trace is of another variant
  std::optional<SubstepId> step_;
  bool formulas_ = true;
  bool asking_ = false;
  int chosen_ = 0;          // transition of the batch
  std::string asked_;       // key of the quantity that is asked about
  std::string asked_node_;  // or the node of the diagram
};

/// What a quantity says about itself in one sentence: symbol, meaning, shape, value.
std::string explain_quantity(std::string_view key, const Reading* reading, std::optional<int> b);

}  // namespace sac::gui
