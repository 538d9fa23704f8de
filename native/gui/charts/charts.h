/// \file
/// The charts of a run and its counters.
#pragma once

#include <optional>

#include "lab/training_thread.h"
#include "ui/fonts.h"
#include "ui/panel.h"
#include "ui/theme.h"

namespace sac::gui {

/// Training returns, evaluations, the optimum and the moment of solving.
/// \param optimum the best possible return of this task, where it is known yet
void draw_return_chart(const Box& box, const Snapshot& snapshot, std::optional<double> optimum, const Theme& theme,
                       const Fonts& fonts);
/// Losses of Q1, Q2 and V on a logarithmic axis.
void draw_loss_chart(const Box& box, const Snapshot& snapshot, const Theme& theme, const Fonts& fonts);
/// Temperature and policy entropy.
void draw_entropy_chart(const Box& box, const Snapshot& snapshot, const Theme& theme, const Fonts& fonts);
/// Environment steps, gradient updates, episodes, updates per second.
void draw_counters(const Box& box, int columns, const Snapshot& snapshot, const Theme& theme, const Fonts& fonts);

}  // namespace sac::gui
