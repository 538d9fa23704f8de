/// \file
/// A lab as the window has it, frame by frame.
#pragma once

#include "lab/lab.h"
#include "sac/schema.h"
#include "wait.h"

inline sac::gui::Lab quick_lab() {
  return sac::gui::Lab(*sac::find_preset("quick"), sac::make_config(*sac::find_preset("quick")));
}
template <typename Done>
bool frames_until(sac::gui::Lab& lab, Done done) {
  return wait_until([&] {
    lab.update(false);
    return done();
  });
}
inline double steps(const sac::gui::Lab& lab, sac::gui::Side side = sac::gui::Side::a) { return lab.run(side).step(); }
/// After the steps that were asked for.
inline std::uint64_t signature(sac::gui::Lab& lab, sac::gui::Side side = sac::gui::Side::a) {
  return lab.run(side).training().signature().get();
}
/// Trains a little and pauses.
inline void train(sac::gui::Lab& lab, double more) {
  const double until = steps(lab) + more;
  lab.set_running(true);
  frames_until(lab, [&] { return steps(lab) > until; });
  lab.set_running(false);
  frames_until(lab, [&] { return !lab.run(sac::gui::Side::a).finishing(); });
}
