/// \file
/// Curves before they are drawn: reduced to what fits into the pixels; the page's web/src/charts/points.ts.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ui/plot.h"

namespace sac::gui {

/// Values over environment steps, which do not fall. NaN: not known there.
struct Curve {
  std::vector<double> steps;
  std::vector<double> values;

  void add(double step, double value) {
    steps.push_back(step);
    values.push_back(value);
  }
};

/// Index of the point nearest to a step. \pre there is one
std::size_t nearest(const Curve& curve, double step);
/// The curve's height at a step, between its points; NaN beyond its ends.
double height_at(const Curve& curve, double step);
/// A metric that is measured at evaluations only: its rows in between repeat it, and fall away here.
Curve at_evaluations(const Curve& rows, std::span<const double> evaluations);

/// What of a curve is drawn over these steps: in each of so many columns the lowest and the highest value, in their
/// order, so that no spike is lost, and both ends, where the curve goes on beyond them. At most 2 `columns` + 2 points,
/// however many the curve has. Where nothing is known, or on a logarithmic axis nothing positive, NaN interrupts it.
std::vector<Point> reduced(const Curve& curve, Range visible, int columns, bool logarithmic = false);

}  // namespace sac::gui
