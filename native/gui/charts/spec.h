/// \file
/// What a chart over environment steps consists of; `catalogue.h` has each of them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "charts/points.h"
#include "lab/recent_runs.h"
#include "lab/training_thread.h"
#include "ui/plot.h"
#include "ui/theme.h"

namespace sac::gui {

enum class ChartId { returns, losses, entropy, bias, actions, gradients };

/// Median and quartiles over many seeds, at evaluations. NaN: not known there.
struct Band {
  Curve median{}, low{}, high{};
};
/// Those of a setting: of its returns, and of metrics by their keys.
struct StudyBand {
  std::string label;
  bool second = false;  ///< of run B
  Band returns{};
  std::map<std::string_view, Band> metrics{};
};

/// What the charts show.
struct ChartSource {
  const Snapshot& a;
  const Snapshot* b = nullptr;      ///< a second run, drawn over the first
  std::optional<double> optimum{};  ///< the best possible return of A's task, where it is known yet
  std::span<const StudyBand> bands{};
  std::span<const RecentRun> recent{};
};

/// A quantity of a run, with its entry in the legend.
struct Trace {
  std::string_view key;
  std::string_view name;  ///< in words
  std::string label;      ///< in TeX; without one the name is shown
  Rgb Theme::*hue;
  AxisSide side = AxisSide::left;
  float width = 1.5F;
  bool smooth = true;  ///< whether smoothing is for it
  bool dots = false;   ///< its points are marked where they are few
  bool dotted = false;
  bool area = false;    ///< the area between the curve and zero is tinted
  bool hidden = false;  ///< only shown when asked for
  bool at_evaluations = false;
  bool banded = false;  ///< has a band behind it where many seeds have been run
};

/// A value that the curves are held against.
struct Line {
  std::string name;
  std::string label;  ///< in the legend; empty: none
  double value;
  Rgb Theme::*hue;
};

struct TimeChart {
  ChartId id;
  std::string_view title;
  std::string_view short_title;  ///< on a small chart
  std::string_view left_unit, right_unit;
  std::optional<AxisSide> log_axis;  ///< the one that can be logarithmic
  bool starts_log = false;           ///< which is the first choice
  std::optional<Range> span;         ///< what the left axis shows in any case while all steps are in view
  std::vector<Trace> traces;
};

}  // namespace sac::gui
