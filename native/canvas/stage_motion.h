/// \file
/// How the stage's pendulum moves between two samples.
#pragma once

namespace sac {

/// Two samples and their neighbours, where those belong to the same episode; angles in rad.
struct StageMotion {
  double from, to;
  bool has_before;
  double before;
  bool has_after;
  double after;
  double share;  ///< of the way, 0 to 1

  /// \cond stage_motion.inl
#define SAC_STAGE_MOTION(name, value) \
  double name() const { return value; }
#include "stage_motion.inl"
  /// \endcond
};

}  // namespace sac
